/** Evaluation: who earned which award of a pathway, and why. Pure: the same input gives the same bytes, for ever. */

import type { PathwayAward } from '../definition/award.ts';
import { type Pathway, pathwayDigest, pathwayReference } from '../pathway.ts';
import { requirementCompiler } from './compile-requirement.ts';
import { type Counted, whatCounts } from './counting.ts';
import type { Decision, Evaluation } from './evaluation.ts';
import { knownHeldAwards, knownRecognitions } from './known-from-elsewhere.ts';
import { knownResults } from './known-results.ts';
import { compileLateWork } from './late-work.ts';
import type { LearnerFacts } from './learner-facts.ts';
import type { LearnerRecord } from './learner-record.ts';
import type { Outlook } from './outlook/outlook.ts';
import { compileOutlook, type OutlookOf } from './outlook/outlook-of.ts';
import { standingOf } from './outlook/standing-of.ts';
import { progressOf } from './progress.ts';
import { learnerFacts } from './record-calendar.ts';
import type { Compilation } from './requirements/compiled-requirement.ts';
import { compileTierCompleted } from './requirements/tier-completed.ts';
import type { DistinctionTrace, Outcome, RequirementTrace, Trace } from './trace.ts';

/**
 * A pathway that is ready to evaluate learners.
 *
 * All answer for every record whose scores are plain decimals, and throw a CairnError `malformed-decimal` when a score is
 * anything else, `malformed-date` when a date to count by is none. `asOf` is the day of the decision, `2026-09-01`.
 */
export interface Evaluator {
  /** The decisions on every award, in the pathway's order: what certificates are made of. */
  readonly decide: (record: LearnerRecord, asOf: string) => readonly Decision[];
  /** The decision on one award, which is one of those of `decide`; undefined where the pathway has no such award. */
  readonly decideAward: (awardId: string, record: LearnerRecord, asOf: string) => Decision | undefined;
  /** The same decisions, and how far along the learner is: what people look at. */
  readonly evaluate: (record: LearnerRecord, asOf: string) => Evaluation;
  /** What may still come for the learner: with it `standingOf` says of each requirement of a trace whether it is open. */
  readonly outlook: (record: LearnerRecord, asOf: string) => Outlook;
  /** What of the record counts, and what does not: what all of these rest on. */
  readonly counts: (record: LearnerRecord, asOf: string) => Pick<Counted, 'facts' | 'trace'>;
}

/** Prepares a pathway once for the evaluation of many learners. */
export function compilePathway(pathway: Pathway): Evaluator {
  const identity = { digest: pathwayDigest(pathway), reference: pathwayReference(pathway) };
  const compilation = requirementCompiler(pathway);
  const awards = pathway.awards.map((award) => compileAward(award, compilation, identity));
  const standings = compileStandings(pathway, compilation);
  const rules = { lateWorkOf: compileLateWork(pathway.modules), outlookOf: compileOutlook(pathway) };
  const countedRecord = (record: LearnerRecord, asOf: string) => countRecord(record, asOf, rules);
  const awardOf = new Map(pathway.awards.map(({ id }, index) => [id, awards[index]]));
  const decide = (counted: CountedRecord, asOf: string) => awards.map((award) => award(counted, asOf));
  return {
    decide: (record, asOf) => decide(countedRecord(record, asOf), asOf),
    decideAward: (awardId, record, asOf) => awardOf.get(awardId)?.(countedRecord(record, asOf), asOf),
    evaluate: (record, asOf) => {
      const counted = countedRecord(record, asOf);
      const decisions = decide(counted, asOf).map((decision) => ({
        ...decision,
        progress: decision.outcome === 'earned' ? 100 : Math.min(99, progressOf(decision.trace.requirement)),
      }));
      return { pathway: identity.reference, asOf, decisions, ...standings(counted.facts) };
    },
    outlook: (record, asOf) => countedRecord(record, asOf).outlook(),
    counts: countedRecord,
  };
}

/** Evaluates one learner against a pathway; for many learners keep the evaluator of {@link compilePathway}. */
export function evaluate(pathway: Pathway, record: LearnerRecord, asOf: string): Evaluation {
  return compilePathway(pathway).evaluate(record, asOf);
}

