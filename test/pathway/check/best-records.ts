import type { AssessmentResult, LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { FINAL_RESULTS } from '../../../service/pathway/evaluation/learner-record.ts';
import type { Pathway } from '../../../service/pathway/pathway.ts';

const ON = '2027-01-11';

/** So many assessments cohorts bring at the least, where they bring any. */
const BROUGHT = 20;

/**
 * The records of a learner who has everything that can be had, one for each final result: 100 in every assessment,
 * handed in on one day; every module recognised that the pathway lets be recognised by itself; every award held that is asked
 * for of another pathway.
 */
export function bestRecords(pathway: Pathway): LearnerRecord[] {
  return [null, ...FINAL_RESULTS].map((finalResult) => ({
    finalResult,
    results: [
      ...pathway.modules.flatMap(({ assessments = [] }) => assessments.map(({ id }) => scored(id, '100'))),
      ...broughtBy(pathway),
    ],
    recognitions: pathway.modules.filter(mayBeRecognised(pathway)).map(({ id }) => recognised(id)),
    heldAwards: [{ pathway: 'metal-basics', edition: '1', award: 'metal-badge', on: ON }],
  }));
}

function mayBeRecognised({ priorLearning }: Pathway) {
  return ({ credit = '0' }: Pathway['modules'][number]): boolean =>
    priorLearning !== undefined && Number(credit) <= Number(priorLearning.mostCredit ?? 'Infinity');
}

/** A result of that score. */
export function scored(assessment: string, score: string): AssessmentResult {
  return { assessment, score, submittedOn: ON, carriedOver: false };
}

/** A decision that a module is recognised. */
export function recognised(module: string) {
  return { module, on: ON, reference: `decision on ${module}` };
}

/** What cohorts bring themselves, where they bring anything. */
function broughtBy({ modules }: Pathway): AssessmentResult[] {
  return modules.some(({ cohortAssessments }) => cohortAssessments !== undefined)
    ? Array.from({ length: BROUGHT }, (_, index) => scored(`brought-${index}`, '100'))
    : [];
}
