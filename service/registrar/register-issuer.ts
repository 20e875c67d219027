import { randomUUID } from 'node:crypto';
import { formatAct } from '../anchoring/act.ts';
import { type ChainConnection, connect } from '../anchoring/chain-connection.ts';
import { runUntilSettled } from '../anchoring/run-anchoring.ts';
import type { KeyRole } from '../chain/key-role.ts';
import { roleCapabilities } from '../chain/key-role.ts';
import { sendCall } from '../chain/send-call.ts';
import type { Signer } from '../chain/transaction-signing.ts';
import { digestJson } from '../core/digest.ts';
import { CairnError } from '../core/errors.ts';
import { insertAct } from '../store/acts.ts';
import { anchoringWith, assertNoneRefused } from './anchor-batches.ts';
import { didDocument } from './did-document.ts';
import type { Installation } from './installation.ts';

export interface Registration {
  readonly issuerId: bigint;
  readonly did: string;
  readonly admin: string;
  readonly keys: readonly { readonly role: KeyRole; readonly address: string; readonly added: boolean }[];
  /** Digest of the DID document as published on the chain. */
  readonly issuerDocument: string;
}

/**
 * Registers the configured issuer, adds its keys and publishes the digest of its DID document. Each step looks first
 * whether the chain has it already, so it may be killed and run again, and never registers a second issuer for the same
 * DID and admin.
 *
 * @param keep called with the issuer id as soon as it is known to be final: the place to write it down
 * @throws CairnError `key-missing`, `insufficient-funds`, `chain-unavailable`, or the contract's reason
 */
export async function registerIssuer(
  installation: Installation,
  keep: (issuerId: bigint) => Promise<void>,
): Promise<Registration> {
  const chain = await connect(installation.deployment);
  const admin = await installation.signer('admin');
  const issuerId = (await registeredId(installation, chain, admin)) ?? (await register(installation, chain, admin));
  await keep(issuerId);
  const registered: Installation = { ...installation, issuer: { ...installation.issuer, issuerId } };
  const keys = [];
  for (const role of ['anchor', 'revoke'] as const) keys.push(await addKey(registered, chain, admin, issuerId, role));
  const document = await publishIssuerDocument(registered);
  return { issuerId, did: installation.issuer.did, admin: admin.address, keys, issuerDocument: document };
}

/**
 * Publishes the digest of the issuer's DID document, by its admin: so the copy inside certificate files counts when the
 * domain is gone. Returns the digest; publishing the same again does nothing.
 */
export async function publishIssuerDocument(installation: Installation): Promise<string> {
  const admin = await installation.signer('admin');
  const digest = digestJson(didDocument(installation));
  const actId = randomUUID();
  await insertAct(installation.store.db, {
    act_id: actId,
    kind: 'publish',
    batch_id: null,
    payload: formatAct({
      kind: 'publish',
      issuerId: installation.issuer.issuerId ?? 0n,
      documentKind: 'issuer-document',
      digest,
    }),
    signer: admin.address,
    created_at: installation.now().toISOString(),
  });
  const state = await runUntilSettled(anchoringWith(installation, [admin]), { actIds: new Set([actId]) });
  assertNoneRefused(state.refused);
  return digest;
}

/** The lowest issuer id that holds this DID under this admin: what an interrupted run registered. */
async function registeredId(
  { issuer }: Installation,
  { reader }: ChainConnection,
  admin: Signer,
): Promise<bigint | null> {
  const configured = issuer.issuerId === null ? null : await reader.issuer(issuer.issuerId);
  if (configured !== null && configured.did === issuer.did && configured.admin === admin.address) {
    return configured.issuerId;
  }
  const count = await reader.issuerCount();
  for (let id = 1n; id <= count; id += 1n) {
    const record = await reader.issuer(id);
    if (record !== null && record.did === issuer.did && record.admin === admin.address) return id;
  }
  return null;
}

async function register({ issuer, deployment }: Installation, chain: ChainConnection, admin: Signer): Promise<bigint> {
  const { node, reader, calls } = chain;
  const receipt = await sendCall(node, admin, calls.registerIssuer(issuer.did, admin.address), {
    chainId: deployment.chainId,
  });
  await finalAt(chain, receipt.blockNumber);
  // Read from the final state, not from the receipt: the ids are sequential, so a reorganisation may change them.
  const count = await reader.issuerCount();
  for (let id = count; id >= 1n; id -= 1n) {
    const record = await reader.issuer(id);
    if (record !== null && record.did === issuer.did && record.admin === admin.address) return id;
  }
  throw new CairnError('issuer-not-registered', `the registration of ${issuer.did} fell out of the chain`, {
    remedy: 'run the command again',
  });
}

async function addKey(
  { signer, deployment }: Installation,
  { node, reader, calls }: ChainConnection,
  admin: Signer,
  issuerId: bigint,
  role: Exclude<KeyRole, 'admin'>,
): Promise<Registration['keys'][number]> {
  const { address } = await signer(role);
  if ((await reader.key(issuerId, address)) !== null) return { role, address, added: false };
  const validFrom = 0;
  const noEnd = 0;
  await sendCall(node, admin, calls.addKey(issuerId, address, roleCapabilities[role], validFrom, noEnd), {
    chainId: deployment.chainId,
  });
  return { role, address, added: true };
}

/** Waits until a block is final by the deployment's rule. */
async function finalAt({ reader, deployment }: ChainConnection, blockNumber: number): Promise<void> {
  const deadline = Date.now() + 20 * 60_000;
  for (;;) {
    const final = await reader.finalBlock(deployment.finality);
    if (final !== null && final.number >= blockNumber) return;
    if (Date.now() > deadline) {
      throw new CairnError('anchoring-unfinished', `block ${blockNumber} is not final yet`, {
        remedy: 'run the command again: it goes on where it stopped',
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
