import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainReading } from '../../service/core/chain-reading.ts';
import { checkNames } from '../../service/core/check.ts';
import { invalidReasons, type Reason, unknownReasons } from '../../service/core/reason.ts';
import type { SignatureFinding } from '../../service/core/signature-check.ts';
import {
  chainId,
  did,
  goodReading,
  goodStatus,
  hashOf,
  now,
  pins,
  type SampleOptions,
  sampleCredential,
} from './certificate-fixture.ts';
import { judged, otherIssuer, seconds, staleHead, unpinned } from './verdict-facts.ts';

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
