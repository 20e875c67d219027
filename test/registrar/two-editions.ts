/** Two editions of a pathway, and learners who stand differently with each of them. */
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { type Pathway, parsePathway } from '../../service/pathway/pathway.ts';
import type { CohortLearner } from '../../service/registrar/results/import-cohort.ts';

/** The foundations as they ship, edition 2: three assessments, three awards, one for the project alone. */
export const older: Pathway = dataStewardshipPathway;

/** Edition 3: an essay on publication in place of the project, and no badge for the project. */
export const newer: Pathway = edition3();

function edition3(): Pathway {
  const changed: unknown = JSON.parse(
    JSON.stringify(older.source)
      .replaceAll('sharing-data', 'publishing-data')
      .replaceAll('sharing-project', 'publication-essay'),
  );
  const { awards, ...rest } = Object(changed);
  return parsePathway({
    ...rest,
    edition: '3',
    awards: awards.filter(({ id }: { id: string }) => id !== 'sharing-plan-badge'),
  });
}

/** A learner with scores in these assessments. */
export function scored(learnerId: string, scores: Readonly<Record<string, number>>): CohortLearner {
  return {
    learnerId,
    name: `Learner ${learnerId}`,
    email: `${learnerId}@example.org`,
    finalResult: null,
    results: Object.entries(scores).map(([assessment, score]) => ({
      ...{ assessment, score: `${score}`, submittedOn: '2026-03-01', carriedOver: false },
    })),
  };
}

/** Ada has earned all of edition 2, Ben half of it, Cleo all of either. */
export const learners: readonly CohortLearner[] = [
  scored('ada', { 'cleaning-test': 90, 'sharing-project': 90, 'final-exam': 90 }),
  scored('ben', { 'cleaning-test': 70, 'sharing-project': 40 }),
  scored('cleo', { 'cleaning-test': 60, 'sharing-project': 50, 'publication-essay': 95, 'final-exam': 95 }),
];
