import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainReading, RegistryStatus } from '../../service/core/chain-reading.ts';
import { type CheckName, checkNames } from '../../service/core/check.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { CairnError } from '../../service/core/errors.ts';
import { parseCredentialHash } from '../../service/core/hex.ts';
import type { IdentityReading } from '../../service/core/identity-reading.ts';
import { formatIssuerReference } from '../../service/core/issuer-reference.ts';
import type { JsonValue } from '../../service/core/json.ts';
import { invalidReasons, type Reason, reasonPrecedence, unknownReasons } from '../../service/core/reason.ts';
import type { SignatureFinding } from '../../service/core/signature-check.ts';
import { type Facts, judge, type Verdict } from '../../service/core/verdict.ts';
import {
  absentStatus,
  chainId,
  did,
  goodReading,
  goodStatus,
  hashOf,
  issuerId,
  now,
  pins,
  registry,
  type SampleOptions,
  sampleCertificate,
  sampleCredential,
} from './certificate-fixture.ts';

interface Changes extends Partial<Omit<Facts, 'subject'>> {
  readonly certificate?: SampleOptions;
  readonly signature?: SignatureFinding;
  readonly anchorSupplied?: boolean;
}

/** The facts of a valid certificate, changed. */
function factsOf({
  certificate: options,
  signature = 'missing',
  anchorSupplied = false,
  ...changes
}: Changes = {}): Facts {
  const certificate = sampleCertificate(options);
  const { credential } = certificate;
  const hash = credentialHash(credential.json);
  return {
    subject: {
      kind: 'credential',
      credential,
      credentialHash: hash,
      certificate,
      anchorSupplied,
      searchFailure: null,
      signature,
    },
    pins,
    now,
    chain: goodReading(),
    identity: { kind: 'not-looked-up' },
    holderClaim: null,
    ...changes,
  };
}

const judged = (changes?: Changes) => judge(factsOf(changes));
const at = (status: Partial<RegistryStatus>) =>
  goodReading({ atHead: goodStatus(status), final: { block: goodReading().head, status: goodStatus(status) } });
const outcomeOf = (verdict: Verdict, name: CheckName) => verdict.checks.find((check) => check.name === name)?.outcome;
const sentenceOf = (verdict: Verdict, name: CheckName) => verdict.checks.find((check) => check.name === name)?.sentence;

const seconds = now.getTime() / 1000;
const staleHead = { number: 10, hash: hashOf(0xaa), timestamp: seconds - 601 };
const documentOf = (document: JsonValue): IdentityReading => ({
  kind: 'document',
  url: 'https://college.example/.well-known/did.json',
  document,
});
const endpoint = formatIssuerReference({ chainId, registry, issuerId });
const unpinned = { ...pins, issuers: [] };

describe('a certificate in good standing', () => {
  it('is valid, with every required check passed', () => {
    const verdict = judged();
    expect(verdict).toMatchObject({ verdict: 'valid', reason: null, checkedAt: '2026-05-01T12:00:00.000Z' });
    expect(verdict.block?.number).toBe(1000);
    expect(verdict.issuer).toEqual({ did, domain: 'college.example', name: 'Example College', knownBy: 'pin' });
    expect(verdict.checks.map(({ name, outcome }) => [name, outcome])).toEqual(
      checkNames.map((name) => [name, name === 'signature' || name === 'holder' ? 'not-checked' : 'pass']),
    );
  });

  it('is valid by the live document of its did:web, with types and endpoints as texts or arrays', () => {
    for (const service of [
      { id: '#cairn', type: 'CairnIssuer', serviceEndpoint: endpoint },
      { id: '#cairn', type: ['LinkedDomains', 'CairnIssuer'], serviceEndpoint: ['https://college.example', endpoint] },
    ]) {
      const verdict = judged({
        pins: unpinned,
        identity: documentOf({ id: did, service: [{ type: 'Other' }, service] }),
      });
      expect(verdict).toMatchObject({ verdict: 'valid', issuer: { knownBy: 'did-document' } });
    }
  });

  it('is valid to the last moment of its validity period', () => {
    expect(judged({ now: new Date('2031-04-01T00:00:00Z'), chain: atTime('2031-04-01T00:00:00Z') }).verdict).toBe(
      'valid',
    );
    expect(judged({ now: new Date('2026-04-01T00:00:00Z'), chain: atTime('2026-04-01T00:00:00Z') }).verdict).toBe(
      'valid',
    );
  });

  it('is valid when it is the only one of its batch, and when it never expires', () => {
    const alone = { size: 1, index: 0, credential: sampleCredential(0, { validUntil: undefined }) };
    expect(judged({ certificate: alone, chain: at({ size: 1 }) }).verdict).toBe('valid');
  });
});

