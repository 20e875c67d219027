import type { WayTier } from '../../../pathway/learner-way/learner-way.ts';
import { textDirection } from '../../../pathway/text-direction.ts';
import { stonesFigure } from '../../page/cairn-figure.ts';
import { dayText } from '../../page/day-text.ts';
import { type Child, element, foreignText } from '../../page/element.ts';
import type { EnrolmentWay } from '../api/answers.ts';
import { STAGE_WORDS, LEARN_WORDS as WORDS } from '../learn-words.ts';
import { progressBar, standingBadge } from './standing-badge.ts';

/** Where the learner is: the cairn as far as it is laid, what there is so far, and the tiers at a glance. */
export function whereView({ cohort, pathway, way, endedOn }: EnrolmentWay): HTMLElement {
  const stage = STAGE_WORDS[way.stage];
  return element(
    'section',
    { class: `where stage-${way.stage}`, 'aria-labelledby': 'page-title' },
    stonesFigure(way.stones),
    element(
      'div',
      { class: 'where-words' },
      element('p', { class: 'where-cohort' }, foreignText(cohort.title), ...datesOf(cohort)),
      element('h1', { id: 'page-title', lang: way.pathway.language, dir: textDirection(pathway.title) }, pathway.title),
      stage === null
        ? null
        : element(
            'p',
            { class: 'where-stage' },
            stage.title,
            endedOn === null ? null : element('span', {}, ' · ', dayText(endedOn)),
          ),
      element('p', { class: 'where-headline' }, way.headline),
      stage === null ? null : element('p', { class: 'where-text' }, stage.text),
      element('ol', { class: 'tier-track' }, ...way.tiers.filter(({ tier }) => tier !== null).map(tierStretch)),
      element('p', { class: 'where-day' }, `${WORDS.asOf} `, dayText(way.asOf), ' (UTC)'),
    ),
  );
}

function tierStretch(tier: WayTier): HTMLElement {
  return element(
    'li',
    {},
    element('span', { class: 'tier-name' }, foreignText(tier.title)),
    progressBar(tier.progress),
    standingBadge(tier),
  );
}

function datesOf({ startsOn, endsOn, resultsUntil }: EnrolmentWay['cohort']): Child[] {
  return [
    ...(startsOn === null ? [] : [` · ${WORDS.from} `, dayText(startsOn)]),
    ...(endsOn === null ? [] : [` ${WORDS.to} `, dayText(endsOn)]),
    ...(resultsUntil === null ? [] : [` · ${WORDS.resultsUntil} `, dayText(resultsUntil)]),
  ];
}
