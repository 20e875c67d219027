import type { PathwayDefinition } from '../../definition/pathway-definition.ts';
import type { Requirement } from '../../definition/requirement.ts';
import type { LearnerFacts } from '../learner-facts.ts';
import type { ModulePassedTrace, RequirementTrace } from '../trace.ts';
import type { ScoreOf } from './counted-score.ts';

/** Decides one requirement for one learner; its parts are all decided, also those that could alter nothing. */
export type CompiledRequirement<Kind extends RequirementTrace = RequirementTrace> = (facts: LearnerFacts) => Kind;

/** What of a pathway its requirements refer to. */
export type RequirementContext = Pick<
  PathwayDefinition,
  'sequence' | 'tiers' | 'modules' | 'awards' | 'frameworks' | 'priorLearning'
>;

/** What the kinds of requirement are compiled with: the pathway that they stand in, and each other. */
export interface Compilation {
  readonly pathway: RequirementContext;
  /** Compiles a requirement, each once, wherever it is referred to from. */
  readonly compile: (requirement: Requirement) => CompiledRequirement;
  /** Whether a module is passed; compiled once, wherever it is asked for. */
  readonly modulePassed: (module: string) => CompiledRequirement<ModulePassedTrace>;
  /** The score that counts in an assessment, by its attempts policy. */
  readonly scoreOf: (assessment: string) => ScoreOf;
}
