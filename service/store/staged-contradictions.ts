import { sql } from 'kysely';
import { exists, type StagingConnection } from './staged-results.ts';

/** How the columns are called in which a file may contradict itself. */
export interface ContradictionPlaces {
  readonly learner: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly finalResult: string | null;
  readonly attempt: string | null;
}

/**
 * Finds what no line shows by itself: a result that stands there twice, a learner twice where each has one line, and a
 * learner of whom two lines say different things. All of the lines are left out: which of them is right is for people to say.
 */
export async function stageContradictions(
  staging: StagingConnection,
  places: ContradictionPlaces,
  isLineALearner: boolean,
): Promise<void> {
  if (isLineALearner) await stageRepeatedLearners(staging, places);
  else await stageRepeatedResults(staging, places);
  await stageDifferent(staging, 'name', places.name, 'the same name of a learner in every line (line # has another)');
  await stageDifferent(
    staging,
    'email',
    places.email,
    'the same address of a learner in every line (line # has another)',
  );
  await stageDifferent(
    staging,
    'final_result',
    places.finalResult,
    'the same final result of a learner in every line (line # has another)',
  );
}

async function stageRepeatedResults(
  staging: StagingConnection,
  { learner, attempt }: ContradictionPlaces,
): Promise<void> {
  const repeated = sql`select cohort_id, learner_id, assessment_id, attempt from staged_row
    where assessment_id is not null group by cohort_id, learner_id, assessment_id, attempt having count(*) > 1`;
  if (!(await exists(staging, repeated))) return;
  const found =
    attempt === null
      ? sql`learner_id || ', ' || assessment_id`
      : sql`learner_id || ', ' || assessment_id || ', ' || attempt`;
  await stageFound(
    staging,
    sql`select line, ${found} as found, first_value(line) over w as first_line
      from staged_row where (cohort_id, learner_id, assessment_id, attempt) in (${repeated})
      window w as (partition by cohort_id, learner_id, assessment_id, attempt order by line)`,
    learner,
    attempt === null
      ? 'each assessment of a learner once, or a column that numbers the attempts (line # has it already)'
      : 'each attempt of a learner at an assessment once (line # has it already)',
  );
}

async function stageRepeatedLearners(
  staging: StagingConnection,
  { learner, attempt }: ContradictionPlaces,
): Promise<void> {
  const repeated = sql`select cohort_id, learner_id, attempt from staged_row where assessment_id is null
    group by cohort_id, learner_id, attempt having count(*) > 1`;
  if (!(await exists(staging, repeated))) return;
  await stageFound(
    staging,
    sql`select line, learner_id as found, first_value(line) over w as first_line
      from staged_row where assessment_id is null and (cohort_id, learner_id, attempt) in (${repeated})
      window w as (partition by cohort_id, learner_id, attempt order by line)`,
    learner,
    attempt === null
      ? 'each learner once (line # has them already)'
      : 'each attempt of a learner once (line # has it already)',
  );
}

/**
 * A learner has one name and one address wherever they are, and one final result in a cohort. Of who has several, every line
 * is left out.
 */
async function stageDifferent(
  staging: StagingConnection,
  column: 'name' | 'email' | 'final_result',
  place: string | null,
  expected: string,
): Promise<void> {
  const said = sql.ref(column);
  const [gathered, key] =
    column === 'final_result'
      ? [sql`staged_enrolment`, sql`cohort_id, learner_id`]
      : [sql`staged_learner`, sql`learner_id`];
  const different = sql`select ${key} from ${gathered} where ${said} <> ${sql.ref(`other_${column}`)}`;
  if (place === null || !(await exists(staging, different))) return;
  await stageFound(
    staging,
    sql`select line, ${said} as found, case when ${said} = first_value(${said}) over w then line
        else first_value(line) over w end as first_line
      from staged_row where ${said} is not null and (${key}) in (${different})
      window w as (partition by ${key} order by line)`,
    place,
    expected,
  );
  await sql`insert or ignore into staged_bad_line select line from staged_row where (${key}) in (${different})`.execute(
    staging,
  );
}

/** Notes every line whose `first_line` is another, and leaves out both. In `expected`, `#` stands for the first. */
async function stageFound(
  staging: StagingConnection,
  lines: ReturnType<typeof sql>,
  place: string | null,
  expected: string,
): Promise<void> {
  await sql`create temporary table staged_found as
    select distinct line, found, first_line from (${lines}) where line <> first_line`.execute(staging);
  await sql`insert into staged_problem select line, ${place}, found,
    replace(${expected}, '#', first_line) from staged_found`.execute(staging);
  await sql`insert or ignore into staged_bad_line select line from staged_found union select first_line from staged_found`.execute(
    staging,
  );
  await sql`drop table temp.staged_found`.execute(staging);
}

/** Notes the lines of learners who have been transferred to another cohort: what they achieve counts there. */
export async function stageTransferred(staging: StagingConnection, place: string | null): Promise<boolean> {
  const transferred = sql`select s.cohort_id, s.learner_id from staged_enrolment s
    join main.enrolment e on e.cohort_id = s.cohort_id and e.learner_id = s.learner_id and e.status = 'transferred'`;
  if (!(await exists(staging, transferred))) return false;
  await sql`insert into staged_problem
    select distinct s.line, ${place}, s.learner_id,
      'a learner of this cohort: this one was transferred to ' || e.transferred_to || ', where the result counts'
    from staged_row s join main.enrolment e on e.cohort_id = s.cohort_id and e.learner_id = s.learner_id
    where e.status = 'transferred' and (s.cohort_id, s.learner_id) in (${transferred})`.execute(staging);
  await sql`insert or ignore into staged_bad_line select line from staged_row
    where (cohort_id, learner_id) in (${transferred})`.execute(staging);
  return true;
}

/**
 * Notes the lines of learners of other cohorts alone, for whoever is restricted to some: name and address are one person's
 * wherever they learn, so what is said of them here would be shown, changed and written to there.
 */
export async function stageOthersLearners(
  staging: StagingConnection,
  place: string | null,
  within: readonly string[],
): Promise<void> {
  const others = sql`select s.learner_id from staged_learner s
    where exists (select 1 from main.enrolment e where e.learner_id = s.learner_id)
      and not exists (select 1 from main.enrolment e where e.learner_id = s.learner_id
        and e.cohort_id in (select value from json_each(${JSON.stringify(within)})))`;
  if (!(await exists(staging, others))) return;
  await sql`insert into staged_problem
    select distinct line, ${place}, learner_id, 'a learner of your cohorts, or one who is new here'
    from staged_row where learner_id in (${others})`.execute(staging);
  await sql`insert or ignore into staged_bad_line select line from staged_row
    where learner_id in (${others})`.execute(staging);
}