function atTime(text: string): ChainReading {
  return goodReading({ head: { number: 5, hash: hashOf(5), timestamp: new Date(text).getTime() / 1000 } });
}

const otherIssuer = { issuer: { id: 'did:web:other.example', type: ['Profile'], name: 'Example College' } };

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

describe('an anchor that somebody else supplied', () => {
  it('makes a bare credential valid', () => {
    expect(judged({ anchorSupplied: true }).verdict).toBe('valid');
  });

  it.each([
    ['is not anchored', goodReading({ atHead: absentStatus, final: null })],
    ['is anchored with another size', at({ size: 9 })],
  ])('never counts against the credential when it %s', (_, chain) => {
    expect(judged({ anchorSupplied: true, chain })).toMatchObject({ verdict: 'unknown', reason: 'document-required' });
  });

  it('still shows a revocation of the very credential', () => {
    expect(judged({ anchorSupplied: true, chain: at({ revoked: true }) }).reason).toBe('revoked');
  });
});

describe('lines that alter nothing', () => {
  it.each(['missing', 'unknown-suite', 'key-unavailable', 'holds'] as const)('a signature: %s', (signature) => {
    expect(judged({ signature }).verdict).toBe('valid');
  });

  it.each([
    ['Zoë Åström', 'pass'],
    ['  zoë   ÅSTRÖM ', 'pass'],
    ['Zoe\u0308 A\u030astro\u0308m', 'pass'],
    ['zoe@college.example', 'pass'],
    [' Zoe@College.Example ', 'pass'],
    ['Zoe Astrom', 'fail'],
    ['someone@else.example', 'fail'],
    ['   ', 'not-checked'],
    [null, 'not-checked'],
  ])('the holder typed as %j: %s', (holderClaim, outcome) => {
    const verdict = judged({ holderClaim });
    expect(verdict.verdict).toBe('valid');
    expect(outcomeOf(verdict, 'holder')).toBe(outcome);
    if (holderClaim?.includes('@')) expect(JSON.stringify(verdict.checks)).not.toContain(holderClaim.trim());
  });
});

describe('nothing that cannot be trusted counts', () => {
  const damning = goodStatus({
    revoked: true,
    batchRevoked: true,
    voided: true,
    did: 'did:web:x.example',
    suspended: true,
  });
  it.each([
    ['an unpinned registry', { pins: { ...pins, deployments: [] } }, {}],
    ['other code', {}, { codeHash: hashOf(1) }],
    ['another chain', {}, { chainId: 1 }],
  ])('not from %s, even when it damns', (_, changes, reading) => {
    expect(judged({ ...changes, chain: goodReading({ ...reading, atHead: damning }) }).verdict).toBe('unknown');
  });

  it('leaves what needs no chain standing without one', () => {
    const verdict = judged({ chain: null });
    for (const name of ['document', 'anchor-agreement', 'inclusion', 'validity-period', 'identity'] as const) {
      expect(outcomeOf(verdict, name)).toBe('pass');
    }
    expect(judged({ chain: null, certificate: { anchor: { proof: [] } } }).reason).toBe('proof-invalid');
  });

  it('takes no status bit for this certificate when its proof fails', () => {
    const verdict = judged({ certificate: { anchor: { proof: [] } }, chain: at({ revoked: true }) });
    expect(outcomeOf(verdict, 'revocation')).toBe('not-checked');
  });
});

