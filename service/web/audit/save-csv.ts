import type { AuditRecord } from '../../core/audit/audit-record.ts';
import { element } from '../page/element.ts';

/** Saves records as a CSV file of this device. The writer of CSV is loaded when it is first asked for. */
export async function saveCsv(records: readonly AuditRecord[]): Promise<void> {
  const { auditCsv } = await import('../../formats/audit-csv.ts');
  const address = URL.createObjectURL(new Blob([auditCsv(records)], { type: 'text/csv;charset=utf-8' }));
  const link = element('a', { href: address, download: 'audit.csv' });
  link.click();
  URL.revokeObjectURL(address);
}
