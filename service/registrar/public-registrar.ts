import { batchOf } from './batch-of.ts';
import { didDocument } from './did-document.ts';
import { briefHealthOf } from './health.ts';
import type { Installation } from './installation.ts';
import { listManifests } from './list-manifests.ts';
import { manifestOf } from './manifest-of.ts';
import { proofOf } from './proof-of.ts';
import type { PublicRegistrar } from './registrar.ts';
import { Revocations } from './revocations.ts';
import { StatusLists } from './status-list-of.ts';
import { statusOf } from './status-of.ts';
import { verifyHere } from './verify-document.ts';

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
    health: briefHealthOf(installation),
  };
}
