import type { CohortLearner } from '../../service/registrar/results/import-cohort.ts';

/** A cohort of the professional pathway, so that the learner's page shows a way of three tiers: made up, as the other. */
export const professionalCohort = {
  id: 'data-stewardship-professional-2026',
  title: 'Professional Pathway, autumn 2026',
  source: 'demo-professional',
} as const;

/** Who is midway: one badge is earned, something waits for a mark, and there is feedback. */
export const MIDWAY_LEARNER_ID = 'demo-steward-1';

/** The first is midway; the others have begun, and have completed a tier. */
export const professionalLearners: readonly CohortLearner[] = [
  learner(1, 'Amara Nkemelu', [
    ['catalogue-quiz', '78', '2026-09-18'],
    ['catalogue-entry', '74', '2026-09-25'],
    ['provenance-test', '41', '2026-10-02'],
    ['provenance-test', '66', '2026-10-09'],
    ['quality-report', '71', '2026-10-23'],
    ['legal-test', '64', '2026-10-30'],
    ['protection-case', null, '2026-11-13'],
  ]),
  learner(2, 'Søren Øvergård', [['catalogue-quiz', '55', '2026-11-06']]),
  learner(3, 'Фатима Кузнецова', [
    ['catalogue-entry', '81', '2026-09-25'],
    ['provenance-test', '77', '2026-10-02'],
    ['quality-report', '69', '2026-10-16'],
  ]),
];

function learner(
  number: number,
  name: string,
  results: readonly (readonly [assessment: string, score: string | null, submittedOn: string])[],
): CohortLearner {
  return {
    learnerId: `demo-steward-${number}`,
    name,
    email: `steward${number}@example.org`,
    finalResult: null,
    results: results.map(([assessment, score, submittedOn], index) => ({
      assessment,
      attempt: results.slice(0, index).filter(([before]) => before === assessment).length + 1,
      ...{ score, submittedOn, carriedOver: false },
    })),
  };
}
