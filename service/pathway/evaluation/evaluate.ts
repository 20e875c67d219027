/** Evaluation: who earned which award of a pathway, and why. Pure: the same input gives the same bytes, for ever. */

import type { PathwayAward } from '../definition/award.ts';
import { type Pathway, pathwayDigest, pathwayReference } from '../pathway.ts';
import {
  type CompiledRequirement,
  compileRequirement,
  type LearnerFacts,
  type RequirementContext,
} from './compile-requirement.ts';
import { type Counted, whatCounts } from './counting.ts';
import { knownResults } from './known-results.ts';
import type { LearnerRecord } from './learner-record.ts';
import type { DistinctionTrace, Outcome, Trace } from './trace.ts';

/** The decision on one award. */
export interface Decision {
  readonly awardId: string;
  readonly outcome: Outcome;
  /** The award is earned, and with its distinction. */
  readonly distinction: boolean;
  readonly trace: Trace;
}

/** The decisions on every award of the pathway, in the pathway's order. */
export interface Evaluation {
  /** `urn:cairn:pathway:{id}:{edition}` */
  readonly pathway: string;
  readonly decisions: readonly Decision[];
}

/**
 * Evaluates one learner. It answers for every record whose scores are plain decimals.
 * @throws CairnError `malformed-decimal` when a score is anything else; `malformed-date` when a date to count by is none.
 */
export type Evaluator = (record: LearnerRecord) => Evaluation;

/** Prepares a pathway once for the evaluation of many learners. */
export function compilePathway(pathway: Pathway): Evaluator {
  const identity = { digest: pathwayDigest(pathway), reference: pathwayReference(pathway) };
  const awards = pathway.awards.map((award) => compileAward(award, pathway, identity));
  return ({ finalResult, results, counting }) => {
    const known = knownResults(results);
    const counted = counting === undefined ? undefined : whatCounts(finalResult, known, counting);
    const facts = counted ?? { finalResult, results: known, mayEarn: true, trace: undefined };
    return { pathway: identity.reference, decisions: awards.map((decide) => decide(facts)) };
  };
}

/** Evaluates one learner against a pathway; for many learners keep the evaluator of {@link compilePathway}. */
export function evaluate(pathway: Pathway, record: LearnerRecord): Evaluation {
  return compilePathway(pathway)(record);
}

function compileAward(
  award: PathwayAward,
  context: RequirementContext,
  pathway: Trace['pathway'],
): (facts: Counted) => Decision {
  const decideRequirement = compileRequirement(award.requirement, context);
  const decideDistinction = compileDistinction(award.distinction, context);
  return (facts) => {
    const requirement = decideRequirement(facts);
    const earned = requirement.met && facts.mayEarn;
    const outcome = earned ? 'earned' : 'not-yet';
    const distinction = decideDistinction(facts, earned);
    return {
      awardId: award.id,
      outcome,
      distinction: distinction?.awarded ?? false,
      // Member by member in canonical order; see trace.ts.
      trace: {
        award: award.id,
        ...(facts.trace !== undefined && { counting: facts.trace }),
        distinction,
        outcome,
        pathway,
        requirement,
        type: 'CairnTrace',
        version: 1,
      },
    };
  };
}

function compileDistinction(
  distinction: PathwayAward['distinction'],
  context: RequirementContext,
): (facts: LearnerFacts, earned: boolean) => DistinctionTrace | null {
  if (distinction === undefined) return () => null;
  const { label } = distinction;
  const decide: CompiledRequirement = compileRequirement(distinction.requirement, context);
  return (facts, earned) => {
    const requirement = decide(facts);
    return { awarded: earned && requirement.met, label, requirement };
  };
}
