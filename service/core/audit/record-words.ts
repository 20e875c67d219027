import type { DocumentKind } from '../document-kind.ts';
import type { StatusReason } from '../status-reason.ts';
import { utcMoment } from '../utc-moment.ts';
import type { AuditRecord, RecordKind } from './audit-record.ts';
import { leafRangesText } from './leaf-ranges.ts';

/** What each kind of record is called among people. */
export const RECORD_NAMES: Readonly<Record<RecordKind, string>> = {
  'issuer-registered': 'Issuer registered',
  'admin-transfer-started': 'Administration offered',
  'admin-transferred': 'Administration taken over',
  'key-added': 'Key added',
  'key-ended': 'Key ended',
  'key-compromised': 'Key compromised',
  'document-published': 'Document published',
  'batch-anchored': 'Batch anchored',
  'credentials-suspended': 'Suspended',
  'credentials-reinstated': 'Reinstated',
  'credentials-revoked': 'Revoked',
  'batch-revoked': 'Batch revoked',
};

/** What each reason is called among people. */
export const REASON_NAMES: Readonly<Record<StatusReason, string>> = {
  unspecified: 'no reason given',
  'key-compromise': 'key compromised',
  'affiliation-changed': 'affiliation changed',
  superseded: 'superseded',
  'cessation-of-operation': 'operation ceased',
  'certificate-hold': 'on hold',
  'privilege-withdrawn': 'privilege withdrawn',
  'academic-misconduct': 'academic misconduct',
  'issued-in-error': 'issued in error',
};

const DOCUMENT_NAMES: Readonly<Record<DocumentKind, string>> = {
  'issuer-document': 'issuer document',
  'pathway-version': 'pathway version',
};

const NUMBER = new Intl.NumberFormat('en');

/**
 * What a record is about, in a short phrase: `4 certificates: 3, 255-256, 299`.
 *
 * @param shown how an address or a digest is written; default whole
 */
export function recordSubject(record: AuditRecord, shown: (hash: string) => string = (hash) => hash): string {
  const named = (hash: string | null): string => (hash === null ? '' : shown(hash));
  switch (record.kind) {
    case 'issuer-registered':
      return record.did ?? '';
    case 'admin-transfer-started':
      return /^0x0+$/.test(record.newAdmin ?? '') ? 'the offer is withdrawn' : `to ${named(record.newAdmin)}`;
    case 'admin-transferred':
      return `by ${named(record.newAdmin)}`;
    case 'key-added': {
      const until = record.validUntil === null ? '' : ` until ${utcMoment(record.validUntil)}`;
      return `${named(record.key)}, may ${record.capabilities?.join(', ')}${until}`;
    }
    case 'key-ended':
      return named(record.key);
    case 'key-compromised':
      return `${named(record.key)}, since ${utcMoment(record.since ?? 0)}`;
    case 'document-published':
      return `${record.documentKind === null ? 'document' : DOCUMENT_NAMES[record.documentKind]} ${named(record.digest)}`;
    case 'batch-anchored':
      return certificates(record);
    case 'batch-revoked':
      return `all ${certificates(record)}`;
    default:
      return `${certificates(record)}: ${leafRangesText(record.leaves ?? [])}`;
  }
}

/** Of an anchoring that is void: what is known of that now, and whether it was known at the time asked about. */
export function voidWords({ anchoring }: Pick<AuditRecord, 'anchoring'>): string | null {
  if (anchoring === null || !anchoring.voidNow) return null;
  return anchoring.voidThen
    ? 'void: its key was compromised'
    : 'counted then; void since its key was declared compromised';
}

function certificates({ certificates: number }: AuditRecord): string {
  if (number === null) return 'certificates';
  return `${NUMBER.format(number)} ${number === 1 ? 'certificate' : 'certificates'}`;
}
