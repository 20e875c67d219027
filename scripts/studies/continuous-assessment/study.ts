import { allRecords } from '../../../service/ingest/all-records.ts';
import { readOulad } from '../../../service/ingest/oulad/read-oulad.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import { FINAL_RESULTS, type FinalResult } from '../../../service/pathway/evaluation/learner-record.ts';
import type { Trace, WeightedScoreTrace } from '../../../service/pathway/evaluation/trace.ts';
import { agrees, assertAddsUp, type ExplanationCode, explainDisagreement } from './disagreement.ts';
import { awardOf, EXAM_AWARD, MARKS, presentationPathway } from './presentation-pathway.ts';

type Mark = (typeof MARKS)[number];

/** What came out for the enrolments of one module, over all its presentations. */
export interface ModuleRow {
  readonly module: string;
  readonly enrolments: number;
  readonly reached: Readonly<Record<Mark, number>>;
  readonly finalResults: Readonly<Record<FinalResult | 'none', number>>;
  /** How many disagree with the final result, by mark and explanation. */
  readonly disagreements: Readonly<Record<Mark, Readonly<Partial<Record<ExplanationCode, number>>>>>;
}

/** One enrolment of which continuous assessment and final result say different things. */
export interface Disagreement {
  readonly cohort: string;
  readonly learner: string;
  readonly mark: Mark;
  readonly reached: boolean;
  readonly finalResult: FinalResult | null;
  readonly explanation: ExplanationCode;
  readonly trace: Trace;
}

/**
 * Continuous assessment on OULAD: for every enrolment the weighted sum of its tutor- and computer-marked assessments, a
 * missing score counting as zero and the exam apart, held against 40 and 85 by the evaluation itself, beside the final
 * result that the university reports. Each disagreement is explained from the trace.
 *
 * @param onDisagreement is given each as it is found
 * @throws CairnError `results-not-found` where the folder does not hold OULAD
 */
export async function studyContinuousAssessment(
  folder: string,
  onDisagreement: (one: Disagreement) => void = () => {},
): Promise<ModuleRow[]> {
  const oulad = await readOulad(folder);
  const evaluators = new Map(
    oulad.cohorts.map((cohort) => [cohort.id, compilePathway(presentationPathway(cohort, oulad.assessments))]),
  );
  const enrolments = await allRecords(oulad.enrolments());
  const resultsOf = Map.groupBy(await allRecords(oulad.results()), keyOf);
  const rows = new Map<string, Tally>();
  for (const { cohortId, learnerId, finalResult } of enrolments) {
    const results = (resultsOf.get(keyOf({ cohortId, learnerId })) ?? []).map((result) => ({
      assessment: result.assessmentId,
      score: result.score,
      submittedOn: String(result.submittedDay),
      carriedOver: result.carriedOver,
    }));
    const decisions = evaluators.get(cohortId)?.decide({ finalResult, results }, '2015-01-01') ?? [];
    const traceOf = (award: string) => known(decisions.find(({ awardId }) => awardId === award)?.trace, award);
    const exam = traceOf(EXAM_AWARD).requirement;
    const row = tallyOf(rows, cohortId.slice(0, 'AAA'.length));
    row.enrolments += 1;
    row.finalResults[finalResult ?? 'none'] += 1;
    for (const mark of MARKS) {
      const trace = traceOf(awardOf(mark));
      const continuous = weightedScore(trace);
      assertAddsUp(continuous);
      if (continuous.met) row.reached[mark] += 1;
      if (agrees(mark, continuous.met, finalResult)) continue;
      const explanation = explainDisagreement(continuous, exam, finalResult);
      const counts = row.disagreements[mark];
      counts[explanation] = (counts[explanation] ?? 0) + 1;
      onDisagreement({
        cohort: cohortId,
        learner: learnerId,
        mark,
        reached: continuous.met,
        finalResult,
        explanation,
        trace,
      });
    }
  }
  return [...rows.values()].sort((left, right) => (left.module < right.module ? -1 : 1));
}

interface Tally extends ModuleRow {
  enrolments: number;
  readonly reached: Record<Mark, number>;
  readonly finalResults: Record<FinalResult | 'none', number>;
  readonly disagreements: Record<Mark, Partial<Record<ExplanationCode, number>>>;
}

function tallyOf(rows: Map<string, Tally>, module: string): Tally {
  const before = rows.get(module);
  if (before !== undefined) return before;
  const tally: Tally = {
    module,
    enrolments: 0,
    reached: { 40: 0, 85: 0 },
    finalResults: { none: 0, pass: 0, distinction: 0, fail: 0, withdrawn: 0 },
    disagreements: { 40: {}, 85: {} },
  };
  rows.set(module, tally);
  return tally;
}

/** The final results in the order in which tables show them. */
export const SHOWN_RESULTS = FINAL_RESULTS;

function keyOf({ cohortId, learnerId }: { readonly cohortId: string; readonly learnerId: string }): string {
  return `${cohortId}/${learnerId}`;
}

function weightedScore({ requirement }: Trace): WeightedScoreTrace {
  if (requirement.kind !== 'weighted-score') throw new Error(`a weighted score was asked for, not ${requirement.kind}`);
  return requirement;
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`there is no decision on ${what}`);
  return value;
}
