/** Certificate files that are `malformed`, each with the one rule that it breaks. */
import { PATHWAY_URN } from './credential.ts';
import { digestMultibase } from './digests.ts';
import type { Json, JsonRecord } from './jcs.ts';
import { seededHash, seededUuid } from './seeded.ts';

/** A file with every member. */
export interface WholeFile {
  readonly type: string;
  readonly version: number;
  readonly credential: JsonRecord;
  readonly anchor: JsonRecord;
  readonly hints: JsonRecord;
  readonly issuerDocument: JsonRecord;
}

/** A rule, and a change to an object that breaks it. */
type Breach = readonly [rule: string, change: JsonRecord];

function without(object: JsonRecord, gone: string): JsonRecord {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== gone));
}

function upper(hex: Json | undefined): string {
  return `0x${String(hex).slice(2).toUpperCase()}`;
}

const FILE: readonly Breach[] = [
  ['type is CairnCertificate', { type: 'CairnManifest' }],
  ['version is 1', { version: 2 }],
  ['version is a number', { version: '1' }],
  ['credential is an object', { credential: 'urn:uuid:0' }],
  ['credential is no array', { credential: [] }],
  ['anchor is an object', { anchor: null }],
  ['anchor is no array', { anchor: [] }],
  ['hints is an object when present', { hints: 'none' }],
  ['hints is absent rather than null', { hints: null }],
  ['issuerDocument is an object when present', { issuerDocument: 'did:web:college.example' }],
  ['no unknown member of the file', { comment: 'hello' }],
  ['no unknown member of the file, whatever its value', { proof: null }],
];

const HINTS: readonly Breach[] = [
  ['hints.transactionHash has 32 bytes', { transactionHash: '0x12' }],
  ['hints.blockNumber is a JSON integer', { blockNumber: '1234' }],
  ['hints.blockNumber is whole', { blockNumber: 1.5 }],
  ['hints.blockNumber is not negative', { blockNumber: -1 }],
];

function anchorBreaches(anchor: JsonRecord): Breach[] {
  const root = String(anchor.root);
  return [
    ['no unknown member of anchor', { batchId: '00000000-0000-4000-8000-000000000000' }],
    ['chainId is a number', { chainId: '31337' }],
    ['chainId is whole', { chainId: 31337.5 }],
    ['chainId is not negative', { chainId: -1 }],
    ['registry is in lower case', { registry: '0x5FbDB2315678afecb367f032d93F642f64180aa3' }],
    ['registry has 0x', { registry: String(anchor.registry).slice(2) }],
    ['registry has 20 bytes', { registry: String(anchor.registry).slice(0, -2) }],
    ['issuerId is a string', { issuerId: 7 }],
    ['issuerId has no leading zeros', { issuerId: '07' }],
    ['issuerId has no sign', { issuerId: '-7' }],
    ['issuerId is decimal', { issuerId: '0x7' }],
    ['issuerId is not empty', { issuerId: '' }],
    ['issuerId is below 2^256', { issuerId: (2n ** 256n).toString() }],
    ['root is in lower case', { root: upper(root) }],
    ['root has 0x', { root: root.slice(2) }],
    ['root has 32 bytes, not 31', { root: root.slice(0, -2) }],
    ['root has 32 bytes, not 33', { root: `${root}00` }],
    ['root is hexadecimal', { root: `${root.slice(0, -1)}g` }],
    ['size is a number', { size: '5' }],
    ['size is whole', { size: 5.5 }],
    ['size is at least 1', { size: 0 }],
    ['size is not negative', { size: -5 }],
    ['size is at most 2^32 - 1', { size: 4294967296 }],
    ['index is a number', { index: String(anchor.index) }],
    ['index is whole', { index: 3.5 }],
    ['index is not negative', { index: -1 }],
    ['proof is an array', { proof: root }],
    ['proof holds strings', { proof: [1, 2] }],
    ['proof holds hashes of 32 bytes', { proof: [root, root.slice(0, -2)] }],
    ['proof holds hashes in lower case', { proof: [root, upper(root)] }],
    ['proof holds hashes with 0x', { proof: [root, root.slice(2)] }],
  ];
}

