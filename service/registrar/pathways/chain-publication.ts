import { randomUUID } from 'node:crypto';
import { formatAct } from '../../anchoring/act.ts';
import type { Signer } from '../../chain/transaction-signing.ts';
import { parseHash32 } from '../../core/hex.ts';
import { handOverAct, insertAct } from '../../store/acts.ts';
import {
  type ChainPublicationRow,
  chainPublications,
  insertChainPublication,
  type PublicationPlace,
} from '../../store/pathway-publications.ts';
import type { ActState } from '../../store/schema.ts';
import { settleActs } from '../anchoring/chain-acts.ts';
import { type Installation, issuerReference, type OnProgress } from '../installation.ts';

/** Where the digest of a pathway version stands on the chain. */
export interface ChainPublication {
  readonly state: ActState;
  /** Null until a block includes it, and where another transaction than one of ours has published it. */
  readonly transactionHash: string | null;
  readonly blockNumber: number | null;
  readonly gasUsed: number | null;
  /** Since when the registry holds it, by the time of its block; null until that is final. */
  readonly since: string | null;
  /** Why it was refused. */
  readonly failure: string | null;
}

/**
 * Writes down that the digest of a pathway version is to be published for the issuer, by this key; once, whoever asks, and
 * nothing is sent. Anchorings of the version's batches wait for it (`anchoring/due-acts.ts`).
 *
 * @returns the act
 */
export async function requestPublication(
  { store, deployment, now }: Installation,
  digest: string,
  issuerId: bigint,
  signer: Signer,
): Promise<string> {
  const place = { chain_id: deployment.chainId, registry: deployment.registry, issuer_id: issuerId.toString() };
  return await store.db.transaction().execute(async (tx) => {
    const known = (await chainPublications(tx, place)).get(digest);
    if (known !== undefined) {
      // The key that was to do it may have been replaced since: ended, lost, or declared compromised.
      if (known.signer !== signer.address) await handOverAct(tx, known.act_id, signer.address);
      return known.act_id;
    }
    const actId = randomUUID();
    const act = {
      kind: 'publish',
      issuerId,
      documentKind: 'pathway-version',
      digest: parseHash32(digest),
    } as const;
    await insertAct(tx, {
      act_id: actId,
      kind: act.kind,
      batch_id: null,
      payload: formatAct(act),
      signer: signer.address,
      created_at: now().toISOString(),
    });
    await insertChainPublication(tx, { pathway_digest: digest, ...place, act_id: actId });
    return actId;
  });
}

/**
 * The same with the issuer and the everyday key of this installation.
 *
 * @throws CairnError `issuer-not-registered`, `key-missing`, and what opening a keystore throws
 */
export async function requestPublicationHere(installation: Installation, digest: string): Promise<string> {
  const { issuerId } = issuerReference(installation);
  return await requestPublication(installation, digest, issuerId, await installation.signer('anchor'));
}

/**
 * Publishes the digest of a pathway version on the chain and waits until that is final. What the registry holds already is
 * not sent; may be killed and run again at any point.
 *
 * @throws CairnError `issuer-not-registered`, `key-missing`, `act-refused`, `anchoring-unfinished`, `chain-unavailable`,
 * `wrong-chain`, `registry-unknown`
 */
export async function publishOnChain(
  installation: Installation,
  digest: string,
  onProgress: OnProgress = () => {},
): Promise<ChainPublication | null> {
  const before = await chainPublicationOf(installation, digest);
  if (before?.state === 'final') return before;
  const actId = await requestPublicationHere(installation, digest);
  const signer = await installation.signer('anchor');
  await settleActs(installation, signer, new Set([actId]), onProgress);
  return await chainPublicationOf(installation, digest);
}

/** Where the versions stand whose digests are published for this issuer, or are to be; by digest. The chain is not asked. */
export async function chainPublicationsHere({
  store,
  deployment,
  issuer,
}: Installation): Promise<Map<string, ChainPublication>> {
  if (issuer.issuerId === null) return new Map();
  const place: PublicationPlace = {
    chain_id: deployment.chainId,
    registry: deployment.registry,
    issuer_id: issuer.issuerId.toString(),
  };
  const rows = await chainPublications(store.db, place);
  return new Map([...rows].map(([digest, row]) => [digest, asShown(row)]));
}

/** Where a version stands; null where nothing of it is written down for this issuer. */
export async function chainPublicationOf(installation: Installation, digest: string): Promise<ChainPublication | null> {
  return (await chainPublicationsHere(installation)).get(digest) ?? null;
}

function asShown(row: ChainPublicationRow): ChainPublication {
  return {
    state: row.state,
    transactionHash: row.transaction_hash,
    blockNumber: row.block_number,
    gasUsed: row.gas_used,
    since: row.first_seen_at,
    failure: row.failure,
  };
}
