import { describe, expect, it } from 'vitest';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { CairnError } from '../../service/core/errors.ts';
import { parseCredentialHash } from '../../service/core/hex.ts';
import { invalidReasons, type Reason, reasonPrecedence } from '../../service/core/reason.ts';
import { judge } from '../../service/core/verdict.ts';
import {
  absentStatus,
  chainId,
  did,
  goodReading,
  goodStatus,
  hashOf,
  issuerId,
  pins,
  registry,
  sampleCertificate,
  sampleCredential,
} from './certificate-fixture.ts';
import {
  at,
  type Changes,
  documentOf,
  endpoint,
  factsOf,
  judged,
  otherIssuer,
  seconds,
  sentenceOf,
  staleHead,
  unpinned,
} from './verdict-facts.ts';

/** Each row of DESIGN's table: facts that differ from the valid certificate's in one thing. */
const table: [reason: Reason, what: string, changes: Changes][] = [
  ['anchor-mismatch', 'the file names another index', { certificate: { anchor: { index: 3 } } }],
  ['anchor-mismatch', 'the file names another chain', { certificate: { anchor: { chainId: 1 } } }],
  [
    'anchor-mismatch',
    'the file names another registry',
    { certificate: { anchor: { registry: `0x${'11'.repeat(20)}` } } },
  ],
  ['anchor-mismatch', 'the file names another issuer', { certificate: { anchor: { issuerId: '2' } } }],
  ['issuer-mismatch', 'the registry holds another DID', { chain: at({ did: 'did:web:other.example' }) }],
  [
    'issuer-mismatch',
    'the credential names another DID',
    { certificate: { credential: sampleCredential(2, otherIssuer) } },
  ],
  [
    'issuer-mismatch',
    'a stale node holds another DID',
    { chain: goodReading({ head: staleHead, atHead: goodStatus({ did: 'did:web:x.example' }) }) },
  ],
  ['issuer-mismatch', 'a record stands without a DID', { chain: at({ did: '' }) }],
  ['proof-invalid', 'the proof is too short', { certificate: { anchor: { proof: [] } } }],
  [
    'proof-invalid',
    'the proof is of another certificate',
    { certificate: { anchor: { proof: [hashOf(1), hashOf(2), hashOf(3)] } } },
  ],
  ['proof-invalid', 'the root is another', { certificate: { anchor: { root: hashOf(9) } } }],
  ['proof-invalid', 'the chain holds another size', { chain: at({ size: 6 }) }],
  ['proof-invalid', 'the contract finds the proof wrong', { chain: at({ proofValid: false }) }],
  ['not-anchored', 'nothing is anchored at the head', { chain: goodReading({ atHead: absentStatus, final: null }) }],
  [
    'not-anchored',
    'no such issuer is registered',
    { chain: goodReading({ atHead: { ...absentStatus, did: '' }, final: null }) },
  ],
  ['anchor-void', 'its key was compromised', { chain: at({ voided: true, keyCompromisedSince: 1_775_000_000 }) }],
  ['revoked', 'it is revoked', { chain: at({ revoked: true }) }],
  ['revoked', 'its batch is revoked', { chain: at({ batchRevoked: true }) }],
  [
    'revoked',
    'a stale node knows it revoked',
    { chain: goodReading({ head: staleHead, atHead: goodStatus({ revoked: true }) }) },
  ],
  [
    'revoked',
    'a stale node knows its batch revoked',
    { chain: goodReading({ head: staleHead, atHead: goodStatus({ batchRevoked: true }) }) },
  ],
  [
    'revoked',
    'it is revoked but not yet finally so',
    { chain: goodReading({ atHead: goodStatus({ revoked: true }) }) },
  ],
  ['suspended', 'it is suspended', { chain: at({ suspended: true }) }],
  ['expired', 'its time is over', { now: new Date('2031-04-01T00:00:00.001Z') }],
  ['not-yet-valid', 'its time has not begun', { now: new Date('2026-03-31T23:59:59.999Z') }],
  ['signature-invalid', 'its signature fails', { signature: 'fails' }],
  ['unknown-registry', 'the registry is not pinned', { pins: { ...pins, deployments: [] } }],
  ['unknown-registry', 'other code stands there', { chain: goodReading({ codeHash: hashOf(1), atHead: null }) }],
  ['unknown-registry', 'no code stands there', { chain: goodReading({ codeHash: null, atHead: null }) }],
  ['wrong-chain', 'the node serves another chain', { chain: goodReading({ chainId: 1, atHead: null }) }],
  [
    'chain-unavailable',
    'the node is down',
    { chain: { kind: 'unavailable', endpoint: 'http://x', detail: 'refused' } },
  ],
  ['chain-unavailable', 'nobody was asked', { chain: null }],
  ['chain-unavailable', 'the node answers nothing of the registry', { chain: goodReading({ atHead: null }) }],
  ['chain-stale', 'the head is old', { chain: goodReading({ head: staleHead }) }],
  [
    'chain-stale',
    'the head is of the future',
    { chain: goodReading({ head: { ...staleHead, timestamp: seconds + 601 } }) },
  ],
  [
    'chain-stale',
    'an old head lacks the record',
    { chain: goodReading({ head: staleHead, atHead: absentStatus, final: null }) },
  ],
  [
    'chain-stale',
    'an old head calls it void',
    { chain: goodReading({ head: staleHead, atHead: goodStatus({ voided: true }) }) },
  ],
  [
    'chain-stale',
    'an old head calls it suspended',
    { chain: goodReading({ head: staleHead, atHead: goodStatus({ suspended: true }) }) },
  ],
  [
    'chain-stale',
    'an old head has another size',
    { chain: goodReading({ head: staleHead, atHead: goodStatus({ size: 9 }) }) },
  ],
  ['chain-stale', 'the head lacks what is final', { chain: goodReading({ atHead: absentStatus }) }],
  ['anchor-pending', 'nothing is final yet', { chain: goodReading({ final: null }) }],
  [
    'anchor-pending',
    'the final view lacks it',
    { chain: goodReading({ final: { block: staleHead, status: absentStatus } }) },
  ],
  [
    'anchor-pending',
    'the final view holds an older, void record',
    { chain: goodReading({ final: { block: staleHead, status: goodStatus({ voided: true, anchoredAt: 1 }) } }) },
  ],
  ['issuer-identity-unbound', 'nobody vouches for the issuer', { pins: unpinned }],
  [
    'issuer-identity-unbound',
    'its domain is down',
    { pins: unpinned, identity: { kind: 'unavailable', url: 'https://college.example', detail: 'timeout' } },
  ],
  [
    'issuer-identity-unbound',
    'the document is of another DID',
    {
      pins: unpinned,
      identity: documentOf({ id: 'did:web:x.example', service: [{ type: 'CairnIssuer', serviceEndpoint: endpoint }] }),
    },
  ],
  [
    'issuer-identity-unbound',
    'the document names another issuer',
    {
      pins: unpinned,
      identity: documentOf({ id: did, service: [{ type: 'CairnIssuer', serviceEndpoint: `${endpoint}0` }] }),
    },
  ],
  [
    'issuer-identity-unbound',
    'the service is of another type',
    { pins: unpinned, identity: documentOf({ id: did, service: [{ type: 'Other', serviceEndpoint: endpoint }] }) },
  ],
  ['issuer-identity-unbound', 'the document is no DID document', { pins: unpinned, identity: documentOf('<html>') }],
  [
    'issuer-identity-unbound',
    'the pin is of another issuer number',
    { pins: { ...pins, issuers: [{ did, chainId, registry, issuerId: 2n }] } },
  ],
  [
    'issuer-identity-unbound',
    'the pin is of another DID',
    { pins: { ...pins, issuers: [{ did: 'did:web:x.example', chainId, registry, issuerId }] } },
  ],
  [
    'issuer-identity-unbound',
    'the pin is of another chain',
    { pins: { ...pins, issuers: [{ did, chainId: 1, registry, issuerId }] } },
  ],
];

