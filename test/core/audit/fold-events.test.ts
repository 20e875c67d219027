import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStorage } from '../../../service/core/audit/compare-storage.ts';
import { eventsUntil } from '../../../service/core/audit/dated-event.ts';
import { foldEvents } from '../../../service/core/audit/fold-events.ts';
import { leafRanges, leavesIn } from '../../../service/core/audit/leaf-ranges.ts';
import { batchStanding, countRegistry } from '../../../service/core/audit/registry-counts.ts';
import { allBatches, isVoid } from '../../../service/core/audit/registry-state.ts';
import type { StoredBatch, StoredRegistry } from '../../../service/core/audit/stored-registry.ts';
import { statusIndices, statusWords } from '../../../service/core/status-words.ts';
import { isVoidBatch, randomHistory } from './random-history.ts';
import { storedAsTold } from './stored-as-told.ts';

const leavesOf = (words: ReadonlyMap<number, bigint>): number[] =>
  statusIndices([...words].map(([position, mask]) => ({ position: BigInt(position), mask }))).sort((a, b) => a - b);

describe('folding the events of a registry', () => {
  it('comes to what a model of the contract holds, and finds nothing that contradicts', () => {
    fc.assert(
      fc.property(randomHistory, ({ events, issuers }) => {
        const { state, contradictions } = foldEvents(events);
        expect(contradictions).toEqual([]);
        expect([...state.issuers.keys()]).toEqual([...issuers.keys()]);
        for (const [issuerId, model] of issuers) {
          const issuer = state.issuers.get(issuerId);
          expect(issuer).toMatchObject({ admin: model.admin, pendingAdmin: model.pendingAdmin });
          expect(issuer?.keys.size).toBe(model.keys.size);
          for (const [address, key] of model.keys) expect(issuer?.keys.get(address)).toEqual({ key: address, ...key });
          expect(issuer?.documents.size).toBe(model.documents.size);
          for (const [root, batch] of model.batches) {
            const told = issuer?.batches.get(root);
            if (issuer === undefined || told === undefined) throw new Error('a batch of the model is missing');
            const { key, anchoredAt, size, revoked } = batch;
            expect(told).toMatchObject({ key, anchoredAt, size, revoked });
            expect(isVoid(issuer, told)).toBe(isVoidBatch(model, batch));
            expect(leavesOf(told.revocations)).toEqual([...batch.revokedLeaves].sort((a, b) => a - b));
            expect(leavesOf(told.suspensions)).toEqual([...batch.suspendedLeaves].sort((a, b) => a - b));
            const { inForce, revoked: out, suspended, void: lost } = batchStanding(issuer, told);
            expect(inForce + out + suspended + lost).toBe(size);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('as of any time is the fold of what happened up to then', () => {
    fc.assert(
      fc.property(randomHistory, fc.nat(200), ({ events }, after) => {
        const start = events[0]?.time ?? 0;
        const past = events.filter(({ time }) => time <= start + after);
        expect(eventsUntil(events, start + after)).toEqual(past);
        expect(foldEvents(eventsUntil(events, start + after)).state).toEqual(foldEvents(past).state);
      }),
    );
  });

  it('finds that an event is missing wherever a later one rests on it', () => {
    const rests = fc.property(randomHistory, ({ events }) => {
      const anchoring = events.find(({ kind }) => kind === 'batch-anchored');
      const isAbout = events.some((event) => 'words' in event && event.root === Object(anchoring).root);
      const one = events.filter(({ kind }) => kind === 'batch-anchored').length === 1;
      if (anchoring === undefined || !isAbout || !one) return;
      expect(foldEvents(events.filter((event) => event !== anchoring)).contradictions.length).toBeGreaterThan(0);
    });
    fc.assert(rests);
  });

  it('counts every certificate once', () => {
    fc.assert(
      fc.property(randomHistory, ({ events }) => {
        const counts = countRegistry(foldEvents(events).state);
        expect(counts.inForce + counts.revoked + counts.suspended + counts.void).toBe(counts.certificates);
      }),
    );
  });
});

describe("comparing a state with the contract's storage", () => {
  it('finds nothing in what an honest contract holds', () => {
    fc.assert(
      fc.property(randomHistory, ({ events }) => {
        const { state } = foldEvents(events);
        expect(compareStorage(state, storedAsTold(state), state.issuers.size)).toEqual([]);
      }),
    );
  });

  it('finds exactly the one bit that is otherwise, whichever it is', () => {
    fc.assert(
      fc.property(randomHistory, fc.nat(), fc.nat(), fc.boolean(), ({ events }, which, where, isRevocation) => {
        const { state } = foldEvents(events);
        const batches = [...allBatches(state)];
        const { issuer, batch } = batches[which % batches.length] ?? {};
        if (issuer === undefined || batch === undefined) return;
        const leaf = where % batch.size;
        const stored = storedAsTold(state);
        const name = isRevocation ? 'revocations' : 'suspensions';
        const told = ((batch[name].get(leaf >> 8) ?? 0n) >> BigInt(leaf & 255)) & 1n;
        const changed = withBatch(stored, issuer.issuerId, batch.root, (held) => {
          const word = (held[name].get(leaf >> 8) ?? 0n) ^ (1n << BigInt(leaf & 255));
          return { ...held, [name]: new Map([...held[name], [leaf >> 8, word]]) };
        });
        const word = isRevocation ? 'revoked' : 'suspended';
        expect(compareStorage(state, changed, state.issuers.size)).toEqual([
          {
            code: isRevocation ? 'revocation-bit' : 'suspension-bit',
            place: { issuerId: issuer.issuerId, root: batch.root, leaves: [{ first: leaf, last: leaf }] },
            expected: told === 1n ? word : `not ${word}`,
            found: told === 1n ? `not ${word}` : word,
          },
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['batch-revoked', { revoked: true }],
    ['batch-void', { voided: true }],
    ['batch-record', { size: 599 }],
    ['batch-record', { anchoredAt: 5 }],
  ] as const)('finds exactly %s where the contract holds %o', (code, change) => {
    const [history] = fc.sample(randomHistory, { numRuns: 1, seed: 7 });
    const { state } = foldEvents((history?.events ?? []).slice(0, 3));
    const [first] = allBatches(state);
    if (first === undefined) throw new Error('the history begins with a batch');
    const { issuer, batch } = first;
    const changed = withBatch(storedAsTold(state), issuer.issuerId, batch.root, (held) => {
      return { ...held, record: held.record === null ? null : { ...held.record, ...change } };
    });
    expect(compareStorage(state, changed, 1).map((line) => line.code)).toEqual([code]);
  });
});

describe('ranges of leaves', () => {
  it('name exactly the leaves of the words, in as few as can be', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000), { maxLength: 80 }), (leaves) => {
        const ranges = leafRanges(statusWords(leaves));
        const named = ranges.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at),
        );
        expect(named).toEqual(leaves.toSorted((a, b) => a - b));
        expect(leavesIn(ranges)).toBe(leaves.length);
        for (const [at, { first }] of ranges.entries()) expect(first).not.toBe((ranges[at - 1]?.last ?? -2) + 1);
      }),
    );
  });
});

function withBatch(
  stored: StoredRegistry,
  issuerId: bigint,
  root: string,
  change: (held: StoredBatch) => StoredBatch,
): StoredRegistry {
  const issuers = [...stored.issuers].map(([id, issuer]) => {
    if (id !== issuerId) return [id, issuer] as const;
    const batches = [...issuer.batches].map(([at, held]) => [at, at === root ? change(held) : held] as const);
    return [id, { ...issuer, batches: new Map(batches) }] as const;
  });
  return { ...stored, issuers: new Map(issuers) };
}
