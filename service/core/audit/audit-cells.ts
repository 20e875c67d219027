import { utcMoment } from '../utc-moment.ts';
import type { AuditRecord } from './audit-record.ts';
import { leafRangesText } from './leaf-ranges.ts';

/** One column of a table of records. */
export interface AuditColumn {
  readonly name: string;
  readonly cell: (record: AuditRecord) => string | number | null;
}

const time = (seconds: number | null): string | null => (seconds === null ? null : utcMoment(seconds));

/** Every column of the records in a file: what a record of its kind does not have is empty. */
export const auditColumns: readonly AuditColumn[] = [
  { name: 'time', cell: (record) => time(record.time) },
  { name: 'block', cell: ({ blockNumber }) => blockNumber },
  { name: 'final', cell: ({ final }) => (final ? 'yes' : 'no') },
  { name: 'kind', cell: ({ kind }) => kind },
  { name: 'issuer', cell: ({ issuerId }) => String(issuerId) },
  { name: 'did', cell: ({ did }) => did },
  { name: 'by', cell: ({ by }) => by },
  { name: 'reason', cell: ({ reason }) => reason },
  { name: 'batch root', cell: ({ root }) => root },
  { name: 'certificates', cell: ({ certificates }) => certificates },
  { name: 'indices', cell: ({ leaves }) => (leaves === null ? null : leafRangesText(leaves)) },
  { name: 'void then', cell: ({ anchoring }) => (anchoring === null ? null : anchoring.voidThen ? 'yes' : 'no') },
  { name: 'void now', cell: ({ anchoring }) => (anchoring === null ? null : anchoring.voidNow ? 'yes' : 'no') },
  { name: 'key', cell: ({ key }) => key },
  { name: 'capabilities', cell: ({ capabilities }) => capabilities?.join(' ') ?? null },
  { name: 'valid from', cell: ({ validFrom }) => time(validFrom) },
  { name: 'valid until', cell: ({ validUntil }) => time(validUntil) },
  { name: 'compromised since', cell: ({ since }) => time(since) },
  { name: 'new admin', cell: ({ newAdmin }) => newAdmin },
  { name: 'document kind', cell: ({ documentKind }) => documentKind },
  { name: 'digest', cell: ({ digest }) => digest },
  { name: 'transaction', cell: ({ transactionHash }) => transactionHash },
  { name: 'log entry', cell: ({ logIndex }) => logIndex },
];

/** A record as JSON: numbers that are larger than JSON's are decimal texts. */
export function auditRecordJson(record: AuditRecord): Readonly<Record<string, unknown>> {
  const { issuerId, ...others } = record;
  return { ...others, issuerId: String(issuerId) };
}
