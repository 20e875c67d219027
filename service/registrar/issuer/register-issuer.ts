import { setTimeout as sleep } from 'node:timers/promises';
import { type Act, formatAct } from '../../anchoring/act.ts';
import { type ChainConnection, connect } from '../../anchoring/chain-connection.ts';
import { readAccount } from '../../chain/account-state.ts';
import type { KeyRole } from '../../chain/key-role.ts';
import { roleCapabilities } from '../../chain/key-role.ts';
import type { AtBlock } from '../../chain/registry-reader.ts';
import { sendCall } from '../../chain/send-call.ts';
import type { Signer } from '../../chain/transaction-signing.ts';
import { digestJson } from '../../core/digest.ts';
import { CairnError } from '../../core/errors.ts';
import type { IssuerRecord } from '../../core/registry-records.ts';
import { unsettledActs } from '../../store/acts.ts';
import { requestAct, settleActs } from '../anchoring/chain-acts.ts';
import { type Installation, issuerReference } from '../installation.ts';
import { didDocument } from './did-document.ts';

const FINALITY_TIMEOUT_MS = 20 * 60_000;
const INCLUSION_TIMEOUT_MS = 2 * 60_000;

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
  const issuerId = await registeredOnce(installation, chain, admin);
  await keep(issuerId);
  const registered: Installation = { ...installation, issuer: { ...installation.issuer, issuerId } };
  const keys = [];
  for (const role of ['anchor', 'revoke'] as const) keys.push(await addKey(registered, chain, admin, issuerId, role));
  const document = await publishIssuerDocument(registered, chain);
  return { issuerId, did: installation.issuer.did, admin: admin.address, keys, issuerDocument: document };
}

/**
 * Publishes the digest of the issuer's DID document, by its admin: so the copy inside certificate files counts when the
 * domain is gone. Returns the digest; publishing the same again does nothing.
 */
async function publishIssuerDocument(installation: Installation, { reader }: ChainConnection): Promise<string> {
  const { store } = installation;
  const admin = await installation.signer('admin');
  const digest = digestJson(didDocument(installation));
  const { issuerId } = issuerReference(installation);
  const act: Act = { kind: 'publish', issuerId, documentKind: 'issuer-document', digest };
  const begun = (await unsettledActs(store.db, 'publish', null)).find(
    ({ payload, signer }) => payload === formatAct(act) && signer === admin.address,
  );
  if (begun === undefined && (await reader.publishedAt(issuerId, 'issuer-document', digest)) !== null) return digest;
  const actId = begun?.act_id ?? (await requestAct(installation, act, null, admin));
  await settleActs(installation, admin, new Set([actId]));
  return digest;
}

/** The issuer's id, once it is final; registers where the chain holds no such issuer yet. */
async function registeredOnce(
  { issuer, deployment }: Installation,
  chain: ChainConnection,
  admin: Signer,
): Promise<bigint> {
  const { node, reader, calls } = chain;
  const isOurs = (record: IssuerRecord | null) => record?.did === issuer.did && record.admin === admin.address;
  if (issuer.issuerId !== null && isOurs(await reader.issuer(issuer.issuerId))) return issuer.issuerId;
  // A registration that an interrupted run has sent must be seen, or there would be two.
  await earlierIncluded(chain, admin);
  if ((await findIssuer(reader, isOurs, 'latest')) === null) {
    const call = calls.registerIssuer(issuer.did, admin.address);
    await sendCall(node, admin, call, { chainId: deployment.chainId });
  }
  // Read from the final state, not from the receipt: ids are sequential, so a reorganisation may change them.
  return await finalIssuerId(chain, issuer.did, isOurs);
}

async function finalIssuerId(
  { reader, deployment }: ChainConnection,
  did: string,
  isOurs: (record: IssuerRecord | null) => boolean,
): Promise<bigint> {
  const deadline = Date.now() + FINALITY_TIMEOUT_MS;
  for (;;) {
    const final = await reader.finalBlock(deployment.finality);
    const id = final === null ? null : await findIssuer(reader, isOurs, final);
    if (id !== null) return id;
    if ((await findIssuer(reader, isOurs, 'latest')) === null) {
      throw new CairnError('issuer-not-registered', `the registration of ${did} fell out of the chain`, {
        remedy: 'run the command again',
      });
    }
    if (Date.now() > deadline) {
      throw new CairnError('anchoring-unfinished', `the registration of ${did} is not final yet`, {
        remedy: 'run the command again: it goes on where it stopped',
      });
    }
    await sleep(300);
  }
}

/** The lowest id of an issuer that is ours, at a block. */
async function findIssuer(
  reader: ChainConnection['reader'],
  isOurs: (record: IssuerRecord | null) => boolean,
  at: AtBlock,
): Promise<bigint | null> {
  const count = await reader.issuerCount(at).catch(noneBeforeDeployment);
  for (let id = 1n; id <= count; id += 1n) {
    if (isOurs(await reader.issuer(id, at))) return id;
  }
  return null;
}

/** At a final block that is older than the registry itself there is no issuer yet. */
function noneBeforeDeployment(error: unknown): bigint {
  if (error instanceof CairnError && error.code === 'registry-unknown') return 0n;
  throw error;
}

/** Waits while the node holds transactions of an account that no block includes yet. */
async function earlierIncluded({ node }: ChainConnection, { address }: Signer): Promise<void> {
  const deadline = Date.now() + INCLUSION_TIMEOUT_MS;
  for (;;) {
    const { latestNonce, pendingNonce } = await readAccount(node, address);
    if (latestNonce >= pendingNonce) return;
    if (Date.now() > deadline) {
      throw new CairnError('transaction-not-included', `earlier transactions of ${address} are in no block yet`, {
        remedy: 'wait until they are, or replace them with higher fees, and run the command again',
        details: { account: address, nextNonce: latestNonce, waiting: pendingNonce - latestNonce },
      });
    }
    await sleep(300);
  }
}

async function addKey(
  { signer, deployment }: Installation,
  chain: ChainConnection,
  admin: Signer,
  issuerId: bigint,
  role: Exclude<KeyRole, 'admin'>,
): Promise<Registration['keys'][number]> {
  const { address } = await signer(role);
  const { node, reader, calls } = chain;
  if ((await reader.key(issuerId, address)) !== null) return { role, address, added: false };
  await earlierIncluded(chain, admin);
  if ((await reader.key(issuerId, address)) !== null) return { role, address, added: true };
  const validFrom = 0;
  const noEnd = 0;
  await sendCall(node, admin, calls.addKey(issuerId, address, roleCapabilities[role], validFrom, noEnd), {
    chainId: deployment.chainId,
  });
  return { role, address, added: true };
}
