import express, { type RequestHandler, Router } from 'express';
import { CairnError } from '../core/errors.ts';
import { documentLimits } from '../core/strict-json.ts';
import { verdictJson } from '../core/verdict-json.ts';
import type { PublicRegistrar } from '../registrar/registrar.ts';
import { methodNotAllowed } from './route-failures.ts';

/**
 * `POST /v1/verify`: the advisory verdict on a certificate file or a credential. The body is taken as bytes, since only
 * core's strict reader may say what it means; broken JSON is a verdict (`malformed`), not a failure.
 */
export function verifyRoute(registrar: PublicRegistrar): Router {
  const router = Router();
  router
    .route('/')
    .post(jsonTypesOnly, readBytes, async (request, response) => {
      const body: unknown = request.body;
      const bytes = body instanceof Uint8Array ? body : new Uint8Array();
      response.json(verdictJson(await registrar.verify(bytes)));
    })
    .all(methodNotAllowed(['POST']));
  return router;
}

const readBytes = express.raw({ type: () => true, limit: documentLimits.maxBytes, inflate: false });

/** `application/json`, and types that are written in JSON: `application/vc`, and those of RFC 6839 as `application/ld+json`. */
const jsonType = /^application\/(?:json|vc|[a-z0-9.+-]+\+json)\s*(?:;|$)/i;

const jsonTypesOnly: RequestHandler = (request, _response, next) => {
  if (!jsonType.test(request.get('Content-Type') ?? '')) {
    throw new CairnError('unsupported-media-type', 'The body of the request is not said to be JSON.', {
      remedy: 'Send a certificate file or a credential with Content-Type: application/json.',
    });
  }
  next();
};
