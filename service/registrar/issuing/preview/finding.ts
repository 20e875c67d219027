/**
 * How much a finding weighs. `blocks`: issuing or anchoring would be refused as things are. `look`: it may be as it should
 * be, and a person who knows the cohort has to say so. `know`: nothing is wrong, and good to know.
 */
export type FindingWeight = 'blocks' | 'look' | 'know';

export type FindingKind =
  | 'nothing-to-issue'
  | 'evaluation-missing'
  | 'evaluation-outdated'
  | 'pathway-form-outdated'
  | 'pathway-unpublished'
  | 'cohort-not-over'
  | 'results-still-accepted'
  | 'results-missing'
  | 'due-date-missing'
  | 'name-missing'
  | 'email-missing'
  | 'name-shared'
  | 'name-not-printable'
  | 'holder-withdrawn'
  | 'issued-elsewhere'
  | 'issued-before'
  | 'batches-waiting'
  | 'issuer-not-registered'
  | 'issuer-document-unpublished'
  | 'key-missing'
  | 'key-not-added'
  | 'key-lacks-capability'
  | 'key-not-valid-now'
  | 'key-compromised'
  | 'key-ends-soon'
  | 'balance-low'
  | 'clock-off'
  | 'chain-unavailable';

/** Something that stands out before anything is issued. */
export interface Finding {
  readonly kind: FindingKind;
  readonly weight: FindingWeight;
  /** Null where it is not of one cohort, or not of one award. */
  readonly cohortId: string | null;
  readonly awardId: string | null;
  /** Of how many learners or certificates it speaks; 1 where it is of none. */
  readonly count: number;
  readonly sentence: string;
  /** What can be done about it; null where nothing has to be. */
  readonly remedy: string | null;
  /** The ids of those whom it concerns: the first of them. */
  readonly learners: readonly string[];
}

/** How many learners a finding names. */
const NAMED = 5;

/** A finding about learners of a cohort. */
export function findingAbout(
  place: Pick<Finding, 'cohortId' | 'awardId'>,
  learners: readonly string[],
  finding: Pick<Finding, 'kind' | 'weight' | 'sentence' | 'remedy'>,
): Finding {
  return { ...place, ...finding, count: learners.length, learners: learners.slice(0, NAMED) };
}

/** A finding about the cohort as a whole, or about the installation. */
export function generalFinding(
  finding: Pick<Finding, 'kind' | 'weight' | 'sentence' | 'remedy'>,
  cohortId: string | null = null,
): Finding {
  return { ...finding, cohortId, awardId: null, count: 1, learners: [] };
}

const NUMBER = new Intl.NumberFormat('en');

/** `1 learner has`, `3 learners have`. */
export function people(count: number, one: string, many: string): string {
  return `${NUMBER.format(count)} ${count === 1 ? `learner ${one}` : `learners ${many}`}`;
}
