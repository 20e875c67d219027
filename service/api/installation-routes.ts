import { Router } from 'express';
import { pinsToJson } from '../core/pins-json.ts';
import type { PublicRegistrar } from '../registrar/registrar.ts';

import { readableByAnyone } from './response-headers.ts';
import { methodNotAllowed } from './route-failures.ts';

/** What an installation says of itself: `/.well-known/did.json`, `/pins.json` and `/health`. */
export function installationRoutes(registrar: PublicRegistrar): Router {
  const router = Router();

  // The DID document is for verifiers on pages of other origins; what stands in it can change with the configuration.
  router
    .route('/.well-known/did.json')
    .all(readableByAnyone)
    .get((_request, response) => {
      response.setHeader('Cache-Control', 'no-cache');
      response.type('application/did+json').send(JSON.stringify(registrar.didDocument()));
    })
    .all(methodNotAllowed(['GET']));

  router
    .route('/pins.json')
    .all(readableByAnyone)
    .get((_request, response) => {
      response.setHeader('Cache-Control', 'no-cache');
      response.json(pinsToJson(registrar.pins));
    })
    .all(methodNotAllowed(['GET']));

  // 200 as long as the service itself is well: what restarts it on a failure must not do so for a chain that is away.
  router
    .route('/health')
    .get(async (_request, response) => {
      const health = await registrar.health();
      response.status(health.status === 'failing' ? 503 : 200).json(health);
    })
    .all(methodNotAllowed(['GET']));

  return router;
}
