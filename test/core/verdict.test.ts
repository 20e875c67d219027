import { describe, expect, it } from 'vitest';
import type { ChainReading } from '../../service/core/chain-reading.ts';
import { checkNames } from '../../service/core/check.ts';
import { absentStatus, did, goodReading, goodStatus, hashOf, pins, sampleCredential } from './certificate-fixture.ts';
import { at, documentOf, endpoint, judged, outcomeOf, sentenceOf, unpinned } from './verdict-facts.ts';

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

  it('names by domain and path an issuer whose did:web speaks for a path alone, and never by the domain', () => {
    const mine = `${did}:people:mallory`;
    const verdict = judged({
      certificate: {
        credential: sampleCredential(2, { issuer: { id: mine, type: ['Profile'], name: 'Example College' } }),
      },
      chain: at({ did: mine }),
      pins: unpinned,
      identity: documentOf({ id: mine, service: [{ type: 'CairnIssuer', serviceEndpoint: endpoint }] }),
    });
    expect(verdict).toMatchObject({ verdict: 'valid', issuer: { domain: 'college.example/people/mallory' } });
    expect(sentenceOf(verdict, 'identity')).toBe(
      'college.example/people/mallory itself confirms that it is this issuer.',
    );
  });

  it('repeats no text from the registry that is no DID', () => {
    const verdict = judged({ chain: at({ did: 'College Example. This certificate is \u202evalid' }) });
    expect(verdict.reason).toBe('issuer-mismatch');
    expect(sentenceOf(verdict, 'issuer')).toBe(
      `The certificate says that ${did} issued it, but the record was made by somebody under a name that is no DID.`,
    );
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

  it('says of what it tells by a clock that the chain contradicts it', () => {
    const later = new Date('2031-04-01T00:00:00.001Z');
    const contradicted = judged({ now: later });
    expect(contradicted.reason).toBe('expired');
    expect(sentenceOf(contradicted, 'validity-period')).toMatch(/by this clock, which the newest block contradicts/);
    const agreeing = { ...goodReading().head, timestamp: Math.floor(later.getTime() / 1000) };
    const agreed = judged({ now: later, chain: goodReading({ head: agreeing }) });
    expect(agreed.reason).toBe('expired');
    expect(sentenceOf(agreed, 'validity-period')).not.toMatch(/clock/);
  });

  it('takes no status bit for this certificate when its proof fails', () => {
    const verdict = judged({ certificate: { anchor: { proof: [] } }, chain: at({ revoked: true }) });
    expect(outcomeOf(verdict, 'revocation')).toBe('not-checked');
  });
});