describe('the verdict table', () => {
  it.each(table)('says %s when %s', (reason, _, changes) => {
    const verdict = judged(changes);
    const invalid: readonly string[] = invalidReasons;
    expect(verdict.reason).toBe(reason);
    expect(verdict.verdict).toBe(invalid.includes(reason) ? 'invalid' : 'unknown');
  });

  it('says malformed of what cannot be read, and where', () => {
    const error = new CairnError('malformed-certificate-file', 'At /anchor: expected an object, found nothing', {
      details: { pointer: '/anchor' },
    });
    const verdict = judge({ ...factsOf(), subject: { kind: 'unreadable', error } });
    expect(verdict).toMatchObject({ verdict: 'invalid', reason: 'malformed', credential: null, block: null });
    expect(verdict.checks[0]?.evidence).toEqual({ code: 'malformed-certificate-file', pointer: '/anchor' });
  });

  it('says document-required of a bare hash, even one that is anchored and revoked', () => {
    const { anchor, credential } = sampleCertificate();
    const hash = credentialHash(credential.json);
    for (const subject of [
      { kind: 'hash', credentialHash: hash, anchor: null },
      { kind: 'hash', credentialHash: hash, anchor },
      { kind: 'hash', credentialHash: parseCredentialHash(hashOf(3)), anchor },
    ] as const) {
      const verdict = judge({ ...factsOf({ chain: at({ revoked: true }) }), subject });
      expect(verdict).toMatchObject({ verdict: 'unknown', reason: 'document-required' });
    }
  });

  it('tells beside a bare hash what the chain knows of it', () => {
    const { anchor, credential } = sampleCertificate();
    const subject = { kind: 'hash', credentialHash: credentialHash(credential.json), anchor } as const;
    const verdict = judge({ ...factsOf({ chain: at({ revoked: true }) }), subject });
    expect(sentenceOf(verdict, 'anchoring')).toContain('in the name of did:web:college.example, and is revoked now');
  });

  it('says document-required of a credential whose anchor nobody supplies, and still when it has expired', () => {
    const facts = factsOf();
    if (facts.subject.kind !== 'credential') throw new Error('the facts are of a credential');
    const subject = { ...facts.subject, certificate: null };
    expect(judge({ ...facts, subject })).toMatchObject({ verdict: 'unknown', reason: 'document-required' });
    const later = { ...facts, subject, now: new Date('2040-01-01T00:00:00Z') };
    expect(judge(later)).toMatchObject({ verdict: 'invalid', reason: 'expired' });
  });

  it('has a row for every reason', () => {
    const shown = new Set<Reason>([...table.map(([reason]) => reason), 'malformed', 'document-required']);
    expect([...shown].sort()).toEqual([...reasonPrecedence].sort());
  });
});
