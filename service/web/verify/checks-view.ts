import type { Check, Evidence } from '../../core/check.ts';
import { CHECK_TITLES, EVIDENCE_NAMES, EVIDENCE_TIMES, OUTCOME_WORDS, CHECKS_WORDS as WORDS } from './check-words.ts';
import { element } from './element.ts';
import { outcomeIcon } from './outcome-icon.ts';
import { momentOf } from './time-words.ts';

/** The checks, a line each: icon, title, word and sentence, with the evidence to unfold. */
export function checksView(checks: readonly Check[]): HTMLElement {
  return element(
    'section',
    { class: 'answer-part', 'aria-labelledby': 'checks-title' },
    element('h3', { id: 'checks-title' }, WORDS.title),
    element(
      'ul',
      { class: 'checks' },
      ...checks.map((check) => element('li', { class: check.outcome }, checkLine(check))),
    ),
  );
}

function checkLine(check: Check): HTMLElement {
  const evidence = Object.entries(check.evidence);
  const text = checkText(check);
  if (evidence.length === 0) return element('div', { class: 'check-line' }, outcomeIcon(check.outcome), text);
  return element('details', {}, element('summary', {}, outcomeIcon(check.outcome), text), evidenceList(check.evidence));
}

/** Title, outcome and sentence of one check. */
export function checkText(check: Check): HTMLElement {
  return element(
    'span',
    {},
    element('span', { class: 'check-title' }, CHECK_TITLES[check.name]),
    ': ',
    element('span', { class: 'outcome-word' }, OUTCOME_WORDS[check.outcome]),
    element('span', { class: 'check-sentence' }, element('bdi', { dir: 'auto' }, check.sentence)),
  );
}

function evidenceList(evidence: Evidence): HTMLElement {
  return element(
    'dl',
    { class: 'evidence' },
    ...Object.entries(evidence).flatMap(([name, value]) => [
      element('dt', {}, evidenceName(name)),
      element('dd', {}, evidenceValue(name, value)),
    ]),
  );
}

function evidenceName(name: string): string {
  const known = Object.hasOwn(EVIDENCE_NAMES, name) ? EVIDENCE_NAMES[name] : undefined;
  return known ?? name.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

function evidenceValue(name: string, value: Evidence[string]): Node | string {
  if (value === null) return WORDS.none;
  if (value === true) return WORDS.yes;
  if (value === false) return WORDS.no;
  if (typeof value === 'number') return EVIDENCE_TIMES.has(name) ? momentOf(value * 1000) : String(value);
  return element('bdi', { dir: 'auto' }, value);
}
