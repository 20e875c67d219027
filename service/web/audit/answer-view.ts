import { isFinal } from '../../core/audit/audit-reading.ts';
import type { AuditReport } from '../../core/audit/audit-report.ts';
import {
  type Difference,
  differenceMeanings,
  type NotChecked,
  notCheckedMeanings,
  placeText,
} from '../../core/audit/difference.ts';
import { cairnFigure } from '../page/cairn-figure.ts';
import { element, foreignText } from '../page/element.ts';
import { outcomeIcon } from '../page/outcome-icon.ts';
import { momentOf } from '../page/time-words.ts';
import { ANSWER_WORDS, AUDIT_WORDS as WORDS } from './audit-words.ts';

/** What the audit comes to: the answer, as of which block, then every difference, then what was not checked. */
export function answerView(report: AuditReport): HTMLElement {
  const { title, posture, tone, meaning } = ANSWER_WORDS[report.answer];
  return element(
    'section',
    { class: `answer ${tone}`, id: 'answer', 'data-answer': report.answer, 'aria-labelledby': 'answer-title' },
    element(
      'div',
      { class: 'verdict-head' },
      cairnFigure(posture),
      element(
        'div',
        {},
        element('h2', { id: 'answer-title' }, title),
        element('p', { class: 'verdict-meaning' }, meaning),
        readingFacts(report),
      ),
    ),
    report.differences.length === 0 ? null : differencesView(report.differences),
    report.notChecked.length === 0 ? null : notCheckedView(report.notChecked),
  );
}

function readingFacts(report: AuditReport): HTMLElement {
  const { deployment, endpoint, agreeing, block, finalBlock } = report.reading;
  const finality = isFinal(report.reading) ? WORDS.final : WORDS.notFinal(finalBlock?.number ?? null);
  const facts: readonly (readonly [string, readonly (Node | string)[]])[] = [
    [WORDS.readAt, [`${WORDS.block(block.number)}, `, momentOf(block.timestamp * 1000), `; ${finality}`]],
    [WORDS.through, [[endpoint, ...agreeing].join(', ')]],
    [
      WORDS.registry,
      [element('span', { class: 'exact' }, deployment.registry), ` on ${deployment.name}, chain ${deployment.chainId}`],
    ],
    [WORDS.roots, [WORDS.recomputed(report.recomputedRoots, report.countsNow.batches)]],
  ];
  return element(
    'dl',
    { class: 'reading-facts' },
    ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, ...value)]),
  );
}

function differencesView(differences: readonly Difference[]): HTMLElement {
  return element(
    'section',
    { class: 'audit-part', 'aria-labelledby': 'differences-title' },
    element('h3', { id: 'differences-title' }, `${WORDS.differences} (${differences.length})`),
    element('ul', { class: 'difference-list' }, ...differences.map(differenceLine)),
  );
}

function differenceLine({ code, place, expected, found }: Difference): HTMLElement {
  return element(
    'li',
    { class: 'outcome-fail', 'data-code': code },
    outcomeIcon('fail'),
    element(
      'div',
      {},
      element('p', { class: 'difference-title' }, differenceMeanings[code]),
      element('p', { class: 'exact difference-place' }, foreignText(placeText(place))),
      element(
        'dl',
        { class: 'difference-sides' },
        element('dt', {}, WORDS.expected),
        element('dd', { class: 'exact' }, foreignText(expected)),
        element('dt', {}, WORDS.found),
        element('dd', { class: 'exact' }, foreignText(found)),
      ),
    ),
  );
}

/** What is open says so at once; what nobody asked for is folded away. */
function notCheckedView(lines: readonly NotChecked[]): HTMLElement {
  const details = element(
    'details',
    { class: 'audit-part not-checked' },
    element('summary', {}, `${WORDS.notChecked} (${lines.length})`),
    element('ul', { class: 'difference-list' }, ...lines.map(notCheckedLine)),
  );
  details.open = lines.some(({ open }) => open);
  return details;
}

function notCheckedLine({ code, place, why, open }: NotChecked): HTMLElement {
  const outcome = open ? 'unknown' : 'not-checked';
  const isSomewhere = Object.keys(place).length > 0;
  return element(
    'li',
    { class: `outcome-${outcome}`, 'data-code': code },
    outcomeIcon(outcome),
    element(
      'div',
      {},
      element(
        'p',
        { class: 'difference-title' },
        `${notCheckedMeanings[code]}: `,
        element('span', { class: 'outcome-word' }, open ? WORDS.open : WORDS.skipped),
      ),
      isSomewhere ? element('p', { class: 'exact difference-place' }, foreignText(placeText(place))) : null,
      element('p', {}, foreignText(why)),
    ),
  );
}
