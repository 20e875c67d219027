import { isRecordKind, type RecordKind } from '../../core/audit/audit-record.ts';
import { parseAuditTime } from '../../core/audit/audit-time.ts';
import { parseDecimalUint256 } from '../../core/decimal.ts';
import { CairnError } from '../../core/errors.ts';
import { isMerkleRoot, type MerkleRoot } from '../../core/hex.ts';
import { isStatusReason, type StatusReason } from '../../core/status-reason.ts';

/** What of the record is shown: it stands in the address behind the #, so that a view can be passed on. Days are UTC. */
export interface ViewState {
  /** Of the registry, where several are pinned. */
  readonly registry: string | null;
  readonly issuerId: bigint | null;
  readonly kind: RecordKind | null;
  readonly reason: StatusReason | null;
  readonly root: MerkleRoot | null;
  /** As `2026-09-01`. */
  readonly from: string | null;
  readonly to: string | null;
  readonly asOf: string | null;
}

/** Everything, as of now. */
export const WHOLE_VIEW: ViewState = {
  registry: null,
  issuerId: null,
  kind: null,
  reason: null,
  root: null,
  from: null,
  to: null,
  asOf: null,
};

/** The view that a fragment names; what it does not name, or names wrongly, is not narrowed. */
export function parseView(fragment: string): ViewState {
  const named = new URLSearchParams(fragment.replace(/^#/, ''));
  const text = (name: string): string => named.get(name) ?? '';
  const [kind, reason, root, registry] = [text('kind'), text('reason'), text('batch'), text('registry')];
  return {
    registry: /^0x[0-9a-f]{40}$/.test(registry) ? registry : null,
    issuerId: parseDecimalUint256(text('issuer')),
    kind: isRecordKind(kind) ? kind : null,
    reason: isStatusReason(reason) ? reason : null,
    root: isMerkleRoot(root) ? root : null,
    from: dayOrNull(text('from')),
    to: dayOrNull(text('to')),
    asOf: dayOrNull(text('as-of')),
  };
}

/** The fragment that names a view; empty for the whole. */
export function formatView(view: ViewState): string {
  const named = new URLSearchParams();
  const members: readonly (readonly [string, string | null])[] = [
    ['registry', view.registry],
    ['issuer', view.issuerId?.toString() ?? null],
    ['kind', view.kind],
    ['reason', view.reason],
    ['batch', view.root],
    ['from', view.from],
    ['to', view.to],
    ['as-of', view.asOf],
  ];
  for (const [name, value] of members) if (value !== null) named.set(name, value);
  return named.toString();
}

/** A day as a date field gives it; null for an empty one. */
export function dayOrNull(text: string): string | null {
  return secondOf(text, 'start') === null ? null : text;
}

/** The second that a day begins or ends with; null where there is none. */
export function secondOf(day: string | null, edge: 'start' | 'end'): number | null {
  if (day === null || day === '') return null;
  try {
    return parseAuditTime(day, edge);
  } catch (error) {
    if (error instanceof CairnError) return null;
    throw error;
  }
}
