import { sql } from 'kysely';
import { type EnrolmentRow, type LearnerRow, saveEnrolments, saveLearners } from './learner-records.ts';
import { noteChange } from './pending-evaluations.ts';
import type { StagingConnection } from './staged-results.ts';

/** What of a cohort a file would change. */
export interface CohortDifference {
  readonly cohort_id: string;
  readonly learners: number;
  readonly new_enrolments: number;
  readonly changed_final_results: number;
  readonly results: number;
  readonly new_results: number;
  readonly changed_results: number;
}

/** What a file would change of the learners themselves, whatever their cohorts. */
export interface LearnerDifference {
  readonly learners: number;
  readonly new_learners: number;
  readonly changed_learners: number;
}

/** The result of a line that is in the store already. */
const SAME_RESULT = sql`r.cohort_id = s.cohort_id and r.learner_id = s.learner_id
  and r.assessment_id = s.assessment_id and r.attempt = s.attempt`;

/** What a file knows: what it has no column for is left as it is. */
export interface StagedKnowledge {
  /** Whether an empty score says that there is none. */
  readonly scores: boolean;
}

const PAGE = 5_000;

/** Names and addresses that are new: a null never wipes out what another source told. */
const LEARNER_CHANGED = sql`(s.name is not null and s.name is not l.name) or (s.email is not null and s.email is not l.email)`;
const FINAL_RESULT_CHANGED = sql`s.final_result is not null and s.final_result is not e.final_result`;

function resultChanged({ scores }: StagedKnowledge) {
  const score = scores ? sql`s.score is not r.score` : sql`false`;
  return sql`(${score} or (s.submitted_on is not null and s.submitted_on is not r.submitted_on))`;
}

export async function learnerDifference(staging: StagingConnection): Promise<LearnerDifference> {
  const { rows } = await sql<LearnerDifference>`
    select count(*) as learners, coalesce(sum(l.learner_id is null), 0) as new_learners,
      coalesce(sum(l.learner_id is not null and (${LEARNER_CHANGED})), 0) as changed_learners
    from staged_learner s left join main.learner l on l.learner_id = s.learner_id`.execute(staging);
  const [found] = rows;
  if (found === undefined) throw new RangeError('a count has no row');
  return found;
}

export async function cohortDifferences(
  staging: StagingConnection,
  knowledge: StagedKnowledge,
): Promise<CohortDifference[]> {
  const enrolments = await sql<Omit<CohortDifference, 'results' | 'new_results' | 'changed_results'>>`
    select s.cohort_id, count(*) as learners, sum(e.learner_id is null) as new_enrolments,
      sum(e.learner_id is not null and ${FINAL_RESULT_CHANGED}) as changed_final_results
    from staged_enrolment s left join main.enrolment e on e.cohort_id = s.cohort_id and e.learner_id = s.learner_id
    group by s.cohort_id order by s.cohort_id`.execute(staging);
  const results = await sql<Pick<CohortDifference, 'cohort_id' | 'results' | 'new_results' | 'changed_results'>>`
    select s.cohort_id, count(*) as results, sum(r.learner_id is null) as new_results,
      sum(r.learner_id is not null and ${resultChanged(knowledge)}) as changed_results
    from staged_row s left join main.result r on ${SAME_RESULT}
    where s.assessment_id is not null group by s.cohort_id`.execute(staging);
  const byCohort = new Map(results.rows.map((row) => [row.cohort_id, row]));
  return enrolments.rows.map((row) => ({
    ...{ results: 0, new_results: 0, changed_results: 0 },
    ...byCohort.get(row.cohort_id),
    ...row,
  }));
}

/** Somebody whom a file says something new of: for the person who looks at it, not for a log. */
export interface LearnerSample {
  readonly line: number;
  readonly learner_id: string;
  readonly name: string | null;
  readonly email: string | null;
  /** Null of a new learner, and where none was known. */
  readonly name_before: string | null;
  readonly email_before: string | null;
}

/** The first learners in the file who are new, or of whom something changes. */
export async function learnerSamples(
  staging: StagingConnection,
  which: 'new' | 'changed',
  limit: number,
): Promise<LearnerSample[]> {
  const condition =
    which === 'new' ? sql`l.learner_id is null` : sql`l.learner_id is not null and (${LEARNER_CHANGED})`;
  const { rows } = await sql<LearnerSample>`
    select s.line, s.learner_id, s.name, s.email, l.name as name_before, l.email as email_before
    from staged_learner s left join main.learner l on l.learner_id = s.learner_id
    where ${condition} order by s.line limit ${limit}`.execute(staging);
  return rows;
}

