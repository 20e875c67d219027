import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyRole } from '../../service/chain/key-role.ts';
import type { LocalNodeOptions } from '../../service/chain/local-node.ts';
import { readRegistry } from '../../service/chain/read-registry.ts';
import type { Signer } from '../../service/chain/transaction-signing.ts';
import { type CredentialHash, parseCredentialHash } from '../../service/core/hex.ts';
import type { FinalityRule, Pins } from '../../service/core/pins.ts';
import type { Verdict } from '../../service/core/verdict.ts';
import { verifyDocument } from '../../service/core/verify.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { type Pathway, pathwayDigest } from '../../service/pathway/pathway.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { registerIssuer } from '../../service/registrar/issuer/register-issuer.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { publishOnChain } from '../../service/registrar/pathways/chain-publication.ts';
import { keepPathway } from '../../service/registrar/pathways/keep-pathway.ts';
import { type CohortLearner, importCohort } from '../../service/registrar/results/import-cohort.ts';
import { type BatchRow, batchById } from '../../service/store/batches.ts';
import { batchCredentialHashes } from '../../service/store/credentials.ts';
import { openStore } from '../../service/store/store.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';

export const did = 'did:web:college.example';

/** Accounts of the local chain by role; 0 has deployed the registry, from 4 on they are free. */
const accountOf: Record<KeyRole, number> = { admin: 1, anchor: 2, revoke: 3 };

export interface AnvilInstallationOptions extends LocalNodeOptions {
  /** Default: one confirmation, since a node that mines on demand calls its last blocks final never. */
  readonly finality?: FinalityRule;
  /** Whether the pathway version of its cohorts stands on the chain from the start; default true. */
  readonly published?: boolean;
}

/** An installation with a real store file and a real chain, and what tests do with it. */
export interface AnvilInstallation {
  readonly installation: Installation;
  readonly chain: RegistryOnAnvil;
  readonly folder: string;
  /** A sealed batch of certificates for a new cohort of so many learners. */
  seal(learners: number): Promise<SealedTestBatch>;
  /** The verdict of a verifier who pins this installation's deployment and issuer. */
  verify(text: string): Promise<Verdict>;
  close(): Promise<void>;
}

export interface SealedTestBatch {
  readonly batch: BatchRow;
  readonly hashes: readonly CredentialHash[];
}

/** Starts chain and store, without an issuer registered yet. */
export async function startUnregistered(options: AnvilInstallationOptions = {}): Promise<AnvilInstallation> {
  const { finality = { confirmations: 1 }, published, ...nodeOptions } = options;
  const chain = await startRegistry(nodeOptions);
  const folder = await mkdtemp(join(tmpdir(), 'cairn-test-'));
  const store = await openStore(join(folder, 'cairn.sqlite'));
  const deployment = { ...chain.pin, finality };
  return anvilInstallation(folder, chain, {
    store,
    deployment,
    issuer: { did, name: 'Example College', issuerId: null },
    publicUrl: 'https://college.example',
    pins: { deployments: [deployment], issuers: [] },
    publicPins: { deployments: [deployment], issuers: [] },
    digests: { sha: nativeSha256, keccak: await createWasmKeccak256() },
    signer: async (role) => chain.signer(accountOf[role]),
    now: () => new Date(),
  });
}

/** Starts chain and store with a registered issuer. */
export async function startInstallation(options: AnvilInstallationOptions = {}): Promise<AnvilInstallation> {
  const { folder, chain, installation } = await startUnregistered(options);
  const { issuerId } = await registerIssuer(installation, async () => {});
  const registered = registeredAs(installation, issuerId);
  if (options.published ?? true) {
    const pathway = await keepPathway(installation.store.db, shippedPathway('oulad-aaa'));
    await publishOnChain(registered, pathwayDigest(pathway));
  }
  return anvilInstallation(folder, chain, registered);
}

/** The installation once its issuer has this id, with the issuer pinned. */
export function registeredAs(installation: Installation, issuerId: bigint): Installation {
  const { chainId, registry } = installation.deployment;
  return {
    ...installation,
    issuer: { ...installation.issuer, issuerId },
    pins: { ...installation.pins, issuers: [{ did, chainId, registry, issuerId }] },
  };
}

/** The same installation with another key in a role. */
export function withKey(installation: Installation, role: KeyRole, signer: Signer): Installation {
  return { ...installation, signer: async (asked) => (asked === role ? signer : installation.signer(asked)) };
}

/** The same installation through another endpoint. */
export function through(installation: Installation, url: string): Installation {
  return { ...installation, deployment: { ...installation.deployment, rpcUrls: [url] } };
}

function anvilInstallation(folder: string, chain: RegistryOnAnvil, installation: Installation): AnvilInstallation {
  return {
    installation,
    chain,
    folder,
    seal: (learners) => sealBatchOf(installation, learners),
    verify: (text) => verifyBy(installation.pins, text),
    close: async () => {
      await installation.store.close();
      await chain.anvil.kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** Imports, evaluates and issues a new cohort of the pathway `oulad-aaa`, in which everybody passes. */
export async function sealBatchOf(installation: Installation, learners: number): Promise<SealedTestBatch> {
  const id = `cohort-${randomUUID()}`;
  await importPassing(installation, id, learners);
  await evaluateCohorts(installation, [id]);
  const [issued] = await issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] });
  return await sealedBatchOf(installation, issued?.batchId ?? null);
}

/** A batch as the store has it, with its credentials' hashes in index order. */
export async function sealedBatchOf(installation: Installation, batchId: string | null): Promise<SealedTestBatch> {
  const batch = batchId === null ? undefined : await batchById(installation.store.db, batchId);
  if (batch === undefined) throw new Error('nothing was issued');
  const hashes = await batchCredentialHashes(installation.store.db, batch.batch_id);
  return { batch, hashes: hashes.map(parseCredentialHash) };
}

/** Imports a cohort in which everybody passes. */
export async function importPassing(installation: Installation, id: string, learners: number): Promise<void> {
  await importCohort(
    installation,
    cohortOf(id),
    Array.from({ length: learners }, (_, n) => passingLearner(id, n)),
  );
}

/** A cohort of a pathway that asks for nothing but a final result. */
export function cohortOf(id: string): { id: string; title: string; source: string; pathway: Pathway } {
  return { id, title: `Cohort ${id}`, source: 'test', pathway: shippedPathway('oulad-aaa') };
}

/** The `n`th learner of a cohort, who passed. */
export function passingLearner(cohortId: string, n: number): CohortLearner {
  return {
    learnerId: `${cohortId}:${n}`,
    name: `Learner ${n} Åström`,
    email: `learner-${n}@college.example`,
    finalResult: 'pass',
    results: [],
  };
}

/** The verdict on a certificate file's text, read from the chain that is pinned. */
export async function verifyBy(pins: Pins, text: string): Promise<Verdict> {
  const now = new Date();
  return await verifyDocument(new TextEncoder().encode(text), {
    pins,
    now,
    readChain: (query) => readRegistry(query, { now }),
    readIdentity: async () => ({ kind: 'not-looked-up' }),
  });
}

/** The element of a list that a test knows to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`the list of ${list.length} has no element ${index}`);
  return found;
}
