import type { Marks } from '../drawing/marks-of-findings.ts';
import type { DrawnKey, Mark } from '../drawing/pathway-drawing.ts';
import type { LearnerWay } from './learner-way.ts';
import type { PartStanding } from './standing-words.ts';

/** How a learner stands, on the things of a drawing: one mark on each. */
export function marksOfWay({ tiers, awards }: Pick<LearnerWay, 'tiers' | 'awards'>): Marks {
  const marks = new Map<DrawnKey | null, readonly Mark[]>();
  const put = (key: DrawnKey, { standing, words }: PartStanding): void => {
    marks.set(key, [{ kind: standing, text: words }]);
  };
  for (const tier of tiers) {
    if (tier.tier !== null) put(`tier:${tier.tier}`, tier);
    for (const module of tier.modules) put(`module:${module.module}`, module);
    for (const milestone of tier.milestones) put(`milestone:${milestone.milestone}`, milestone);
  }
  for (const award of awards) put(`award:${award.award}`, award);
  return marks;
}
