/** What moving a learner from one version of a pathway to another changes for them: plain JSON, to be shown as it stands. */
import type { Outcome } from '../evaluation/trace.ts';

/** How a learner stands with an award. */
export interface AwardStanding {
  readonly outcome: Outcome;
  readonly distinction: boolean;
  readonly progress: number;
  /** The version that decided, `urn:cairn:pathway:{id}:{edition}`: an older one where the award was kept. */
  readonly decidedBy: string;
}

/** An award before and after; null where the version does not have it. */
export interface AwardDifference {
  readonly award: string;
  readonly name: string;
  readonly before: AwardStanding | null;
  readonly after: AwardStanding | null;
  /** It is earned after the move by what was earned before it alone: the new version would not give as much. */
  readonly kept: boolean;
}

/** How a learner stands with a tier, a milestone or a module. */
export interface PartStanding {
  /** Completed, reached, passed. */
  readonly met: boolean;
  readonly progress: number;
}

/** A tier, a milestone or a module before and after; null where the version does not have it. */
export interface PartDifference {
  readonly id: string;
  readonly title: string;
  readonly before: PartStanding | null;
  readonly after: PartStanding | null;
}

/** All that changes for one learner, and what stays beside it, in the order of the new version, and then of the old one. */
export interface EvaluationDifference {
  readonly awards: readonly AwardDifference[];
  readonly tiers: readonly PartDifference[];
  readonly milestones: readonly PartDifference[];
  readonly modules: readonly PartDifference[];
  /** Assessments of which a score counted, and none counts any more. */
  readonly countNoMore: readonly { readonly assessment: string; readonly title: string }[];
  /** What is asked now, was not before, and is not there yet; one sentence each, without a full stop. */
  readonly newlyAsked: readonly string[];
}
