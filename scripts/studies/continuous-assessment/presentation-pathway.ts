import type { AssessmentRecord, CohortRecord } from '../../../service/ingest/cohort-records.ts';
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../../service/pathway/decimal.ts';
import { type Pathway, parsePathway } from '../../../service/pathway/pathway.ts';

/** From this weighted score on, in percent, continuous assessment is passed, and passed with distinction. */
export const MARKS = ['40', '85'] as const;

/** The award for a mark, and that for the exam, which stands apart. */
export const awardOf = (mark: (typeof MARKS)[number]): string => `continuous-${mark}`;
export const EXAM_AWARD = 'exam-40';

/**
 * A presentation of OULAD as a pathway of one module: for each mark an award that asks for it of the weighted sum of all
 * tutor- and computer-marked assessments, by their weights in percent; and one that asks for 40 in an exam, so that its
 * trace shows what is known of the exam. They are there to be looked at, not to be awarded.
 *
 * Module GGG weighs none of its coursework; a definition whose weights are not whole is refused, so what lacks stands as a
 * part that nobody has a result of.
 */
export function presentationPathway({ id, title }: CohortRecord, assessments: readonly AssessmentRecord[]): Pathway {
  const own = assessments.filter(({ cohortId }) => cohortId === id);
  const continuous = own.filter(({ method }) => method !== 'proctored-exam');
  const exams = own.filter(({ method }) => method === 'proctored-exam');
  const weighted = wholeOf(continuous.map((assessment) => ({ assessment: assessment.id, weight: assessment.weight })));
  const award = (awardId: string, requirement: object) => ({
    id: awardId,
    achievementType: 'Badge',
    name: awardId,
    description: title,
    criteria: title,
    requirement,
  });
  const submitted = { kind: 'submitted', atLeast: 1 };
  return parsePathway({
    type: 'CairnPathway',
    version: 2,
    id: id.toLowerCase(),
    edition: '1',
    title,
    description: title,
    language: 'en',
    modules: [
      {
        id: 'module',
        title,
        assessments: [...own, { id: UNWEIGHTED, method: 'tutor-marked' }].map((assessment) => ({
          id: assessment.id,
          title: assessment.id,
          purpose: 'summative',
          method: assessment.method,
        })),
      },
    ],
    tiers: [{ id: 'module', title, requirement: submitted }],
    awards: [
      ...MARKS.map((mark) => award(awardOf(mark), { kind: 'weighted-score', of: weighted, atLeast: mark })),
      award(EXAM_AWARD, {
        kind: 'any',
        of: exams.map((exam) => ({ kind: 'assessment-score', assessment: exam.id, atLeast: '40' })),
      }),
    ],
  });
}

/** The assessment that stands for what the weights lack. */
export const UNWEIGHTED = 'not-weighted';

function wholeOf(parts: readonly { readonly assessment: string; readonly weight: string }[]) {
  const total = parts.map(({ weight }) => parseDecimal(weight)).reduce(addDecimals, ZERO);
  if (formatDecimal(total) === '100') return parts;
  if (total.units !== 0n) throw new Error(`weights add up to ${formatDecimal(total)}, neither to 100 nor to nothing`);
  return [...parts, { assessment: UNWEIGHTED, weight: '100' }];
}
