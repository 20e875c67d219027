import type { AchievedResult } from '../../core/achievement.ts';
import { element, foreignText } from './element.ts';

/** Sentences of the results. */
export const RESULTS_WORDS = {
  distinction: 'With distinction',
  caption: 'For these results',
  name: 'What was assessed',
  value: 'Result',
} as const;

/** Open Badges has no member of its own for distinction: it is a result whose value says so. */
export function isWithDistinction(results: readonly AchievedResult[]): boolean {
  return results.some((result) => /^(?:with )?distinction$/i.test(result.value));
}

/** What an award was earned by, a row each; null where the certificate says nothing of it. */
export function resultsTable(results: readonly AchievedResult[]): HTMLElement | null {
  if (results.length === 0) return null;
  return element(
    'table',
    { class: 'results' },
    element('caption', {}, RESULTS_WORDS.caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, RESULTS_WORDS.name),
        element('th', { scope: 'col' }, RESULTS_WORDS.value),
      ),
    ),
    element(
      'tbody',
      {},
      ...results.map(({ label, value }) =>
        element('tr', {}, element('th', { scope: 'row' }, foreignText(label)), element('td', {}, foreignText(value))),
      ),
    ),
  );
}
