import type { LearnerWay } from '../../../pathway/learner-way/learner-way.ts';
import { element, elementById, foreignText } from '../../page/element.ts';
import { showDetails } from '../../page/show-details.ts';
import { LEARN_WORDS } from '../learn-words.ts';
import { explanationParts, explanationTree } from './explanation-view.ts';
import { milestoneBody, moduleBody } from './module-view.ts';
import { standingBadge } from './standing-badge.ts';

/** Opens what a card of the map stands for. */
export function openDetails(way: LearnerWay, key: string): void {
  const details = detailsOf(way, key);
  if (details === null) return;
  const { title, standing, body } = details;
  showDetails(elementById('details', HTMLDialogElement), title, LEARN_WORDS.close, standingBadge(standing), body);
}

interface Details {
  readonly title: string;
  readonly standing: Parameters<typeof standingBadge>[0];
  readonly body: HTMLElement;
}

function detailsOf({ tiers, awards }: LearnerWay, key: string): Details | null {
  const at = key.indexOf(':');
  const [kind, id] = [key.slice(0, at), key.slice(at + 1)];
  switch (kind) {
    case 'module': {
      const module = tiers.flatMap(({ modules }) => modules).find((one) => one.module === id);
      return module === undefined
        ? null
        : { title: `${module.number} ${module.title}`, standing: module, body: moduleBody(module) };
    }
    case 'milestone': {
      const milestone = tiers.flatMap(({ milestones }) => milestones).find((one) => one.milestone === id);
      return milestone === undefined
        ? null
        : { title: milestone.title, standing: milestone, body: milestoneBody(milestone) };
    }
    case 'tier': {
      const tier = tiers.find((one) => one.tier === id);
      return tier?.explanation == null
        ? null
        : { title: tier.title, standing: tier, body: explanationParts(tier.explanation, 2) };
    }
    default: {
      const award = awards.find((one) => one.award === id);
      if (award === undefined) return null;
      const { name, description, explanation } = award;
      const body = element(
        'div',
        { class: 'module-body' },
        element('p', {}, foreignText(description)),
        element('p', { class: 'award-headline' }, foreignText(explanation.headline)),
        explanationTree(explanation.requirement),
      );
      return { title: name, standing: award, body };
    }
  }
}
