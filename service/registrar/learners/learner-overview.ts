import { pathwayVersion } from '../../store/cohorts.ts';
import { enrolmentsOfLearners, type LearnerEnrolmentRow } from '../../store/learner-enrolments.ts';
import type { EnrolmentStatus } from '../../store/schema.ts';
import type { Installation } from '../installation.ts';
import { pathwayHeading } from '../pathways/stored-pathway.ts';
import type { SignedInLearner } from './learner-session.ts';

/** An enrolment as its learner is shown it. Plain JSON. */
export interface EnrolmentOverview {
  /** Which of the learners that the signed-in person is: a reference, never an id of a learning platform. */
  readonly learner: string;
  readonly cohort: {
    readonly cohortId: string;
    readonly title: string;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    /** The last day for results, where that is not the cohort's last day. */
    readonly resultsUntil: string | null;
  };
  readonly pathway: { readonly id: string; readonly edition: string; readonly title: string };
  readonly status: EnrolmentStatus;
  readonly enrolledOn: string | null;
  /** The day of the withdrawal or transfer. */
  readonly endedOn: string | null;
  /** The cohort that a transfer led to. */
  readonly transferredTo: string | null;
}

/** What a learner is shown first. */
export interface LearnerOverview {
  readonly issuer: { readonly name: string };
  /** Those that last first, the latest to begin before the others. */
  readonly enrolments: readonly EnrolmentOverview[];
}

/** The enrolments of whoever is signed in, and of nobody else. */
export async function learnerOverview(
  { store: { db }, issuer }: Installation,
  { learnerIds }: Pick<SignedInLearner, 'learnerIds'>,
): Promise<LearnerOverview> {
  const rows = await enrolmentsOfLearners(db, learnerIds);
  const enrolments = await Promise.all(
    rows.toSorted(lastingFirst).map(async (row) => {
      const { id, edition, title } = pathwayHeading(
        await pathwayVersion(db, row.pathway_digest ?? row.cohort_pathway_digest),
      );
      return enrolmentOverview(row, { id, edition, title });
    }),
  );
  return { issuer: { name: issuer.name }, enrolments };
}

export function enrolmentOverview(row: LearnerEnrolmentRow, pathway: EnrolmentOverview['pathway']): EnrolmentOverview {
  return {
    learner: row.reference,
    cohort: {
      cohortId: row.cohort_id,
      title: row.title,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      resultsUntil: row.results_until,
    },
    pathway,
    status: row.status,
    enrolledOn: row.enrolled_on,
    endedOn: row.ended_on,
    transferredTo: row.transferred_to,
  };
}

function lastingFirst(left: LearnerEnrolmentRow, right: LearnerEnrolmentRow): number {
  const lasts = ({ status }: LearnerEnrolmentRow) => Number(status === 'enrolled');
  const begins = ({ starts_on, enrolled_on }: LearnerEnrolmentRow) => starts_on ?? enrolled_on ?? '';
  return lasts(right) - lasts(left) || (begins(left) < begins(right) ? 1 : begins(left) > begins(right) ? -1 : 0);
}
