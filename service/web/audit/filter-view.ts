import { isRecordKind, recordKinds } from '../../core/audit/audit-record.ts';
import { REASON_NAMES, RECORD_NAMES } from '../../core/audit/record-words.ts';
import type { RegistryState } from '../../core/audit/registry-state.ts';
import { parseDecimalUint256 } from '../../core/decimal.ts';
import { isMerkleRoot } from '../../core/hex.ts';
import { isStatusReason, statusReasons } from '../../core/status-reason.ts';
import { element } from '../page/element.ts';
import { AUDIT_WORDS as WORDS } from './audit-words.ts';
import { dayOrNull, type ViewState, WHOLE_VIEW } from './view-state.ts';

/** What can be chosen of a record. It stays as it is while what it chooses is shown anew. */
export function filterView(state: RegistryState, view: ViewState, change: (view: ViewState) => void): HTMLElement {
  const issuer = select('filter-issuer', [
    ['', WORDS.allIssuers],
    ...[...state.issuers.values()].map(
      ({ issuerId, did }) => [String(issuerId), `${issuerId}: ${shortDid(did)}`] as const,
    ),
  ]);
  const kind = select('filter-kind', [
    ['', WORDS.allKinds],
    ...recordKinds.map((each) => [each, RECORD_NAMES[each]] as const),
  ]);
  const reason = select('filter-reason', [
    ['', WORDS.allReasons],
    ...statusReasons.map((each) => [each, REASON_NAMES[each]] as const),
  ]);
  const from = element('input', { id: 'filter-from', type: 'date' });
  const to = element('input', { id: 'filter-to', type: 'date' });
  const asOf = element('input', { id: 'filter-as-of', type: 'date' });
  const problem = element('p', { class: 'field-problem', id: 'filter-batch-problem', role: 'alert' });
  const batch = element('input', {
    id: 'filter-batch',
    type: 'text',
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: '0x…',
    'aria-describedby': 'filter-batch-problem',
    class: 'exact',
  });
  const show = (shown: ViewState): void => {
    issuer.value = shown.issuerId?.toString() ?? '';
    kind.value = shown.kind ?? '';
    reason.value = shown.reason ?? '';
    from.value = shown.from ?? '';
    to.value = shown.to ?? '';
    asOf.value = shown.asOf ?? '';
    batch.value = shown.root ?? '';
  };
  show(view);
  const changed = (): void => {
    const root = batch.value.trim().toLowerCase();
    const isBad = root !== '' && !isMerkleRoot(root);
    problem.textContent = isBad ? WORDS.badBatch : '';
    batch.setAttribute('aria-invalid', String(isBad));
    change({
      registry: view.registry,
      issuerId: parseDecimalUint256(issuer.value),
      kind: isRecordKind(kind.value) ? kind.value : null,
      reason: isStatusReason(reason.value) ? reason.value : null,
      root: isMerkleRoot(root) ? root : null,
      from: dayOrNull(from.value),
      to: dayOrNull(to.value),
      asOf: dayOrNull(asOf.value),
    });
  };
  const clear = element('button', { type: 'button', class: 'quiet-button' }, WORDS.clear);
  clear.addEventListener('click', () => {
    show({ ...WHOLE_VIEW, registry: view.registry });
    changed();
  });
  const form = element(
    'form',
    { class: 'audit-filter', novalidate: true, 'aria-label': WORDS.show },
    field(WORDS.issuer, issuer),
    field(WORDS.kind, kind),
    field(WORDS.reason, reason),
    field(WORDS.from, from),
    field(WORDS.to, to),
    field(WORDS.asOf, asOf),
    element('div', { class: 'field wide' }, element('label', { for: 'filter-batch' }, WORDS.batch), batch, problem),
    clear,
  );
  form.addEventListener('change', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  return form;
}

function field(name: string, input: HTMLInputElement | HTMLSelectElement): HTMLElement {
  return element('div', { class: 'field' }, element('label', { for: input.id }, name), input);
}

function select(id: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  return element('select', { id }, ...options.map(([value, name]) => element('option', { value }, name)));
}

const LONGEST_DID = 48;

function shortDid(did: string): string {
  return did.length > LONGEST_DID ? `${did.slice(0, LONGEST_DID)}…` : did;
}