describe('precedence', () => {
  /** A good fact in nineteen cases of twenty, so that whole sets of good facts are among the many. */
  const mostly = <T>(good: T, ...bad: T[]) =>
    fc.oneof({ weight: 19, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
  const status = fc
    .record({
      anchored: mostly(true, false),
      voided: mostly(false, true),
      proofValid: mostly(true, false),
      revoked: mostly(false, true),
      suspended: mostly(false, true),
      batchRevoked: mostly(false, true),
      size: mostly(5, 6),
      did: mostly(did, 'did:web:other.example', ''),
    })
    .map(goodStatus);
  const read = fc
    .record({
      chainId: mostly(chainId, 1),
      codeHash: mostly(goodReading().codeHash, hashOf(1), null),
      timestamp: mostly(seconds, seconds - 601, seconds + 601),
      atHead: fc.option(status, { freq: 20 }),
      final: fc.option(status, { freq: 20 }),
    })
    .map(({ timestamp, final, ...reading }) =>
      goodReading({
        ...reading,
        head: { number: 9, hash: hashOf(9), timestamp },
        final: final && { block: staleHead, status: final },
      }),
    );
  const changes = fc.record({
    certificate: mostly<SampleOptions>(
      {},
      { anchor: { index: 3 } },
      { anchor: { proof: [] } },
      { credential: sampleCredential(2, otherIssuer) },
    ),
    signature: fc.oneof(
      {
        weight: 9,
        arbitrary: fc.constantFrom<SignatureFinding>('missing', 'unknown-suite', 'key-unavailable', 'holds'),
      },
      { weight: 1, arbitrary: fc.constant<SignatureFinding>('fails') },
    ),
    anchorSupplied: fc.boolean(),
    now: mostly(now, new Date('2020-01-01T00:00:00Z'), new Date('2040-01-01T00:00:00Z')),
    pins: mostly(pins, unpinned, { ...pins, deployments: [] }),
    chain: fc.option<ChainReading>(read, { freq: 20 }),
    holderClaim: fc.constantFrom(null, 'Zoë Åström', 'nobody'),
  });

  it('takes the first reason of the table: what is proven, else what is not known, else valid', () => {
    fc.assert(
      fc.property(changes, (change) => {
        const { verdict, reason, checks } = judged(change);
        const reasons = checks.flatMap((check) => check.reason ?? []);
        const first = <T extends Reason>(list: readonly T[]) => list.find((each) => reasons.includes(each));
        expect(reason).toBe(first(invalidReasons) ?? first(unknownReasons) ?? null);
        expect(verdict).toBe(first(invalidReasons) ? 'invalid' : first(unknownReasons) ? 'unknown' : 'valid');
        expect(checks.map((check) => check.name)).toEqual(checkNames);
        for (const check of checks) {
          const proven = invalidReasons.some((each) => each === check.reason);
          if (check.name !== 'holder') expect(check.outcome === 'fail').toBe(proven);
          expect(check.outcome === 'unknown').toBe(check.reason !== undefined && !proven);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is valid only when every fact is good', () => {
    let valid = 0;
    fc.assert(
      fc.property(changes, (change) => {
        if (judged(change).verdict !== 'valid') return;
        valid += 1;
        expect(change.pins).toBe(pins);
        expect(change.certificate).toEqual({});
        expect(change.now).toBe(now);
        expect(change.chain).toMatchObject({ chainId, head: { timestamp: seconds } });
        const good = {
          anchored: true,
          voided: false,
          proofValid: true,
          revoked: false,
          suspended: false,
          batchRevoked: false,
        };
        expect(change.chain).toMatchObject({
          atHead: { ...good, did, size: 5 },
          final: { status: { anchored: true } },
        });
      }),
      { numRuns: 3000 },
    );
    expect(valid).toBeGreaterThan(100);
  });
});
