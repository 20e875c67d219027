import type { AuditRecord } from './audit-record.ts';

/** How long a step of a series is. */
export type SeriesUnit = 'hour' | 'day' | 'month' | 'year';

/** What happened in one step: certificates, not acts. */
export interface SeriesStep {
  /** Its first second, Unix seconds. */
  readonly start: number;
  readonly anchored: number;
  /** Revoked by themselves or with their batch. */
  readonly revoked: number;
}

/** Certificates and revocations over time, a step after the other without a gap. */
export interface ActivitySeries {
  readonly unit: SeriesUnit;
  readonly steps: readonly SeriesStep[];
}

/** The finest unit in which the steps are no more than can be told apart. */
const MOST_STEPS = 48;
const UNITS: readonly SeriesUnit[] = ['hour', 'day', 'month', 'year'];

/** How many certificates were anchored and revoked in each step of time, in UTC. Empty when nothing of both happened. */
export function activitySeries(records: readonly AuditRecord[]): ActivitySeries {
  const acts = records.filter(({ kind }) => isAnchoring(kind) || isRevocation(kind));
  const [first, last] = [acts[0], acts.at(-1)];
  if (first === undefined || last === undefined) return { unit: 'day', steps: [] };
  const unit = UNITS.find((each) => stepsBetween(first.time, last.time, each) <= MOST_STEPS) ?? 'year';
  const starts: number[] = [];
  for (let start = stepStart(first.time, unit); start <= last.time; start = nextStep(start, unit)) starts.push(start);
  const sums = new Map(starts.map((start) => [start, { anchored: 0, revoked: 0 }]));
  for (const { kind, time, certificates } of acts) {
    const sum = sums.get(stepStart(time, unit));
    if (sum === undefined) continue;
    if (isAnchoring(kind)) sum.anchored += certificates ?? 0;
    else sum.revoked += certificates ?? 0;
  }
  return { unit, steps: starts.map((start) => ({ start, ...(sums.get(start) ?? { anchored: 0, revoked: 0 }) })) };
}

function isAnchoring(kind: AuditRecord['kind']): boolean {
  return kind === 'batch-anchored';
}

function isRevocation(kind: AuditRecord['kind']): boolean {
  return kind === 'credentials-revoked' || kind === 'batch-revoked';
}

function stepsBetween(first: number, last: number, unit: SeriesUnit): number {
  const [a, b] = [new Date(first * 1000), new Date(last * 1000)];
  const years = b.getUTCFullYear() - a.getUTCFullYear();
  switch (unit) {
    case 'hour':
      return Math.floor(last / 3600) - Math.floor(first / 3600) + 1;
    case 'day':
      return Math.floor(last / 86_400) - Math.floor(first / 86_400) + 1;
    case 'month':
      return years * 12 + b.getUTCMonth() - a.getUTCMonth() + 1;
    case 'year':
      return years + 1;
  }
}

function stepStart(seconds: number, unit: SeriesUnit): number {
  const date = new Date(seconds * 1000);
  switch (unit) {
    case 'hour':
      return seconds - (seconds % 3600);
    case 'day':
      return seconds - (seconds % 86_400);
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / 1000;
    case 'year':
      return Date.UTC(date.getUTCFullYear(), 0) / 1000;
  }
}

function nextStep(start: number, unit: SeriesUnit): number {
  const date = new Date(start * 1000);
  switch (unit) {
    case 'hour':
      return start + 3600;
    case 'day':
      return start + 86_400;
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / 1000;
    case 'year':
      return Date.UTC(date.getUTCFullYear() + 1, 0) / 1000;
  }
}
