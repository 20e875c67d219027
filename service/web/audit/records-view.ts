import type { AuditRecord } from '../../core/audit/audit-record.ts';
import { REASON_NAMES, RECORD_NAMES, recordSubject, voidWords } from '../../core/audit/record-words.ts';
import { shortHash } from '../../core/short-hash.ts';
import { utcMoment } from '../../core/utc-moment.ts';
import { element, foreignText } from '../page/element.ts';
import { AUDIT_WORDS as WORDS } from './audit-words.ts';

const PER_PAGE = 50;

/** The records, a page at a time, in the order of the chain: a table, which on a phone becomes a card for each. */
export function recordsView(
  records: readonly AuditRecord[],
  download: (records: readonly AuditRecord[]) => void,
): HTMLElement {
  const pages = Math.max(Math.ceil(records.length / PER_PAGE), 1);
  const body = element('tbody', {});
  const summary = element('p', { class: 'tally', id: 'records-shown', role: 'status' });
  let page = 0;
  const turn = (name: string, target: () => number): HTMLButtonElement => {
    const button = element('button', { type: 'button', class: 'quiet-button' }, name);
    button.addEventListener('click', () => show(target()));
    return button;
  };
  const first = turn(WORDS.first, () => 0);
  const previous = turn(WORDS.previous, () => page - 1);
  const next = turn(WORDS.next, () => page + 1);
  const last = turn(WORDS.last, () => pages - 1);
  const show = (wanted: number): void => {
    page = Math.min(Math.max(wanted, 0), pages - 1);
    const start = page * PER_PAGE;
    const shown = records.slice(start, start + PER_PAGE);
    body.replaceChildren(...shown.map(recordRow));
    summary.textContent = WORDS.shown(start + 1, start + shown.length, records.length);
    for (const button of [first, previous]) button.setAttribute('aria-disabled', String(page === 0));
    for (const button of [next, last]) button.setAttribute('aria-disabled', String(page === pages - 1));
  };
  show(0);
  const save = element('button', { type: 'button', class: 'secondary-button', id: 'download-csv' }, WORDS.csv);
  save.addEventListener('click', () => download(records));
  const columns = Object.values(WORDS.columns);
  return element(
    'section',
    { class: 'audit-part', id: 'records', 'aria-labelledby': 'records-title' },
    element(
      'div',
      { class: 'records-head' },
      element('h3', { id: 'records-title' }, WORDS.records),
      records.length === 0 ? null : save,
    ),
    summary,
    records.length === 0
      ? null
      : element(
          'table',
          { class: 'record-table', 'aria-labelledby': 'records-title' },
          element('thead', {}, element('tr', {}, ...columns.map((name) => element('th', { scope: 'col' }, name)))),
          body,
        ),
    pages === 1 ? null : element('nav', { class: 'pager', 'aria-label': WORDS.pages }, first, previous, next, last),
  );
}

function recordRow(record: AuditRecord): HTMLElement {
  const { kind, time, reason, issuerId, did, by } = record;
  const isVoid = voidWords(record);
  const { columns } = WORDS;
  return element(
    'tr',
    { class: `record ${kind}` },
    element(
      'td',
      { 'data-name': columns.time },
      element('time', { datetime: new Date(time * 1000).toISOString() }, utcMoment(time)),
    ),
    element('td', { 'data-name': columns.kind, class: 'record-kind' }, RECORD_NAMES[kind]),
    element(
      'td',
      { 'data-name': columns.which, class: 'record-which' },
      foreignText(recordSubject(record, shortHash)),
      record.root === null ? null : element('span', { class: 'exact record-line' }, shortHash(record.root)),
      isVoid === null ? null : element('span', { class: 'record-line record-void' }, isVoid),
    ),
    element('td', { 'data-name': columns.reason }, reason === null ? '' : REASON_NAMES[reason]),
    element('td', { 'data-name': columns.issuer, title: did }, String(issuerId)),
    element('td', { 'data-name': columns.by, class: 'exact', title: by }, shortHash(by)),
    element('td', { 'data-name': columns.place }, chainPlace(record)),
  );
}

/** The block, to unfold: everything that names the act, whole. */
function chainPlace({ blockNumber, final, ...record }: AuditRecord): HTMLElement {
  const { did, by, root, key, newAdmin, digest, transactionHash, logIndex } = record;
  const { exact } = WORDS;
  const names: readonly (readonly [string, string | null])[] = [
    [exact.transaction, transactionHash],
    [exact.logIndex, String(logIndex)],
    [exact.by, by],
    [exact.issuer, did],
    [exact.root, root],
    [exact.key, key],
    [exact.newAdmin, newAdmin],
    [exact.digest, digest],
  ];
  return element(
    'details',
    { class: 'chain-place' },
    element('summary', {}, `${WORDS.block(blockNumber)}${final ? '' : `, ${WORDS.pending}`}`),
    element(
      'dl',
      {},
      ...names.flatMap(([name, value]) =>
        value === null ? [] : [element('dt', {}, name), element('dd', { class: 'exact' }, foreignText(value))],
      ),
    ),
  );
}
