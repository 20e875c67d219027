import type { AchievedResult } from '../../core/achievement.ts';
import { achievementTypeName } from '../../core/achievement-type-name.ts';
import type { Credential } from '../../core/credential.ts';
import { element, foreignText } from '../page/element.ts';
import { dayOf } from '../page/time-words.ts';
import { AWARD_WORDS as WORDS } from './award-words.ts';

/**
 * What was awarded, to whom, when and for what results.
 *
 * @param isConfirmed whether the chain bears out that exactly this was recorded; if not, everything here is marked as
 *   the file's own word.
 */
export function awardView(credential: Credential, isConfirmed: boolean): HTMLElement {
  const { achievement, holder, results } = credential;
  const names = holder.names.flatMap((name, index) => [...(index === 0 ? [] : [', ']), foreignText(name)]);
  return element(
    'section',
    { class: `answer-part award ${isConfirmed ? 'confirmed' : 'unconfirmed'}`, 'aria-labelledby': 'award-title' },
    element('h3', { id: 'award-title' }, isConfirmed ? WORDS.title : WORDS.claimedTitle),
    isConfirmed ? null : element('p', { class: 'claimed-only' }, WORDS.claimed),
    element('p', { class: 'holder-name' }, ...(names.length === 0 ? [WORDS.noName] : names)),
    element(
      'p',
      { class: 'award-name' },
      `${achievementTypeName(achievement.achievementType)}: `,
      element('strong', {}, foreignText(achievement.name)),
    ),
    isWithDistinction(results) ? element('p', { class: 'distinction' }, WORDS.distinction) : null,
    element('p', { class: 'award-description' }, foreignText(achievement.description)),
    factList(credential),
    results.length === 0 ? null : resultTable(results),
  );
}

/** Open Badges has no member of its own for distinction: it is a result whose value says so. */
function isWithDistinction(results: readonly AchievedResult[]): boolean {
  return results.some((result) => /^(?:with )?distinction$/i.test(result.value));
}

function factList({ validFrom, validUntil, achievement, related }: Credential): HTMLElement {
  const facts: [string, Node | string][] = [
    [WORDS.awarded, dayOf(validFrom.milliseconds)],
    [WORDS.expires, validUntil === null ? WORDS.noExpiry : dayOf(validUntil.milliseconds)],
  ];
  if (achievement.criteria.narrative !== null)
    facts.push([WORDS.criteria, foreignText(achievement.criteria.narrative)]);
  if (related.pathway !== null) {
    facts.push([WORDS.pathway, WORDS.pathwayVersion(related.pathway.pathwayId, related.pathway.version)]);
  }
  if (related.supersedes !== null) facts.push([WORDS.supersedes, WORDS.supersedesText]);
  return element(
    'dl',
    { class: 'facts' },
    ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

function resultTable(results: readonly AchievedResult[]): HTMLElement {
  return element(
    'table',
    { class: 'results' },
    element('caption', {}, WORDS.results),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, WORDS.resultName),
        element('th', { scope: 'col' }, WORDS.resultValue),
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
