import { learnerSamples, resultSamples, type StagedKnowledge } from '../../store/merge-staged.ts';
import type { StagingConnection } from '../../store/staged-results.ts';
import type { CsvSamples } from './csv-import-report.ts';

/** How many of each kind are shown before anything is done. */
const SAMPLES = 5;

/** The first of what a file would change. */
export async function samplesOf(staging: StagingConnection, knowledge: StagedKnowledge): Promise<CsvSamples> {
  const person = (name: string | null, email: string | null) =>
    [name, email].filter((text) => text !== null).join(', ') || 'no name';
  const result = (score: string | null, day: string | null) =>
    `${score ?? 'no score'}${day === null ? '' : ` on ${day}`}`;
  return {
    newLearners: (await learnerSamples(staging, 'new', SAMPLES)).map(({ line, learner_id, name }) => ({
      line,
      learnerId: learner_id,
      name,
    })),
    changedLearners: (await learnerSamples(staging, 'changed', SAMPLES)).map((sample) => ({
      line: sample.line,
      learnerId: sample.learner_id,
      before: person(sample.name_before, sample.email_before),
      after: person(sample.name ?? sample.name_before, sample.email ?? sample.email_before),
    })),
    changedResults: (await resultSamples(staging, knowledge, SAMPLES)).map((sample) => ({
      line: sample.line,
      cohortId: sample.cohort_id,
      learnerId: sample.learner_id,
      assessmentId: sample.assessment_id,
      attempt: sample.attempt,
      before: result(sample.score_before, sample.submitted_on_before),
      after: result(sample.score, sample.submitted_on ?? sample.submitted_on_before),
    })),
  };
}
