import type { Correction } from '../../pathway/correction/correction.ts';
import { type CorrectionNames, correctionInWords } from '../../pathway/correction/correction-in-words.ts';
import { requirementNames } from '../../pathway/requirement-in-words.ts';
import type { NamedReviewRow, ReviewRow } from '../../store/reviews.ts';
import type { Connection } from '../../store/store.ts';
import { cohortVersions } from '../cohorts/cohort-versions.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import { currentPathway, pathwayHeading } from '../pathways/stored-pathway.ts';
import { storedCorrection } from './stored-correction.ts';

/** The form of what has changed, for whoever is sent it. */
export { correctionSchema } from '../../pathway/correction/correction.ts';

/** A review as it is shown. Personal. */
export interface ReviewOverview {
  readonly reviewId: string;
  readonly kind: ReviewRow['kind'];
  readonly cohortId: string;
  readonly learnerId: string;
  readonly name: string | null;
  /** How a log names the learner. */
  readonly learnerReference: string;
  readonly awardId: string;
  readonly award: string;
  /** The hash of the certificate that it was opened for; null where none had been issued. */
  readonly certificate: string | null;
  readonly openedAt: string;
  /** When what has changed was last added to. */
  readonly changedAt: string;
  /** Of a correction. */
  readonly correction: Correction | null;
  /** What has changed, in sentences. */
  readonly changes: readonly string[];
  /** Of a request: in the learner's words, and whether they typed it themselves. */
  readonly request: { readonly text: string; readonly by: 'learner' | 'registrar' } | null;
  /** Null while it is open. */
  readonly closed: ReviewClosing | null;
}

/** What came of a review. */
export interface ReviewClosing {
  readonly at: string;
  readonly outcome: NonNullable<ReviewRow['outcome']>;
  /** To the learner. */
  readonly answer: string;
  /** Who closed it, as the audit log calls them; null where nobody had to. */
  readonly by: { readonly kind: string; readonly id: string; readonly name: string } | null;
}

/** Reviews as they are shown, in their order. @throws CairnError `store-corrupt` */
export async function overviewsOf(db: Connection, rows: readonly NamedReviewRow[]): Promise<ReviewOverview[]> {
  const names = new Map<string, ReviewNames>();
  for (const { cohort_id } of rows) {
    if (!names.has(cohort_id)) names.set(cohort_id, await namesOf(db, cohort_id));
  }
  return rows.map((row) => overview(row, names.get(row.cohort_id)));
}

interface ReviewNames extends CorrectionNames {
  readonly award: (id: string) => string;
}

const IDENTIFIERS: ReviewNames = { award: (id) => id, assessment: (id) => id, module: (id) => id };

/** What things are called in the pathway versions of a cohort: of an earlier form of definitions only its awards. */
async function namesOf(db: Connection, cohortId: string): Promise<ReviewNames> {
  const all = (await cohortVersions(db, await knownCohort(db, cohortId))).map((version): ReviewNames => {
    const pathway = currentPathway(version);
    if (pathway !== null) return requirementNames(pathway);
    const awards = new Map(pathwayHeading(version).awards.map(({ id, name }) => [id, name]));
    return { ...IDENTIFIERS, award: (id) => awards.get(id) ?? id };
  });
  /** By the first version that has it; each leaves an identifier as it is that it does not know. */
  const named = (kind: keyof ReviewNames) => (id: string) =>
    all.map((names) => names[kind](id)).find((name) => name !== id) ?? id;
  return { award: named('award'), assessment: named('assessment'), module: named('module') };
}

function overview(row: NamedReviewRow, names: ReviewNames = IDENTIFIERS): ReviewOverview {
  const correction = row.correction === null ? null : storedCorrection(row.correction);
  return {
    reviewId: row.review_id,
    kind: row.kind,
    cohortId: row.cohort_id,
    learnerId: row.learner_id,
    name: row.name,
    learnerReference: row.reference,
    awardId: row.award_id,
    award: names.award(row.award_id),
    certificate: row.credential_hash,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    correction,
    changes: correction === null ? [] : correctionInWords(correction, names),
    request: row.request === null || row.asked_by === null ? null : { text: row.request, by: row.asked_by },
    closed: closing(row),
  };
}

function closing({ closed_at, outcome, answer, actor_kind, actor_id, actor_name }: ReviewRow): ReviewClosing | null {
  if (closed_at === null || outcome === null || answer === null) return null;
  const by =
    actor_kind === null || actor_id === null || actor_name === null
      ? null
      : { kind: actor_kind, id: actor_id, name: actor_name };
  return { at: closed_at, outcome, answer, by };
}
