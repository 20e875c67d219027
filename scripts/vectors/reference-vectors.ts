/** Vectors of the URNs that name an anchor or an issuer. */
import type { JsonRecord } from './jcs.ts';
import { anchorUrn, DEPLOYMENT, issuerUrn } from './references.ts';
import { seededUuid } from './seeded.ts';

const { registry } = DEPLOYMENT;
const BATCH = seededUuid('batch reference');
const GREATEST_UINT256 = (2n ** 256n - 1n).toString();
const CHECKSUMMED = '0x5FbDB2315678afecb367f032d93F642f64180aa3';

const ANCHORS: readonly (readonly [number, string, number])[] = [
  [1, '1', 0],
  [31337, '7', 2],
  [11155111, '123456789012345678901234567890', 65535],
  [9007199254740991, GREATEST_UINT256, 4294967294],
];

function malformedAnchors(): (readonly [rule: string, urn: string])[] {
  const good = anchorUrn(31337, registry, '7', BATCH, 2);
  const urn = (part: { chain?: string; address?: string; issuer?: string; batch?: string; index?: string }): string =>
    [
      'urn:cairn:eip155',
      part.chain ?? '31337',
      part.address ?? registry,
      part.issuer ?? '7',
      part.batch ?? BATCH,
      part.index ?? '2',
    ].join(':');
  return [
    ['not empty', ''],
    ['the scheme is urn:cairn:eip155', good.replace('eip155', 'bip122')],
    ['the scheme is in lower case', good.replace('urn:cairn', 'URN:CAIRN')],
    ['all five parts', issuerUrn(31337, registry, '7')],
    ['no sixth part', `${good}:0`],
    ['no white space before', ` ${good}`],
    ['no white space after', `${good}\n`],
    ['no fragment', `${good}#1`],
    ['a chain id', urn({ chain: '' })],
    ['a chain id without leading zeros', urn({ chain: '01' })],
    ['a chain id of at least 1', urn({ chain: '0' })],
    ['a chain id in decimal', urn({ chain: '0x7a69' })],
    ['a chain id that JSON holds exactly', urn({ chain: '9007199254740993' })],
    ['an address in lower case', urn({ address: CHECKSUMMED })],
    ['an address with 0x', urn({ address: registry.slice(2) })],
    ['an address of 20 bytes, not 19', urn({ address: registry.slice(0, -2) })],
    ['an address of 20 bytes, not 21', urn({ address: `${registry}00` })],
    ['an issuer id', urn({ issuer: '' })],
    ['an issuer id without leading zeros', urn({ issuer: '07' })],
    ['an issuer id without a sign', urn({ issuer: '+7' })],
    ['an issuer id below 2^256', urn({ issuer: (2n ** 256n).toString() })],
    ['an issuer id in ASCII digits', urn({ issuer: '\u0667' })],
    ['a batch id in lower case', urn({ batch: BATCH.toUpperCase() })],
    ['a batch id with hyphens', urn({ batch: BATCH.replaceAll('-', '') })],
    ['a batch id of version 4, not 1', urn({ batch: `${BATCH.slice(0, 14)}1${BATCH.slice(15)}` })],
    ['a batch id of variant 10', urn({ batch: `${BATCH.slice(0, 19)}c${BATCH.slice(20)}` })],
    ['an index', urn({ index: '' })],
    ['an index without leading zeros', urn({ index: '02' })],
    ['an index without a sign', urn({ index: '-1' })],
    ['a whole index', urn({ index: '2.0' })],
    ['an index without exponent', urn({ index: '1e3' })],
    ['an index below the greatest size, 2^32 - 1', urn({ index: '4294967295' })],
  ];
}

function malformedIssuers(): (readonly [rule: string, urn: string])[] {
  const good = issuerUrn(31337, registry, '7');
  return [
    ['not empty', ''],
    ['three parts, not two', `urn:cairn:eip155:31337:${registry}`],
    ['three parts, not five', anchorUrn(31337, registry, '7', BATCH, 2)],
    ['no trailing colon', `${good}:`],
    ['an address in lower case', issuerUrn(31337, CHECKSUMMED, '7')],
    ['an issuer id without leading zeros', issuerUrn(31337, registry, '007')],
    ['a chain id without leading zeros', good.replace(':31337:', ':031337:')],
  ];
}

/** `references.json`. */
export function referenceVectors(): JsonRecord {
  return {
    format: 'Anchor and issuer references (DESIGN, Formats, Credential; Identity)',
    notes: ['One spelling only: decimals without sign or leading zeros, hex and UUIDs in lower case.'],
    anchors: ANCHORS.map(([chainId, issuerId, index]) => ({
      urn: anchorUrn(chainId, registry, issuerId, BATCH, index),
      chainId,
      registry,
      issuerId,
      batchId: BATCH,
      index,
    })),
    malformedAnchors: malformedAnchors().map(([rule, urn]) => ({ rule, urn })),
    issuers: ANCHORS.map(([chainId, issuerId]) => ({
      urn: issuerUrn(chainId, registry, issuerId),
      chainId,
      registry,
      issuerId,
    })),
    malformedIssuers: malformedIssuers().map(([rule, urn]) => ({ rule, urn })),
  };
}