/** A result that a file changes. */
export interface ResultSample {
  readonly line: number;
  readonly cohort_id: string;
  readonly learner_id: string;
  readonly assessment_id: string;
  readonly attempt: number;
  readonly score: string | null;
  readonly submitted_on: string | null;
  readonly score_before: string | null;
  readonly submitted_on_before: string | null;
}

export async function resultSamples(
  staging: StagingConnection,
  knowledge: StagedKnowledge,
  limit: number,
): Promise<ResultSample[]> {
  const { rows } = await sql<ResultSample>`
    select s.line, s.cohort_id, s.learner_id, s.assessment_id, s.attempt, s.score, s.submitted_on,
      r.score as score_before, r.submitted_on as submitted_on_before
    from staged_row s join main.result r on ${SAME_RESULT}
    where ${resultChanged(knowledge)} order by s.line limit ${limit}`.execute(staging);
  return rows;
}

/** The greatest score of a file, for those who took points for percentages. Null where there is no score. */
export async function greatestScore(staging: StagingConnection): Promise<number | null> {
  const { rows } = await sql<{ greatest: number | null }>`
    select max(cast(score as real)) as greatest from staged_row where score is not null`.execute(staging);
  return rows[0]?.greatest ?? null;
}

/**
 * Writes what differs, and nothing else: part of a transaction. Who has withdrawn stays withdrawn.
 *
 * @param source what the rows are to say of where they come from
 */
export async function mergeStaged(
  tx: StagingConnection,
  source: string,
  knowledge: StagedKnowledge,
  differences: readonly CohortDifference[],
): Promise<void> {
  await mergeLearners(tx);
  await mergeEnrolments(tx, source);
  const withResults = differences.filter((found) => found.new_results + found.changed_results > 0);
  if (withResults.length === 0) return;
  await notePending(
    tx,
    knowledge,
    withResults.map(({ cohort_id }) => cohort_id),
  );
  const score = knowledge.scores ? sql`excluded.score` : sql`coalesce(excluded.score, result.score)`;
  const isNew = sql`(result.score is not ${score}
    or (excluded.submitted_on is not null and result.submitted_on is not excluded.submitted_on))`;
  await sql`insert into main.result
      (cohort_id, learner_id, assessment_id, attempt, score, submitted_on, carried_over, source)
    select cohort_id, learner_id, assessment_id, attempt, score, submitted_on, 0, ${source} from staged_row
    where assessment_id is not null order by cohort_id, learner_id, assessment_id, attempt
    on conflict (cohort_id, learner_id, assessment_id, attempt) do update set score = ${score},
      submitted_on = coalesce(excluded.submitted_on, result.submitted_on), carried_over = 0, source = excluded.source
    where ${isNew}`.execute(tx);
}

/** Notes of whom a result is new or changed, before it is written. */
async function notePending(
  tx: StagingConnection,
  knowledge: StagedKnowledge,
  cohortIds: readonly string[],
): Promise<void> {
  for (const { cohort_id, revision } of await noteChange(tx, cohortIds)) {
    await sql`insert into main.pending_evaluation (cohort_id, learner_id, revision)
      select distinct s.cohort_id, s.learner_id, ${revision} from staged_row s left join main.result r on ${SAME_RESULT}
      where s.cohort_id = ${cohort_id} and s.assessment_id is not null
        and (r.learner_id is null or ${resultChanged(knowledge)})
      on conflict (cohort_id, learner_id) do update set revision = excluded.revision`.execute(tx);
  }
}

async function mergeLearners(tx: StagingConnection): Promise<void> {
  let after = '';
  for (;;) {
    const { rows } = await sql<LearnerRow>`
      select s.learner_id, s.name, s.email from staged_learner s left join main.learner l on l.learner_id = s.learner_id
      where s.learner_id > ${after} and (l.learner_id is null or ${LEARNER_CHANGED})
      order by s.learner_id limit ${PAGE}`.execute(tx);
    const last = rows.at(-1);
    if (last === undefined) return;
    await saveLearners(tx, rows);
    after = last.learner_id;
  }
}

async function mergeEnrolments(tx: StagingConnection, source: string): Promise<void> {
  let [afterCohort, afterLearner] = ['', ''];
  for (;;) {
    const { rows } = await sql<EnrolmentRow>`
      select s.cohort_id, s.learner_id, s.final_result, ${source} as source
      from staged_enrolment s left join main.enrolment e on e.cohort_id = s.cohort_id and e.learner_id = s.learner_id
      where (s.cohort_id, s.learner_id) > (${afterCohort}, ${afterLearner})
        and (e.learner_id is null or (${FINAL_RESULT_CHANGED}))
      order by s.cohort_id, s.learner_id limit ${PAGE}`.execute(tx);
    const last = rows.at(-1);
    if (last === undefined) return;
    await saveEnrolments(tx, rows);
    [afterCohort, afterLearner] = [last.cohort_id, last.learner_id];
  }
}