/** What counts of a record, ready to be decided on. */
interface CountedRecord extends Pick<Counted, 'mayEarn' | 'trace'> {
  readonly facts: LearnerFacts;
  /** What may still come; worked out once, and only where something is not earned. */
  readonly outlook: () => Outlook;
}

/** What of a pathway a record is read by. */
interface RecordRules {
  readonly lateWorkOf: ReturnType<typeof compileLateWork>;
  readonly outlookOf: OutlookOf;
}

function countRecord(record: LearnerRecord, asOf: string, { lateWorkOf, outlookOf }: RecordRules): CountedRecord {
  const { finalResult, results, recognitions, heldAwards, counting } = record;
  const inOrder = {
    finalResult,
    results: knownResults(results),
    recognitions: knownRecognitions(recognitions),
    heldAwards: knownHeldAwards(heldAwards),
  };
  const late = lateWorkOf(counting);
  const { facts: counted, mayEarn, later, trace } = whatCounts(inOrder, counting, asOf, late);
  const facts = learnerFacts(counted, counting?.cohort.startsOn ?? null);
  let outlook: Outlook | undefined;
  return {
    facts,
    mayEarn,
    trace,
    outlook: () => {
      outlook ??= outlookOf({ facts, mayEarn, counting, late, later }, asOf);
      return outlook;
    },
  };
}

function compileAward(
  award: PathwayAward,
  { compile }: Compilation,
  pathway: Trace['pathway'],
): (counted: CountedRecord, asOf: string) => Decision {
  const decideRequirement = compile(award.requirement);
  const decideDistinction = compileDistinction(award.distinction, compile);
  return ({ facts, mayEarn, trace: counting, outlook }, asOf) => {
    const requirement = decideRequirement(facts);
    const earned = requirement.met && mayEarn;
    const outcome = earned ? 'earned' : outcomeWithout(requirement, mayEarn, outlook);
    const distinction = decideDistinction(facts, earned);
    return {
      awardId: award.id,
      outcome,
      distinction: distinction?.awarded ?? false,
      // Member by member in canonical order; see trace.ts.
      trace: {
        asOf,
        award: award.id,
        ...(counting !== undefined && { counting }),
        distinction,
        outcome,
        pathway,
        requirement,
        type: 'CairnTrace',
        version: 2,
      },
    };
  };
}

/** Of an award that is not earned. Who may earn nothing any more will not, whatever is met. */
function outcomeWithout(requirement: RequirementTrace, mayEarn: boolean, outlook: () => Outlook): Outcome {
  return mayEarn && standingOf(requirement, outlook()) !== 'impossible' ? 'not-yet' : 'impossible';
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

/** How a learner stands with the tiers, their milestones, and the modules. */
function compileStandings(
  { tiers, modules }: Pathway,
  compilation: Compilation,
): (facts: LearnerFacts) => Pick<Evaluation, 'tiers' | 'modules' | 'milestones'> {
  const ofTiers = tiers.map(({ id }) => ({
    tier: id,
    decide: compileTierCompleted({ kind: 'tier-completed', tier: id }, compilation),
  }));
  const ofModules = modules.map(({ id }) => ({ module: id, decide: compilation.modulePassed(id) }));
  const ofMilestones = tiers.flatMap(({ id: tier, milestones = [] }) =>
    milestones.map(({ id: milestone, requirement }) => ({
      tier,
      milestone,
      decide: compilation.compile(requirement),
    })),
  );
  return (facts) => ({
    tiers: ofTiers.map(({ tier, decide }) => {
      const requirement = decide(facts);
      return { tier, completed: requirement.met, progress: progressOf(requirement), requirement };
    }),
    modules: ofModules.map(({ module, decide }) => {
      const requirement = decide(facts);
      return { module, passed: requirement.met, progress: progressOf(requirement), requirement };
    }),
    milestones: ofMilestones.map(({ tier, milestone, decide }) => {
      const requirement = decide(facts);
      return { tier, milestone, reached: requirement.met, progress: progressOf(requirement), requirement };
    }),
  });
}