function credentialBreaches(credential: JsonRecord, status: JsonRecord): Breach[] {
  const [first = '', second = ''] = Array.isArray(credential['@context']) ? credential['@context'] : [];
  const id = String(credential.id);
  const anchor = String(status.id);
  const digest = { digestMultibase: digestMultibase(seededHash('digest')) };
  const withStatus = (change: JsonRecord): JsonRecord => ({ credentialStatus: { ...status, ...change } });
  return [
    ['the contexts are in their order', { '@context': [second, first] }],
    ['the Open Badges context is there', { '@context': [first] }],
    ['the id is a urn:uuid', { id: id.replace('urn:uuid:', 'https://college.example/') }],
    ['the id is a UUID of version 4', { id: `${id.slice(0, 23)}1${id.slice(24)}` }],
    ['the type holds OpenBadgeCredential', { type: ['VerifiableCredential'] }],
    ['the type holds VerifiableCredential', { type: ['OpenBadgeCredential'] }],
    ['credentialStatus is one entry, no array', { credentialStatus: [status] }],
    ['credentialStatus.type is BitstringStatusListEntry', withStatus({ type: 'StatusList2021Entry' })],
    ['credentialStatus.statusPurpose is revocation', withStatus({ statusPurpose: 'suspension' })],
    ['credentialStatus.statusListIndex is a string', withStatus({ statusListIndex: Number(status.statusListIndex) })],
    [
      'credentialStatus.statusListIndex has no leading zeros',
      withStatus({ statusListIndex: `0${status.statusListIndex}` }),
    ],
    ['credentialStatus.statusListIndex is the index in credentialStatus.id', withStatus({ statusListIndex: '2' })],
    [
      'credentialStatus.statusListCredential ends in /status/{batchId}',
      withStatus({ statusListCredential: 'https://college.example/status/1' }),
    ],
    [
      'the trace is of this credential',
      { relatedResource: [{ ...digest, id: `urn:cairn:trace:${seededUuid('other')}` }] },
    ],
    [
      'a pathway reference names a version',
      { relatedResource: [{ ...digest, id: 'urn:cairn:pathway:data-practice' }] },
    ],
    ['digestMultibase is of sha2-256', { relatedResource: [{ id: PATHWAY_URN, digestMultibase: 'zQm' }] }],
    ['credentialStatus.id is an anchor reference', withStatus({ id: 'https://college.example/status/1#2' })],
    ['credentialStatus.id has five parts', withStatus({ id: anchor.slice(0, anchor.lastIndexOf(':')) })],
    ['credentialStatus.id is in lower case', withStatus({ id: anchor.replace('0x5fbdb', '0x5FbDB') })],
    ['credentialSubject is an object', { credentialSubject: 'did:key:z6Mk' }],
  ];
}

/** Replaces the first occurrence. Throws where there is none, so that no vector is malformed in name only. */
function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the sample has no ${from}`);
  return text.replace(from, to);
}

function texts(file: WholeFile): [string, string][] {
  const text = JSON.stringify(file);
  return [
    ['a file is JSON', 'Certificate of Zoë Ångström'],
    ['a file is not empty', ''],
    ['a file is an object', `[${text}]`],
    ['a file is one value', `${text}${text}`],
    ['a file is whole', text.slice(0, -1)],
    ['no byte order mark', `\ufeff${text}`],
    ['no duplicate member of the file', changed(text, '{', '{"type":"CairnCertificate",')],
    ['no duplicate member of the credential', changed(text, '"credential":{', '"credential":{"name":"Diploma",')],
    ['no __proto__', changed(text, '"anchor":{', '"anchor":{"__proto__":{},')],
    ['no inexact number', changed(text, '"creditsEarned":', '"creditsEarned":120.00000000000000000001,"credits":')],
    ['no negative zero', changed(text, '"blockNumber":1234', '"blockNumber":-0')],
    ['no lone surrogate', changed(text, '"name":"Diploma', '"name":"\\ud800Diploma')],
  ];
}

/** Every malformed file. */
export function malformedFiles(file: WholeFile): JsonRecord[] {
  const { credential, anchor, hints } = file;
  const status = credential.credentialStatus;
  if (typeof status !== 'object' || status === null || !('id' in status)) throw new Error('a sample without status');
  const files: [string, JsonRecord][] = [
    ...FILE.map(([rule, change]): [string, JsonRecord] => [rule, { ...file, ...change }]),
    ...['type', 'version', 'credential', 'anchor'].map((key): [string, JsonRecord] => [
      `${key} is present`,
      without({ ...file }, key),
    ]),
    ...HINTS.map(([rule, change]): [string, JsonRecord] => [rule, { ...file, hints: { ...hints, ...change } }]),
    ...Object.keys(anchor).map((key): [string, JsonRecord] => [
      `anchor.${key} is present`,
      { ...file, anchor: without(anchor, key) },
    ]),
    ...anchorBreaches(anchor).map(([rule, change]): [string, JsonRecord] => [
      rule,
      { ...file, anchor: { ...anchor, ...change } },
    ]),
    ...['id', 'issuer', 'credentialSubject', 'credentialStatus'].map((key): [string, JsonRecord] => [
      `credential.${key} is present`,
      { ...file, credential: without(credential, key) },
    ]),
    ...credentialBreaches(credential, status).map(([rule, change]): [string, JsonRecord] => [
      rule,
      { ...file, credential: { ...credential, ...change } },
    ]),
  ];
  const all = [...texts(file), ...files.map(([rule, broken]): [string, string] => [rule, JSON.stringify(broken)])];
  return all.map(([rule, text]) => ({ rule, text }));
}
