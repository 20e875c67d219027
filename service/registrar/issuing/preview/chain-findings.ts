import { type ChainConnection, connect } from '../../../anchoring/chain-connection.ts';
import { readAccount } from '../../../chain/account-state.ts';
import { assertClockAgrees } from '../../../chain/clock-check.ts';
import { coinsOf } from '../../../core/coin-price.ts';
import { digestJson } from '../../../core/digest.ts';
import { CairnError } from '../../../core/errors.ts';
import { type Address, parseHash32 } from '../../../core/hex.ts';
import type { Installation } from '../../installation.ts';
import { didDocument } from '../../issuer/did-document.ts';
import { type AnchoringCost, anchoringCost } from './anchoring-cost.ts';
import { type Finding, generalFinding } from './finding.ts';

/** What the chain says before anything is issued. */
export interface ChainFindings {
  readonly findings: readonly Finding[];
  /** Null where no node could be asked. */
  readonly cost: AnchoringCost | null;
}

const SOON_SECONDS = 14 * 86_400;

/** What would be brought onto the chain. */
export interface PlannedBatches {
  readonly batches: number;
  readonly largest: number;
  /** The digests of their pathway versions. */
  readonly pathways: ReadonlyMap<string, string>;
}

/**
 * Looks at the chain for what would keep batches from being anchored, and for what that costs. Nothing is sent, and no
 * password is asked for. A chain that cannot be read is a finding too.
 */
export async function chainFindings(installation: Installation, planned: PlannedBatches): Promise<ChainFindings> {
  try {
    return await readFindings(installation, await connect(installation.deployment), planned);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const finding = generalFinding({
      kind: 'chain-unavailable',
      weight: 'look',
      sentence: `What it costs is not known, nor whether the key may anchor: ${error.message}`,
      remedy: error.remedy ?? null,
    });
    return { findings: [finding], cost: null };
  }
}

async function readFindings(
  installation: Installation,
  chain: ChainConnection,
  { batches, largest, pathways }: PlannedBatches,
): Promise<ChainFindings> {
  const { issuer, deployment, now } = installation;
  const findings: Finding[] = [];
  const add = (finding: Pick<Finding, 'kind' | 'weight' | 'sentence' | 'remedy'>) =>
    findings.push(generalFinding(finding));
  try {
    assertClockAgrees(await chain.reader.head(), deployment, now());
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'clock-off') throw error;
    add({ kind: 'clock-off', weight: 'blocks', sentence: error.message, remedy: error.remedy ?? null });
  }
  const key = await anchorAddress(installation);
  if (key === null) {
    add({
      kind: 'key-missing',
      weight: 'look',
      sentence: 'No anchor key is configured, or its keystore cannot be read: batches can be issued, and not anchored.',
      remedy: 'Make one: npx cairn issuer key anchor.',
    });
  }
  if (issuer.issuerId !== null) {
    const digest = digestJson(didDocument(installation));
    if ((await chain.reader.publishedAt(issuer.issuerId, 'issuer-document', digest)) === null) {
      add({
        kind: 'issuer-document-unpublished',
        weight: 'look',
        sentence: "The issuer's DID document is not published: certificates would not outlive the issuer's domain.",
        remedy: 'Run npx cairn issuer register: it publishes the digest of the document as it is now.',
      });
    }
    if (key !== null) for (const finding of await keyFindings(chain, issuer.issuerId, key, now())) add(finding);
  }
  const unpublished = await unpublishedPathways(chain, issuer.issuerId, pathways);
  if (unpublished.length > 0) {
    const several = unpublished.length > 1;
    add({
      kind: 'pathway-unpublished',
      weight: 'know',
      sentence: `The ${several ? 'digests' : 'digest'} of ${unpublished.join(', ')} ${several ? 'go' : 'goes'} onto the chain first: the rules before what was decided by them.`,
      remedy: null,
    });
  }
  const planned = { batches, largest, publications: unpublished.length };
  const cost = await anchoringCost(chain, key, issuer.issuerId, planned);
  if (key !== null) {
    const { balance } = await readAccount(chain.node, key);
    if (balance < BigInt(cost.greatest)) {
      add({
        kind: 'balance-low',
        weight: 'look',
        sentence: `The anchor key ${key} holds ${coinsOf(balance)} ether; anchoring may take up to ${coinsOf(BigInt(cost.greatest))}.`,
        remedy: `Send ether of ${deployment.name} to ${key} before you anchor.`,
      });
    }
  }
  return { findings, cost };
}

/** Those of some versions, by name, whose digest the registry does not hold for the issuer. */
async function unpublishedPathways(
  { reader }: ChainConnection,
  issuerId: bigint | null,
  pathways: PlannedBatches['pathways'],
): Promise<string[]> {
  const names: string[] = [];
  for (const [digest, name] of pathways) {
    const since = issuerId === null ? null : await reader.publishedAt(issuerId, 'pathway-version', parseHash32(digest));
    if (since === null) names.push(name);
  }
  return names;
}

async function keyFindings(
  { reader }: ChainConnection,
  issuerId: bigint,
  address: Address,
  now: Date,
): Promise<Pick<Finding, 'kind' | 'weight' | 'sentence' | 'remedy'>[]> {
  const key = await reader.key(issuerId, address);
  const seconds = now.getTime() / 1000;
  const another = 'Add the right key, or put the keystore of this installation in place of one of another.';
  if (key === null) {
    const sentence = `${address} is not a key of issuer ${issuerId}: what it would anchor is refused.`;
    return [{ kind: 'key-not-added', weight: 'blocks', sentence, remedy: another }];
  }
  if (key.compromisedSince !== null) {
    const sentence = `The anchor key ${address} was declared compromised: what it anchored since is void.`;
    return [{ kind: 'key-compromised', weight: 'blocks', sentence, remedy: 'Make and add a new anchor key.' }];
  }
  if (!key.capabilities.includes('anchor')) {
    const sentence = `The key ${address} was added without the right to anchor.`;
    return [{ kind: 'key-lacks-capability', weight: 'blocks', sentence, remedy: another }];
  }
  if (key.validFrom > seconds || (key.validUntil !== null && key.validUntil <= seconds)) {
    const sentence = `The anchor key ${address} is not valid now: ${periodOf(key)}.`;
    return [{ kind: 'key-not-valid-now', weight: 'blocks', sentence, remedy: 'Make and add a new anchor key.' }];
  }
  if (key.validUntil !== null && key.validUntil - seconds < SOON_SECONDS) {
    const sentence = `The anchor key ${address} ends soon: ${periodOf(key)}.`;
    return [{ kind: 'key-ends-soon', weight: 'look', sentence, remedy: 'Anchor before that, or add a new key.' }];
  }
  return [];
}

function periodOf({
  validFrom,
  validUntil,
}: {
  readonly validFrom: number;
  readonly validUntil: number | null;
}): string {
  const time = (at: number) => `${new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const from = validFrom === 0 ? '' : `from ${time(validFrom)} `;
  return validUntil === null ? `valid ${from}on` : `valid ${from}until ${time(validUntil)}`;
}

/** The account that would anchor; null where no key is at hand. */
async function anchorAddress({ keyAddress, signer }: Installation): Promise<Address | null> {
  try {
    return keyAddress === undefined ? (await signer('anchor')).address : keyAddress('anchor');
  } catch (error) {
    if (error instanceof CairnError && KEY_ABSENT.has(error.code)) return null;
    throw error;
  }
}

const KEY_ABSENT: ReadonlySet<string> = new Set(['key-missing', 'keystore-missing', 'keystore-malformed']);
