/** What an import yields, whatever the source: records that know nothing of files or of the store. */
import type { AssessmentMethod } from '../pathway/definition/assessment.ts';
import type { FinalResult } from '../pathway/evaluation/learner-record.ts';

/** One presentation of a course: those who take the same pathway at the same time. */
export interface CohortRecord {
  readonly id: string;
  readonly pathwayId: string;
  readonly title: string;
  readonly lengthDays: number;
}

/** One assessment of a cohort. */
export interface AssessmentRecord {
  readonly id: string;
  readonly cohortId: string;
  readonly method: AssessmentMethod;
  /** The day of the cohort on which it is due, or `null` where the source does not say. */
  readonly day: number | null;
  /** Percent, an exact decimal as text. */
  readonly weight: string;
}

/** One learner in one cohort. */
export interface EnrolmentRecord {
  readonly learnerId: string;
  readonly cohortId: string;
  /** `null` where the source does not (yet) say. */
  readonly finalResult: FinalResult | null;
}

/** One assessment that one learner handed in. */
export interface ResultRecord {
  readonly learnerId: string;
  readonly assessmentId: string;
  readonly cohortId: string;
  /** Day of the cohort; negative before its start. */
  readonly submittedDay: number;
  /** Carried over from an earlier cohort. */
  readonly carriedOver: boolean;
  /** From 0 to 100, an exact decimal as text, or `null` where it has none. */
  readonly score: string | null;
}
