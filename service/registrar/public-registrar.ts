import { batchOf } from './certificates/batch-of.ts';
import { listManifests } from './certificates/list-manifests.ts';
import { manifestOf } from './certificates/manifest-of.ts';
import { proofOf } from './certificates/proof-of.ts';
import { StatusLists } from './certificates/status-list-of.ts';
import { statusOf } from './certificates/status-of.ts';
import { CaseCatalogue } from './frameworks/case-catalogue.ts';
import { briefHealthOf } from './health.ts';
import type { Installation } from './installation.ts';
import { didDocument } from './issuer/did-document.ts';
import type { PublicRegistrar } from './registrar.ts';
import { Revocations } from './verification/revocations.ts';
import { verifyHere } from './verification/verify-document.ts';

/** What anyone may ask of this installation. */
export function createPublicRegistrar(installation: Installation): PublicRegistrar {
  const statusLists = new StatusLists(installation);
  const revocations = new Revocations(installation);
  return {
    proof: (hash) => proofOf(installation, hash),
    status: (hash) => statusOf(installation, hash),
    verify: (bytes, options) => verifyHere(installation, bytes, options),
    manifests: (query) => listManifests(installation, query),
    revocations: (query) => revocations.page(query),
    batch: (batchId) => batchOf(installation, batchId),
    manifest: (batchId) => manifestOf(installation, batchId),
    statusList: (batchId) => statusLists.of(batchId),
    didDocument: () => didDocument(installation),
    pins: installation.publicPins,
    caseCatalogue: new CaseCatalogue(installation),
    health: briefHealthOf(installation),
  };
}
