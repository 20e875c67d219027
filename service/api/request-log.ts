import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../registrar/access/actor.ts';
import type { Metrics } from './metrics.ts';
import { beginRecord } from './request-record.ts';

/**
 * Notes every answer: in the log the route, never the address; status, duration, the request's id, and the id of the key
 * that was shown. Nobody's name or address, and nothing that stood in the request.
 */
export function requestLog(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const record = beginRecord(response);
    response.setHeader('X-Request-Id', record.id);
    response.once('close', () => {
      const { id, began, actor } = record;
      const route = record.route ?? 'none';
      const milliseconds = performance.now() - began;
      metrics.requests.count(request.method, route, response.statusCode, milliseconds / 1000);
      if (!logger.isLevelEnabled('info')) return;
      logger.info(
        {
          ...{ id, method: request.method, route, status: response.statusCode, ms: Math.round(milliseconds * 10) / 10 },
          ...(actor === null ? {} : { actor: shown(actor) }),
          ...(response.writableFinished ? {} : { brokenOff: true }),
        },
        'answered',
      );
    });
    next();
  };
}

/**
 * A key by its id. Of a person with a token only that it was one: some providers take an e-mail address for a subject. Of
 * a learner too: when somebody learns is nobody's business.
 */
function shown({ kind, id }: Actor) {
  return kind === 'oidc' || kind === 'learner' ? { kind } : { kind, id };
}
