import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditRecords } from '../../../service/core/audit/audit-record.ts';
import { parseAuditTime } from '../../../service/core/audit/audit-time.ts';
import { foldEvents } from '../../../service/core/audit/fold-events.ts';
import { activitySeries } from '../../../service/core/audit/time-series.ts';
import { randomHistory } from './random-history.ts';

describe('certificates and revocations over time', () => {
  it('adds up to all that was anchored and revoked, in at most 48 steps of one length', () => {
    fc.assert(
      fc.property(randomHistory, fc.integer({ min: 1, max: 2_000_000 }), ({ events }, stretch) => {
        const start = events[0]?.time ?? 0;
        const spread = events.map((event) => ({ ...event, time: start + (event.time - start) * stretch }));
        const { state } = foldEvents(spread);
        const records = auditRecords(spread, state, state);
        const { steps, unit } = activitySeries(records);
        const sum = (kinds: readonly string[]): number =>
          records
            .filter(({ kind }) => kinds.includes(kind))
            .reduce((total, { certificates }) => total + (certificates ?? 0), 0);
        expect(steps.reduce((total, { anchored }) => total + anchored, 0)).toBe(sum(['batch-anchored']));
        expect(steps.reduce((total, { revoked }) => total + revoked, 0)).toBe(
          sum(['credentials-revoked', 'batch-revoked']),
        );
        if (unit !== 'year') expect(steps.length).toBeLessThanOrEqual(48);
        for (const [at, step] of steps.entries()) expect(step.start).toBeGreaterThan(steps[at - 1]?.start ?? 0);
      }),
    );
  });

  it('is empty where nothing was anchored or revoked', () => {
    expect(activitySeries([])).toEqual({ unit: 'day', steps: [] });
  });
});

describe('the time that an auditor names', () => {
  it('is the first or the last second of a day, or a moment', () => {
    expect(parseAuditTime('2026-09-01', 'start')).toBe(Date.UTC(2026, 8, 1) / 1000);
    expect(parseAuditTime('2026-09-01', 'end')).toBe(Date.UTC(2026, 8, 2) / 1000 - 1);
    expect(parseAuditTime('2026-09-01T12:00:00+02:00', 'end')).toBe(Date.UTC(2026, 8, 1, 10) / 1000);
    expect(() => parseAuditTime('yesterday', 'start')).toThrow('neither a day nor a moment');
  });
});
