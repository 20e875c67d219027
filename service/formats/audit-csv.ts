import { auditColumns } from '../core/audit/audit-cells.ts';
import type { AuditRecord } from '../core/audit/audit-record.ts';
import { BYTE_ORDER_MARK, csvText } from './csv-text.ts';

/** Records as a CSV file, a line each under a line of names; times are UTC. */
export function auditCsv(records: readonly AuditRecord[]): string {
  const names = auditColumns.map(({ name }) => name);
  const rows = records.map((record) => auditColumns.map(({ cell }) => cell(record)));
  return BYTE_ORDER_MARK + csvText([names, ...rows]);
}
