import type { Check, Evidence } from '../../core/check.ts';
import { CHECK_TITLES, EVIDENCE_NAMES, EVIDENCE_TIMES, OUTCOME_WORDS, CHECKS_WORDS as WORDS } from './check-words.ts';
import { element, foreignText } from './element.ts';
import { outcomeIcon } from './outcome-icon.ts';
import { momentOf } from './time-words.ts';

/** The checks, a line each: icon, title, word and sentence, with the evidence to unfold. */
export function checksView(checks: readonly Check[]): HTMLElement {
  const passed = checks.filter((check) => check.outcome === 'pass').length;
  return element(
    'section',
    { class: 'answer-part', 'aria-labelledby': 'checks-title' },
    element('h3', { id: 'checks-title' }, WORDS.title),
    // Of one or two lines everybody sees at a glance how many passed.
    checks.length < 3 ? null : element('p', { class: 'tally' }, WORDS.tally(passed, checks.length)),
    element(
      'ul',
      { class: 'checks' },
      ...checks.map((check) => element('li', { class: `outcome-${check.outcome}` }, checkLine(check))),
    ),
  );
}

function checkLine(check: Check): HTMLElement {
  const hasEvidence = Object.keys(check.evidence).length > 0;
  // What passed is one calm line until it is opened; whatever did not says why at once.
  const isFolded = check.outcome === 'pass' && hasEvidence;
  const line = [outcomeIcon(check.outcome), isFolded ? checkHeading(check) : checkText(check)];
  if (!hasEvidence) return element('div', { class: 'check-line' }, ...line);
  return element(
    'details',
    {},
    element('summary', {}, ...line),
    isFolded ? element('p', { class: 'unfolded-sentence' }, foreignText(check.sentence)) : null,
    evidenceList(check.evidence),
  );
}

/** Title, outcome and sentence of one check. */
export function checkText(check: Check): HTMLElement {
  return element(
    'span',
    {},
    checkHeading(check),
    element('span', { class: 'check-sentence' }, foreignText(check.sentence)),
  );
}

function checkHeading(check: Check): HTMLElement {
  return element(
    'span',
    {},
    element('span', { class: 'check-title' }, CHECK_TITLES[check.name]),
    ': ',
    element('span', { class: 'outcome-word' }, OUTCOME_WORDS[check.outcome]),
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
  return foreignText(value);
}
