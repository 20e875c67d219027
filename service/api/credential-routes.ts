import { Router } from 'express';
import type { ProofAnswer } from '../registrar/proof-of.ts';
import type { PublicRegistrar } from '../registrar/registrar.ts';
import { hashParameters } from './parameters.ts';
import { methodNotAllowed } from './route-failures.ts';

/** `GET /v1/credentials/{hash}/proof` and `/status`. */
export function credentialRoutes(registrar: PublicRegistrar): Router {
  const router = Router();

  router
    .route('/:hash/proof')
    .get(async (request, response) => {
      const { hash } = hashParameters.parse(request.params);
      const proof = await registrar.proof(hash);
      // The proof of a sealed batch never changes; an hour, since after a void anchor the hints do.
      response.setHeader('Cache-Control', 'public, max-age=3600');
      response.setHeader('ETag', proofTag(proof));
      response.json(proof);
    })
    .all(methodNotAllowed(['GET']));

  router
    .route('/:hash/status')
    .get(async (request, response) => {
      const { hash } = hashParameters.parse(request.params);
      response.json(await registrar.status(hash));
    })
    .all(methodNotAllowed(['GET']));

  return router;
}

/** Names the answer without hashing it: by hash and root, and by the transaction of the hints. */
function proofTag({ credentialHash, root, hints }: ProofAnswer): string {
  const part = (hash: string | undefined): string => hash?.slice(2, 18) ?? '';
  return `"${part(credentialHash)}-${part(root)}-${part(hints?.transactionHash)}-${hints?.blockNumber ?? ''}"`;
}
