import type { EnrolmentStatus } from './schema.ts';
import type { Connection } from './store.ts';

/** Somebody who has earned an award that is not issued yet. */
export interface IssuableRow {
  readonly learner_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly distinction: 0 | 1;
  readonly status: EnrolmentStatus;
  /** A cohort of the same pathway in which they were issued the same award; null where there is none. */
  readonly issued_in: string | null;
}

/** Those who would get an award of a cohort, earned under a pathway version, if it were issued now; by learner id. */
export async function issuableRows(
  db: Connection,
  cohortId: string,
  awardId: string,
  pathwayDigest: string,
): Promise<IssuableRow[]> {
  return await db
    .selectFrom('decision')
    .innerJoin('learner', 'learner.learner_id', 'decision.learner_id')
    .innerJoin('enrolment', (join) =>
      join
        .onRef('enrolment.cohort_id', '=', 'decision.cohort_id')
        .onRef('enrolment.learner_id', '=', 'decision.learner_id'),
    )
    .leftJoin('credential', (join) =>
      join
        .onRef('credential.cohort_id', '=', 'decision.cohort_id')
        .onRef('credential.award_id', '=', 'decision.award_id')
        .onRef('credential.learner_id', '=', 'decision.learner_id'),
    )
    .select((eb) => [
      'decision.learner_id',
      'learner.name',
      'learner.email',
      'decision.distinction',
      'enrolment.status',
      eb
        .selectFrom('credential as other')
        .innerJoin('cohort as other_cohort', 'other_cohort.cohort_id', 'other.cohort_id')
        .innerJoin('pathway_version as other_version', 'other_version.digest', 'other_cohort.pathway_digest')
        .innerJoin('pathway_version as version', 'version.pathway_id', 'other_version.pathway_id')
        .select((sub) => sub.fn.min('other.cohort_id').as('cohort_id'))
        .whereRef('other.learner_id', '=', 'decision.learner_id')
        .whereRef('other.award_id', '=', 'decision.award_id')
        .whereRef('other.cohort_id', '!=', 'decision.cohort_id')
        .whereRef('version.digest', '=', 'decision.pathway_digest')
        .as('issued_in'),
    ])
    .where('decision.cohort_id', '=', cohortId)
    .where('decision.award_id', '=', awardId)
    .where('decision.pathway_digest', '=', pathwayDigest)
    .where('decision.outcome', '=', 'earned')
    .where('credential.credential_id', 'is', null)
    .orderBy('decision.learner_id')
    .execute();
}

/**
 * The traces of those who are still enrolled and have not earned an award, whether they still can or not, by learner id, in
 * pages, so that memory stays bounded however large the cohort is.
 */
export async function* withheldTraces(
  db: Connection,
  cohortId: string,
  awardId: string,
  pageSize = 2_000,
): AsyncGenerator<{ readonly learner_id: string; readonly trace: string }[]> {
  let after = '';
  for (;;) {
    const page = await db
      .selectFrom('decision')
      .innerJoin('enrolment', (join) =>
        join
          .onRef('enrolment.cohort_id', '=', 'decision.cohort_id')
          .onRef('enrolment.learner_id', '=', 'decision.learner_id'),
      )
      .select(['decision.learner_id', 'decision.trace'])
      .where('decision.cohort_id', '=', cohortId)
      .where('decision.award_id', '=', awardId)
      .where('decision.outcome', '!=', 'earned')
      .where('enrolment.status', '=', 'enrolled')
      .where('decision.learner_id', '>', after)
      .orderBy('decision.learner_id')
      .limit(pageSize)
      .execute();
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.learner_id;
  }
}
