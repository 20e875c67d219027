/** Evaluation: who earned which award of a pathway, and why. Pure: the same input gives the same bytes, for ever. */

import type { PathwayAward } from '../definition/award.ts';
import { type Pathway, pathwayDigest, pathwayReference } from '../pathway.ts';
import { requirementCompiler } from './compile-requirement.ts';
import { type Counted, whatCounts } from './counting.ts';
import { knownHeldAwards, knownRecognitions } from './known-from-elsewhere.ts';
import { knownResults } from './known-results.ts';
import type { LearnerFacts } from './learner-facts.ts';
import type { LearnerRecord } from './learner-record.ts';
import { learnerFacts } from './record-calendar.ts';
import type { Compilation } from './requirements/compiled-requirement.ts';
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
  const compile = requirementCompiler(pathway);
  const awards = pathway.awards.map((award) => compileAward(award, compile, identity));
  return (record) => {
    const counted = countedRecord(record);
    return { pathway: identity.reference, decisions: awards.map((decide) => decide(counted)) };
  };
}

/** Evaluates one learner against a pathway; for many learners keep the evaluator of {@link compilePathway}. */
export function evaluate(pathway: Pathway, record: LearnerRecord): Evaluation {
  return compilePathway(pathway)(record);
}

/** What counts of a record, ready to be decided on. */
interface CountedRecord extends Pick<Counted, 'mayEarn' | 'trace'> {
  readonly facts: LearnerFacts;
}

function countedRecord({ finalResult, results, recognitions, heldAwards, counting }: LearnerRecord): CountedRecord {
  const known = {
    finalResult,
    results: knownResults(results),
    recognitions: knownRecognitions(recognitions),
    heldAwards: knownHeldAwards(heldAwards),
  };
  if (counting === undefined) return { facts: learnerFacts(known, null), mayEarn: true, trace: undefined };
  const { facts, mayEarn, trace } = whatCounts(known, counting);
  return { facts: learnerFacts(facts, counting.cohort.startsOn), mayEarn, trace };
}

function compileAward(
  award: PathwayAward,
  compile: Compilation['compile'],
  pathway: Trace['pathway'],
): (counted: CountedRecord) => Decision {
  const decideRequirement = compile(award.requirement);
  const decideDistinction = compileDistinction(award.distinction, compile);
  return ({ facts, mayEarn, trace: counting }) => {
    const requirement = decideRequirement(facts);
    const earned = requirement.met && mayEarn;
    const outcome = earned ? 'earned' : 'not-yet';
    const distinction = decideDistinction(facts, earned);
    return {
      awardId: award.id,
      outcome,
      distinction: distinction?.awarded ?? false,
      // Member by member in canonical order; see trace.ts.
      trace: {
        award: award.id,
        ...(counting !== undefined && { counting }),
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
  compile: Compilation['compile'],
): (facts: LearnerFacts, earned: boolean) => DistinctionTrace | null {
  if (distinction === undefined) return () => null;
  const { label } = distinction;
  const decide = compile(distinction.requirement);
  return (facts, earned) => {
    const requirement = decide(facts);
    return { awarded: earned && requirement.met, label, requirement };
  };
}
