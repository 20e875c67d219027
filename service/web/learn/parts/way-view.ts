import type { WayTier } from '../../../pathway/learner-way/learner-way.ts';
import { element, foreignText } from '../../page/element.ts';
import { mapView } from '../../page/map-view.ts';
import type { EnrolmentWay } from '../api/answers.ts';
import { WAY_WORDS as WORDS } from '../learn-words.ts';
import { explanationParts } from './explanation-view.ts';
import { foldedPart, milestoneBody, moduleBody } from './module-view.ts';
import { section } from './section.ts';
import { progressBar, standingBadge } from './standing-badge.ts';

/** The pathway as a map with the learner's marks, and tier by tier in words. */
export function wayView({ way }: EnrolmentWay, open: (key: string) => void): HTMLElement {
  const { id, edition } = way.pathway;
  const current = way.tiers.find(({ standing }) => standing !== 'earned');
  return section(
    'way',
    element('p', { class: 'hint' }, WORDS.mapHint),
    mapView(way.drawing, open),
    element('h3', { class: 'in-words' }, WORDS.words),
    ...way.tiers.map((tier) => tierView(tier, way.awards, tier === current)),
    element(
      'p',
      { class: 'full-pathway' },
      element('a', { href: `/pathway#${id}@${edition}` }, WORDS.full),
      ` (${id}@${edition}), ${WORDS.read}.`,
    ),
  );
}

/** What a tier asks for, down to its modules: each of those says the rest itself. */
const TIER_LEVELS = 2;

function tierView(tier: WayTier, awards: EnrolmentWay['way']['awards'], open: boolean): HTMLElement {
  const { title, number, level, description, explanation, modules, milestones } = tier;
  const named = awards.filter(({ award }) => tier.awards.includes(award));
  return element(
    'details',
    { class: 'tier', open },
    element(
      'summary',
      {},
      element(
        'h3',
        {},
        number === null
          ? null
          : element('span', { class: 'tier-line' }, [`Tier ${number}`, level].filter(Boolean).join(' · ')),
        foreignText(title),
      ),
      standingBadge(tier),
      progressBar(tier.progress),
    ),
    element(
      'div',
      { class: 'tier-body' },
      description === null ? null : element('p', {}, foreignText(description)),
      explanation === null
        ? null
        : element(
            'div',
            { class: 'module-part' },
            element('p', { class: 'module-part-title' }, WORDS.needs),
            explanationParts(explanation, TIER_LEVELS),
          ),
      ...modules.map((module) =>
        foldedPart(`module-${module.module}`, module.title, module.number, module, () => moduleBody(module)),
      ),
      ...milestones.map((milestone) =>
        foldedPart(`milestone-${milestone.milestone}`, milestone.title, null, milestone, () =>
          milestoneBody(milestone),
        ),
      ),
      named.length === 0
        ? null
        : element(
            'p',
            { class: 'tier-awards' },
            `${WORDS.awards}: `,
            ...named.flatMap(({ name }, index) => [index === 0 ? null : ', ', foreignText(name)]),
          ),
    ),
  );
}
