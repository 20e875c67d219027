import { elements, member, type Place } from '../../../core/shape.ts';
import { count, orNull, text, yesNo } from './answer-shapes.ts';

/** An award of a cohort's pathway, and how many have earned it. */
export interface Award {
  readonly awardId: string;
  readonly name: string;
  readonly earned: number;
  readonly distinctions: number;
  readonly issued: number;
}

/** The dates of a cohort, as days; null where none is set. */
export interface CohortDates {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly resultsUntil: string | null;
}

/** A cohort, and how far its learners have come. */
export interface Cohort extends CohortDates {
  readonly cohortId: string;
  readonly title: string;
  readonly pathway: string;
  readonly learners: number;
  readonly left: number;
  readonly evaluated: number;
  readonly outdated: boolean;
  /** Reviews that wait for a person. */
  readonly openReviews: number;
  readonly awards: readonly Award[];
}

/** A pathway version that cohorts can be pinned to. */
export interface Pathway {
  /** As a cohort names it: `welding@2026.1`. */
  readonly name: string;
  readonly title: string;
}

export function cohortsAt(place: Place): Cohort[] {
  return elements(member(place, 'cohorts')).map(cohortAt);
}

export function cohortAt(place: Place): Cohort {
  return {
    cohortId: text(member(place, 'cohortId')),
    title: text(member(place, 'title')),
    pathway: `${text(member(place, 'pathwayId'))}@${text(member(place, 'edition'))}`,
    startsOn: orNull(member(place, 'startsOn'), text),
    endsOn: orNull(member(place, 'endsOn'), text),
    resultsUntil: orNull(member(place, 'resultsUntil'), text),
    learners: count(member(place, 'learners')),
    left: count(member(place, 'withdrawn')) + count(member(place, 'transferred')),
    evaluated: count(member(place, 'evaluated')),
    outdated: yesNo(member(place, 'outdated')),
    openReviews: count(member(place, 'openReviews')),
    awards: elements(member(place, 'awards')).map((award) => ({
      awardId: text(member(award, 'awardId')),
      name: text(member(award, 'name')),
      earned: count(member(award, 'earned')),
      distinctions: count(member(award, 'distinctions')),
      issued: count(member(award, 'issued')),
    })),
  };
}

export function pathwaysAt(place: Place): Pathway[] {
  return elements(member(place, 'pathways')).map((pathway) => ({
    name: `${text(member(pathway, 'id'))}@${text(member(pathway, 'edition'))}`,
    title: text(member(pathway, 'title')),
  }));
}
