import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { CairnError } from '../core/errors.ts';
import { problemOf, sendProblem } from './problem.ts';
import { recordOf } from './request-record.ts';
import type { Route } from './route.ts';

/**
 * For methods that an address does not have; answers OPTIONS. Browsers' preflight requests (the Fetch standard's CORS
 * protocol) are told of what pages of other origins may do, and of nothing that takes a key.
 */
export function methodNotAllowed(routes: readonly Pick<Route, 'method' | 'crossOrigin'>[]): RequestHandler {
  const allowed = listed(routes);
  const crossOrigin = routes.filter((route) => route.crossOrigin);
  return (request, response) => {
    response.setHeader('Allow', allowed);
    if (crossOrigin.length > 0) response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method !== 'OPTIONS') {
      throw new CairnError('method-not-allowed', `${request.method} is not possible here.`, {
        remedy: `Possible are ${allowed}.`,
      });
    }
    if (crossOrigin.length > 0) {
      response.setHeader('Access-Control-Allow-Methods', listed(crossOrigin));
      response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
      response.setHeader('Access-Control-Max-Age', '86400');
    }
    response.status(204).end();
  };
}

function listed(routes: readonly Pick<Route, 'method'>[]): string {
  return [...routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');
}

/** For addresses at which there is nothing. */
export const routeNotFound: RequestHandler = () => {
  throw new CairnError('route-not-found', 'There is nothing at this address.', {
    remedy: 'Check the address. A certificate is checked at /verify.',
  });
};

/**
 * Answers every failure with a problem document, and logs those that are the service's own. The log tells route, not
 * address, and no body: a hash in it would tell whose certificate was looked at.
 */
export function reportFailures(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { problem, logged } = problemOf(error);
    const { id, route } = recordOf(response);
    if (logged) logger.error({ id, err: error, method: request.method, route }, 'request failed');
    if (response.headersSent) {
      // Too late for an answer: Express ends the connection, so that nobody takes half of one for the whole.
      next(error);
      return;
    }
    sendProblem(response, problem);
  };
}
