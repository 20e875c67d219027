import { Router } from 'express';
import { formatManifest } from '../core/manifest.ts';
import type { PublicRegistrar } from '../registrar/registrar.ts';
import { batchParameters } from './parameters.ts';
import { methodNotAllowed } from './route-failures.ts';

/** `GET /v1/batches/{batchId}` and `.../manifest`. */
export function batchRoutes(registrar: PublicRegistrar): Router {
  const router = Router();

  router
    .route('/:batchId')
    .get(async (request, response) => {
      const { batchId } = batchParameters.parse(request.params);
      response.json(await registrar.batch(batchId));
    })
    .all(methodNotAllowed(['GET']));

  router
    .route('/:batchId/manifest')
    .get(async (request, response) => {
      const { batchId } = batchParameters.parse(request.params);
      const manifest = formatManifest(await registrar.manifest(batchId));
      // A sealed batch never changes.
      response.setHeader('Cache-Control', 'public, max-age=86400');
      response.type('json').send(manifest);
    })
    .all(methodNotAllowed(['GET']));

  return router;
}

/** `GET /status/{batchId}`: the W3C status list credential that `credentialStatus` names. */
export function statusListRoute(registrar: PublicRegistrar): Router {
  const router = Router();
  router
    .route('/:batchId')
    .get(async (request, response) => {
      const { batchId } = batchParameters.parse(request.params);
      // The media type of a credential without an enveloping proof (VCDM 2.0, section 6).
      response.type('application/vc').send(JSON.stringify(await registrar.statusList(batchId)));
    })
    .all(methodNotAllowed(['GET']));
  return router;
}
