import { readOulad } from '../../ingest/oulad/read-oulad.ts';
import { shippedPathway } from '../../pathway/examples/shipped-pathways.ts';
import { pathwayDigest } from '../../pathway/pathway.ts';
import { type ImportedCohortRow, saveAssessments, saveCohorts } from '../../store/cohorts.ts';
import { saveEnrolments, saveLearners, saveResults } from '../../store/learner-records.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { keepPathway } from '../pathways/keep-pathway.ts';

/** What an import found, and how much of it was new or changed. */
export interface ImportSummary {
  readonly cohorts: number;
  readonly assessments: number;
  readonly enrolments: number;
  readonly results: number;
  readonly changed: number;
}

/** Learners of different sources may have the same number: the source is part of the learner's id. */
const SOURCE = 'oulad';

/**
 * Imports the Open University Learning Analytics Dataset: each of its 22 module presentations becomes a cohort of the
 * pathway that ships for its module.
 *
 * One transaction: of a folder with an error in it nothing goes in; the same folder again changes nothing.
 *
 * @throws CairnError `results-not-found`, `malformed-results` with file, line and column
 */
export async function importOulad(
  installation: Installation,
  folder: string,
  onProgress: OnProgress = () => {},
): Promise<ImportSummary> {
  const dataset = await readOulad(folder);
  return await installation.store.db.transaction().execute(async (tx) => {
    const cohorts: ImportedCohortRow[] = [];
    for (const { id, title, pathwayId } of dataset.cohorts) {
      const pathway = await keepPathway(tx, shippedPathway(pathwayId));
      cohorts.push({ cohort_id: id, title, pathway_digest: pathwayDigest(pathway), source: SOURCE });
    }
    let changed = await saveCohorts(tx, cohorts);
    await saveAssessments(
      tx,
      dataset.assessments.map((assessment) => ({
        cohort_id: assessment.cohortId,
        assessment_id: assessment.id,
        method: assessment.method,
        day: assessment.day,
        weight: assessment.weight,
      })),
    );
    let enrolments = 0;
    for await (const chunk of dataset.enrolments()) {
      const rows = chunk.map((enrolment) => ({
        cohort_id: enrolment.cohortId,
        learner_id: `${SOURCE}:${enrolment.learnerId}`,
        final_result: enrolment.finalResult,
        source: SOURCE,
      }));
      const learnerIds = [...new Set(rows.map((row) => row.learner_id))];
      await saveLearners(
        tx,
        learnerIds.map((learner_id) => ({ learner_id, name: null, email: null })),
      );
      changed += await saveEnrolments(tx, rows);
      enrolments += chunk.length;
      onProgress({ step: 'enrolments', done: enrolments });
    }
    let results = 0;
    for await (const chunk of dataset.results()) {
      changed += await saveResults(
        tx,
        chunk.map((result) => ({
          cohort_id: result.cohortId,
          learner_id: `${SOURCE}:${result.learnerId}`,
          assessment_id: result.assessmentId,
          attempt: 1,
          score: result.score,
          submitted_on: String(result.submittedDay),
          carried_over: result.carriedOver ? 1 : 0,
          source: SOURCE,
        })),
      );
      results += chunk.length;
      onProgress({ step: 'results', done: results });
    }
    return {
      cohorts: dataset.cohorts.length,
      assessments: dataset.assessments.length,
      enrolments,
      results,
      changed,
    };
  });
}
