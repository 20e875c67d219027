import type { BatchId } from '../core/batch-id.ts';
import type { BlockReference } from '../core/chain-reading.ts';
import type { JsonObject } from '../core/json.ts';

/** What a status list credential is made of. */
export interface StatusListFacts {
  readonly publicUrl: string;
  readonly batchId: BatchId;
  /** The issuer's DID. */
  readonly issuer: string;
  readonly chainId: number;
  /** The block that the statuses were read at. */
  readonly block: BlockReference;
  readonly encodedList: string;
  readonly now: Date;
}

/** How long a list may be relied on. Short, since a suspension, which the W3C does not foresee under this purpose, can end. */
const VALID_SECONDS = 300;

/**
 * The status list of a batch as W3C Bitstring Status List v1.0 credential, unsigned: whoever wants certainty reads the chain.
 *
 * `statusPurpose` is `revocation` though a bit may be set for a suspension too, so that software which knows one status
 * only fails closed (a stated deviation: the W3C calls revocation irreversible).
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
 */
export function statusListCredential(facts: StatusListFacts): JsonObject {
  const { block, now } = facts;
  const id = `${facts.publicUrl}/status/${facts.batchId}`;
  return {
    // The one term of ours is JSON to JSON-LD, so that processors in safe mode take the credential as it is.
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      { readAtBlock: { '@id': 'urn:cairn:readAtBlock', '@type': '@json' } },
    ],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: facts.issuer,
    validFrom: toSeconds(now),
    validUntil: toSeconds(new Date(now.getTime() + VALID_SECONDS * 1000)),
    readAtBlock: { chainId: facts.chainId, number: block.number, hash: block.hash, timestamp: block.timestamp },
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: facts.encodedList,
    },
  };
}

/** The time as `dateTimeStamp` of XML Schema, whole seconds. */
function toSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
