/** What a learner has earned, as a transcript of records says it: plain JSON, decimals as text. */
import type { AchievementType } from '../definition/award.ts';
import type { CreditSystem } from '../definition/provider.ts';

/** Whether an agreement holds on the day of the transcript. */
export type AgreementStanding = 'in-force' | 'not-yet' | 'ended';

/** What an award counts for elsewhere. */
export interface TranscriptAgreement {
  readonly id: string;
  readonly programme: string;
  readonly institution: string;
  readonly country: string | null;
  /** In words: `EQF 7`. */
  readonly level: string | null;
  readonly credit: string;
  readonly creditSystem: CreditSystem['name'] | null;
  readonly from: string;
  /** The last day; null until it is ended. */
  readonly until: string | null;
  readonly conditions: string | null;
  readonly standing: AgreementStanding;
}

/** An award that is earned, or that was issued and stands. */
export interface TranscriptAward {
  readonly award: string;
  readonly name: string;
  readonly achievementType: AchievementType;
  readonly level: string | null;
  readonly credit: string | null;
  readonly workloadHours: string | null;
  /** The label of the distinction that it came with. */
  readonly distinction: string | null;
  /** Null where it is earned and no certificate stands. */
  readonly issued: { readonly on: string; readonly credentialHash: string } | null;
  /** Whether the decision of this day says that it is earned; what was issued stands in any case. */
  readonly isEarned: boolean;
  readonly agreements: readonly TranscriptAgreement[];
}

/** A module that is passed. */
export interface TranscriptModule {
  readonly module: string;
  readonly title: string;
  readonly level: string | null;
  readonly credit: string | null;
  readonly workloadHours: string | null;
  /** By the learner's own results, or recognised as prior learning. */
  readonly passedBy: 'results' | 'recognition';
  /** The day of the last result that it rests on, or of the recognition; null where that cannot be told. */
  readonly on: string | null;
  /** The module's score, exact (`62.5`, `200/3`), or the provider's final result; null where it has neither. */
  readonly result: string | null;
  /** Whether its credit counts here: that of one module of one pathway counts once, whatever cohorts it was passed in. */
  readonly counts: boolean;
}

/** What was earned in one cohort. */
export interface TranscriptEnrolment {
  readonly cohort: { readonly id: string; readonly title: string };
  /** The version by which the learner is decided. */
  readonly pathway: { readonly id: string; readonly edition: string; readonly title: string };
  readonly creditSystem: CreditSystem | null;
  readonly status: 'enrolled' | 'withdrawn' | 'transferred';
  readonly modules: readonly TranscriptModule[];
  readonly awards: readonly TranscriptAward[];
  /** Of its modules, as far as it counts here. */
  readonly credit: EarnedCredit;
}

/** Credit, exactly. */
export interface EarnedCredit {
  readonly byResults: string;
  /** Of recognised prior learning, up to what the pathway takes of it. */
  readonly byRecognition: string;
  readonly total: string;
}

/** All of it, enrolment by enrolment. */
export interface Transcript {
  /** The day of the decisions, `2026-09-01`. */
  readonly asOf: string;
  readonly enrolments: readonly TranscriptEnrolment[];
  /** By credit system, as different systems are not added to each other. */
  readonly totals: readonly { readonly creditSystem: CreditSystem['name'] | null; readonly credit: string }[];
}
