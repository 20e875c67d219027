import { achievementTypeName } from '../../core/achievement-type-name.ts';
import type { Credential } from '../../core/credential.ts';
import { element, foreignText } from '../page/element.ts';
import { foreignProse } from '../page/foreign-prose.ts';
import { isWithDistinction, RESULTS_WORDS, resultsTable } from '../page/results-table.ts';
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
    isWithDistinction(results) ? element('p', { class: 'distinction' }, RESULTS_WORDS.distinction) : null,
    element('p', { class: 'award-description' }, foreignText(achievement.description)),
    factList(credential),
    resultsTable(results),
  );
}

function factList({ validFrom, validUntil, achievement, related }: Credential): HTMLElement {
  const facts: [string, Node | string][] = [
    [WORDS.awarded, dayOf(validFrom.milliseconds)],
    [WORDS.expires, validUntil === null ? WORDS.noExpiry : dayOf(validUntil.milliseconds)],
  ];
  if (achievement.criteria.narrative !== null)
    facts.push([WORDS.criteria, foreignProse(achievement.criteria.narrative)]);
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
