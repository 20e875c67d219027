import type { WayResult, WayResults } from '../../../pathway/learner-way/learner-way.ts';
import { dayText } from '../../page/day-text.ts';
import { type Child, element, foreignText } from '../../page/element.ts';
import { RESULT_WORDS as WORDS } from '../learn-words.ts';

/** The results of one assessment, an attempt each, with the day on which it was handed in. */
export function resultsList(results: readonly WayResult[]): HTMLElement {
  return element(
    'ul',
    { class: 'results-list' },
    ...results.map(({ score, submittedOn, carriedOver }) =>
      element(
        'li',
        {},
        element('strong', {}, score === null ? WORDS.noScore : WORDS.score(score)),
        ...dayOfResult(submittedOn),
        carriedOver ? `, ${WORDS.carriedOver}` : null,
      ),
    ),
  );
}

/** Results by assessment, each under its title and that of its module. */
export function resultsByAssessment(found: readonly WayResults[]): HTMLElement {
  return element(
    'ul',
    { class: 'found-results' },
    ...found.map(({ title, moduleTitle, results }) =>
      element(
        'li',
        {},
        element('p', { class: 'found-title' }, foreignText(title)),
        moduleTitle === null ? null : element('p', { class: 'found-module' }, foreignText(moduleTitle)),
        resultsList(results),
      ),
    ),
  );
}

function dayOfResult(submittedOn: string | null): Child[] {
  if (submittedOn === null) return [];
  if (/^-?[0-9]{1,9}$/.test(submittedOn)) return [` ${WORDS.day(submittedOn)}`];
  return [` ${WORDS.on} `, dayText(submittedOn.replace(/T.*$/s, ''))];
}
