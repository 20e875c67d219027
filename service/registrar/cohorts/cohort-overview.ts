import { cohorts, pathwayVersion } from '../../store/cohorts.ts';
import { issuedCounts } from '../../store/credentials.ts';
import { awardCounts, evaluatedCounts } from '../../store/decisions.ts';
import { dueDates } from '../../store/due-dates.ts';
import { furtherVersions, otherPins } from '../../store/enrolment-pins.ts';
import { standingCounts } from '../../store/enrolments.ts';
import { openReviewCounts } from '../../store/reviews.ts';
import type { Installation } from '../installation.ts';
import { isOutdated } from '../issuing/issue-awards.ts';
import { type PathwayHeading, pathwayHeading } from '../pathways/stored-pathway.ts';
import { knownCohort } from './known-cohort.ts';

/** A cohort, what it and its learners are pinned to, and how far its learners have come. */
export interface CohortOverview {
  readonly cohortId: string;
  readonly title: string;
  readonly pathwayId: string;
  /** Those who enrol from now on are pinned to it. */
  readonly edition: string;
  /** How many learners are pinned to which edition; that one first, and mostly alone. */
  readonly versions: readonly { readonly edition: string; readonly learners: number }[];
  readonly source: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly resultsUntil: string | null;
  /** The days on which assessments are due, by assessment. */
  readonly dueDates: readonly { readonly assessmentId: string; readonly dueOn: string }[];
  /** Everybody who was ever enrolled, and of those who left. */
  readonly learners: number;
  readonly withdrawn: number;
  readonly transferred: number;
  /** Learners of whom there are decisions. */
  readonly evaluated: number;
  /** Something that decisions rest on has changed since, or they were never all taken. */
  readonly outdated: boolean;
  /** How many reviews wait for a person. */
  readonly openReviews: number;
  readonly awards: readonly {
    readonly awardId: string;
    readonly name: string;
    readonly earned: number;
    readonly distinctions: number;
    readonly issued: number;
  }[];
}

/** The cohorts, by id; or one of them. @throws CairnError `cohort-not-found` */
export async function cohortOverviews({ store: { db } }: Installation, cohortId?: string): Promise<CohortOverview[]> {
  const chosen = cohortId === undefined ? await cohorts(db) : [await knownCohort(db, cohortId)];
  const [standings, due, pins, evaluated, earned, issued, reviews] = [
    await standingCounts(db),
    await dueDates(db),
    await otherPins(db),
    await evaluatedCounts(db),
    await awardCounts(db),
    await issuedCounts(db),
    await openReviewCounts(db),
  ];
  const headings = new Map<string, PathwayHeading>();
  const headingOf = async (digest: string): Promise<PathwayHeading> => {
    const heading = headings.get(digest) ?? pathwayHeading(await pathwayVersion(db, digest));
    headings.set(digest, heading);
    return heading;
  };
  /** Of all of some versions, each once. */
  const awardsOf = async (digests: readonly string[]) => {
    const awards = new Map<string, PathwayHeading['awards'][number]>();
    for (const heading of await Promise.all(digests.map(headingOf))) {
      for (const award of heading.awards) if (!awards.has(award.id)) awards.set(award.id, award);
    }
    return [...awards.values()];
  };
  return await Promise.all(
    chosen.map(async (cohort) => {
      const here = <Row extends { readonly cohort_id: string }>(rows: readonly Row[]) =>
        rows.filter(({ cohort_id }) => cohort_id === cohort.cohort_id);
      const { id, edition } = await headingOf(cohort.pathway_digest);
      const awards = await awardsOf([cohort.pathway_digest, ...(await furtherVersions(db, cohort.cohort_id))]);
      const standing = new Map(here(standings).map(({ status, learners }) => [status, learners]));
      const learners = [...standing.values()].reduce((sum, some) => sum + some, 0);
      const elsewhere = await Promise.all(
        here(pins).map(async (pin) => ({ ...(await headingOf(pin.pathway_digest)), learners: pin.learners })),
      );
      const moved = elsewhere.reduce((sum, pin) => sum + pin.learners, 0);
      return {
        cohortId: cohort.cohort_id,
        title: cohort.title,
        pathwayId: id,
        edition,
        source: cohort.source,
        startsOn: cohort.starts_on,
        endsOn: cohort.ends_on,
        resultsUntil: cohort.results_until,
        dueDates: here(due).map(({ assessment_id, due_on }) => ({ assessmentId: assessment_id, dueOn: due_on })),
        versions: [
          { edition, learners: learners - moved },
          ...elsewhere.map((pin) => ({ edition: pin.edition, learners: pin.learners })),
        ],
        learners,
        withdrawn: standing.get('withdrawn') ?? 0,
        transferred: standing.get('transferred') ?? 0,
        evaluated: here(evaluated)[0]?.learners ?? 0,
        outdated: isOutdated(cohort),
        openReviews: here(reviews)[0]?.reviews ?? 0,
        awards: awards.map((award) => {
          const counts = here(earned).find(({ award_id }) => award_id === award.id);
          return {
            awardId: award.id,
            name: award.name,
            earned: counts?.earned ?? 0,
            distinctions: counts?.distinctions ?? 0,
            issued: here(issued).find(({ award_id }) => award_id === award.id)?.certificates ?? 0,
          };
        }),
      };
    }),
  );
}
