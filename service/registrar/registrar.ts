import type { BatchId } from '../core/batch-id.ts';
import type { CredentialHash, MerkleRoot } from '../core/hex.ts';
import type { JsonObject } from '../core/json.ts';
import type { Manifest } from '../core/manifest.ts';
import type { Pins } from '../core/pins.ts';
import type { Verdict } from '../core/verdict.ts';
import type { BatchAnswer } from './certificates/batch-of.ts';
import type { ManifestPage } from './certificates/list-manifests.ts';
import type { ProofAnswer } from './certificates/proof-of.ts';
import type { StatusAnswer } from './certificates/status-of.ts';
import type { CaseCatalogue } from './frameworks/case-catalogue.ts';
import type { Health } from './health.ts';
import type { RevocationPage, RevocationQuery } from './verification/revocations.ts';
import type { VerifyOptions } from './verification/verify-document.ts';

/** What anyone may ask of an installation. Nothing here says anything about a person but to who holds the document. */
export interface PublicRegistrar {
  /** @throws CairnError `credential-not-found`, `anchor-pending` */
  proof(hash: CredentialHash): Promise<ProofAnswer>;
  /** Read from the chain. @throws CairnError `credential-not-found`, `anchor-pending`, `chain-unavailable` */
  status(hash: CredentialHash): Promise<StatusAnswer>;
  /** The advisory verdict on a certificate file or a credential. Never throws for what the bytes are. */
  verify(bytes: Uint8Array, options?: VerifyOptions): Promise<Verdict>;
  /** The manifests that are handed out, by the ids of their batches. */
  manifests(query: {
    readonly root?: MerkleRoot | undefined;
    readonly after?: BatchId | undefined;
  }): Promise<ManifestPage>;
  /** Every revocation in the registry, read from the chain. @throws CairnError `chain-unavailable` */
  revocations(query: RevocationQuery): Promise<RevocationPage>;
  /** @throws CairnError `batch-not-found` */
  batch(batchId: BatchId): Promise<BatchAnswer>;
  /** @throws CairnError `batch-not-found`, `batch-not-final` */
  manifest(batchId: BatchId): Promise<Manifest>;
  /** The W3C Bitstring Status List credential, computed from the chain. @throws as `manifest`, and `chain-unavailable` */
  statusList(batchId: BatchId): Promise<JsonObject>;
  /** @throws CairnError `issuer-not-registered` */
  didDocument(): JsonObject;
  /** What this installation pins, for its verify page to start from. */
  readonly pins: Pins;
  /** Published frameworks, for software that reads CASE. */
  readonly caseCatalogue: Pick<CaseCatalogue, 'documents' | 'find' | 'packageOf'>;
  health(): Promise<Health>;
}
