/** What an evaluation says of one learner: the decision on every award, and how far along the whole way they are. */
import type { ModulePassedTrace, Outcome, RequirementTrace, Trace } from './trace.ts';

/** The decision on one award. */
export interface Decision {
  readonly awardId: string;
  readonly outcome: Outcome;
  /** The award is earned, and with its distinction. */
  readonly distinction: boolean;
  readonly trace: Trace;
}

/** A decision, and how much of what it asks for is there: a whole percentage, 100 only where the requirement is met. */
export interface DecisionWithProgress extends Decision {
  readonly progress: number;
}

/** How a learner stands with a tier. */
export interface TierStanding {
  readonly tier: string;
  /** By its own requirement; in a sequential pathway after those of the tiers before it. */
  readonly completed: boolean;
  readonly progress: number;
  readonly requirement: RequirementTrace;
}

/** How a learner stands with a module. */
export interface ModuleStanding {
  readonly module: string;
  readonly passed: boolean;
  readonly progress: number;
  readonly requirement: ModulePassedTrace;
}

/** How a learner stands with a milestone of a tier. */
export interface MilestoneStanding {
  readonly tier: string;
  readonly milestone: string;
  readonly reached: boolean;
  readonly progress: number;
  readonly requirement: RequirementTrace;
}

/** All that is decided of one learner on one day, each part in the pathway's order. */
export interface Evaluation {
  /** `urn:cairn:pathway:{id}:{edition}` */
  readonly pathway: string;
  /** The day of the decision, `2026-09-01`. */
  readonly asOf: string;
  readonly decisions: readonly DecisionWithProgress[];
  readonly tiers: readonly TierStanding[];
  readonly modules: readonly ModuleStanding[];
  readonly milestones: readonly MilestoneStanding[];
}
