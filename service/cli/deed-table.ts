import type { RecordedDeed } from '../registrar/audit-log/deeds.ts';
import type { Paint, Style } from './palette.ts';
import { table } from './table.ts';

const STATE_STYLE: Readonly<Record<RecordedDeed['state'], Style>> = {
  done: 'green',
  failed: 'red',
  unfinished: 'yellow',
};

/** What people and programs did, a line each. */
export function deedTable(deeds: readonly RecordedDeed[], paint: Paint): string[] {
  return table<RecordedDeed>(
    [
      { title: 'When (UTC)', cell: ({ at }) => at.slice(0, 19).replace('T', ' ') },
      { title: 'Who', cell: ({ actor }) => whoIs(actor) },
      { title: 'Did', cell: ({ action }) => action, style: () => 'bold' },
      { title: 'Cohort', cell: ({ cohortId }) => cohortId ?? '' },
      { title: 'Of', cell: ({ subject }) => subject ?? '' },
      {
        title: 'Came out',
        cell: ({ state, errorCode }) => (errorCode === null ? state : `${state}: ${errorCode}`),
        style: ({ state }) => STATE_STYLE[state],
      },
      { title: 'With', cell: ({ details, outcome }) => inShort({ ...details, ...outcome }), style: () => 'dim' },
    ],
    deeds,
    paint,
  );
}

function whoIs({ kind, id, name }: RecordedDeed['actor']): string {
  return kind === 'terminal' ? `${name} (terminal)` : `${name} (${kind} ${id})`;
}

const LONGEST = 60;

function inShort(details: RecordedDeed['details']): string {
  const parts = Object.entries(details)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name} ${Array.isArray(value) && value.length > 1 ? value.length : plain(value)}`);
  const text = parts.join(', ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return plain(value[0]);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
