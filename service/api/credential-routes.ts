import { type Request, type Response, Router } from 'express';
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
      sendTaggedJson(request, response, proof);
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

/**
 * As `response.json` for an answer that has its ETag; but the text goes out in one piece with the headers, where Express
 * makes a buffer of it first, for the tag that it need not compute here.
 */
function sendTaggedJson(request: Request, response: Response, value: ProofAnswer): void {
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const text = JSON.stringify(value);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
