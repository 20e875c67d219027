/** What moving a whole cohort to another version changes, counted by kind. */
import type { AwardStanding, EvaluationDifference } from './evaluation-difference.ts';

/** How many learners earn an award before and after, and how it comes about. */
export interface AwardSummary {
  readonly award: string;
  readonly name: string;
  readonly earnedBefore: number;
  readonly earnedAfter: number;
  /** Of those who earn it after: by what they had earned before alone. */
  readonly kept: number;
  /** Who does not earn it before, and does after. */
  readonly gained: number;
  /** Who could still earn it before, and cannot any more. */
  readonly madeImpossible: number;
}

/** Learners whose differences were counted, by kind; what concerns nobody is left out. */
export interface DifferenceSummary {
  readonly learners: number;
  /** Learners for whom anything but a percentage is otherwise. */
  readonly changed: number;
  readonly awards: readonly AwardSummary[];
  readonly countNoMore: readonly { readonly assessment: string; readonly title: string; readonly learners: number }[];
  readonly newlyAsked: readonly { readonly sentence: string; readonly learners: number }[];
}

/** Counts the differences of many learners one after the other, so that none of them has to be kept. */
export class DifferenceCount {
  #learners = 0;
  #changed = 0;
  readonly #awards = new Map<string, { -readonly [Member in keyof AwardSummary]: AwardSummary[Member] }>();
  readonly #countNoMore = new Map<string, { readonly title: string; learners: number }>();
  readonly #newlyAsked = new Map<string, number>();

  add(difference: EvaluationDifference): void {
    this.#learners += 1;
    if (isChange(difference)) this.#changed += 1;
    for (const { award, name, before, after, kept } of difference.awards) {
      const counts = this.#awards.get(award) ?? {
        ...{ award, name, earnedBefore: 0, earnedAfter: 0, kept: 0, gained: 0, madeImpossible: 0 },
      };
      if (isEarned(before)) counts.earnedBefore += 1;
      if (isEarned(after)) counts.earnedAfter += 1;
      if (kept) counts.kept += 1;
      if (isEarned(after) && !isEarned(before)) counts.gained += 1;
      if (after?.outcome === 'impossible' && before?.outcome === 'not-yet') counts.madeImpossible += 1;
      this.#awards.set(award, counts);
    }
    for (const { assessment, title } of difference.countNoMore) {
      const counts = this.#countNoMore.get(assessment) ?? { title, learners: 0 };
      counts.learners += 1;
      this.#countNoMore.set(assessment, counts);
    }
    for (const sentence of difference.newlyAsked) {
      this.#newlyAsked.set(sentence, (this.#newlyAsked.get(sentence) ?? 0) + 1);
    }
  }

  summary(): DifferenceSummary {
    return {
      learners: this.#learners,
      changed: this.#changed,
      awards: [...this.#awards.values()].map((counts) => ({ ...counts })),
      countNoMore: [...this.#countNoMore].map(([assessment, counts]) => ({ assessment, ...counts })),
      newlyAsked: [...this.#newlyAsked].map(([sentence, learners]) => ({ sentence, learners })),
    };
  }
}

/** Whether anything but a percentage is otherwise for the learner. */
export function isChange({
  awards,
  tiers,
  milestones,
  modules,
  countNoMore,
  newlyAsked,
}: EvaluationDifference): boolean {
  return (
    countNoMore.length > 0 ||
    newlyAsked.length > 0 ||
    awards.some(
      ({ before, after, kept }) =>
        kept || before?.outcome !== after?.outcome || before?.distinction !== after?.distinction,
    ) ||
    [...tiers, ...milestones, ...modules].some(({ before, after }) => before?.met !== after?.met)
  );
}

function isEarned(standing: AwardStanding | null): boolean {
  return standing?.outcome === 'earned';
}
