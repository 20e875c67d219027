import { CairnError } from '../../core/errors.ts';
import type { FinalResult } from '../../pathway/evaluation/learner-record.ts';
import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import { saveCohorts } from '../../store/cohorts.ts';
import { saveEnrolments, saveLearners, saveResults } from '../../store/learner-records.ts';
import type { Installation } from '../installation.ts';
import { keepPathway } from '../pathways/keep-pathway.ts';

/** A learner of a cohort with all that is known of them. */
export interface CohortLearner {
  readonly learnerId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly finalResult: FinalResult | null;
  readonly results: readonly {
    readonly assessment: string;
    /** From 1; absent: 1. */
    readonly attempt?: number | undefined;
    readonly score: string | null;
    readonly submittedOn: string | null;
    readonly carriedOver: boolean;
  }[];
}

/**
 * Takes in one cohort whole, in one transaction; the same again changes nothing.
 *
 * @returns how many rows were new or changed
 * @throws CairnError `pathway-version-changed`; `malformed-results` for a learner who stands there twice
 */
export async function importCohort(
  { store }: Installation,
  cohort: { readonly id: string; readonly title: string; readonly source: string; readonly pathway: Pathway },
  learners: readonly CohortLearner[],
): Promise<number> {
  assertNoLearnerTwice(cohort.id, learners);
  return await store.db.transaction().execute(async (tx) => {
    await keepPathway(tx, cohort.pathway);
    const row = {
      cohort_id: cohort.id,
      title: cohort.title,
      pathway_digest: pathwayDigest(cohort.pathway),
      source: cohort.source,
    };
    let changed = await saveCohorts(tx, [row]);
    changed += await saveLearners(
      tx,
      learners.map(({ learnerId, name, email }) => ({
        learner_id: learnerId,
        name: name?.normalize('NFC') ?? null,
        email,
      })),
    );
    changed += await saveEnrolments(
      tx,
      learners.map(({ learnerId, finalResult }) => ({
        cohort_id: cohort.id,
        learner_id: learnerId,
        final_result: finalResult,
        source: cohort.source,
      })),
    );
    changed += await saveResults(
      tx,
      learners.flatMap(({ learnerId, results }) =>
        results.map((result) => ({
          cohort_id: cohort.id,
          learner_id: learnerId,
          assessment_id: result.assessment,
          attempt: result.attempt ?? 1,
          score: result.score,
          submitted_on: result.submittedOn,
          carried_over: result.carriedOver ? (1 as const) : (0 as const),
          source: cohort.source,
        })),
      ),
    );
    return changed;
  });
}

/** Which of two records would count is not for this program to decide. */
function assertNoLearnerTwice(cohortId: string, learners: readonly CohortLearner[]): void {
  const seen = new Set<string>();
  for (const { learnerId } of learners) {
    if (seen.has(learnerId)) {
      throw new CairnError('malformed-results', `learner ${learnerId} stands twice in cohort ${cohortId}`, {
        remedy: 'bring the records of each learner together',
        details: { cohort: cohortId, learner: learnerId },
      });
    }
    seen.add(learnerId);
  }
}
