/**
 * Reviews that nobody has to ask for: a certificate was issued, and does not say any more what would be decided. A person
 * then looks; nothing is revoked, corrected or sent by itself. The rules:
 *
 * 1. What is compared is the newest certificate of an award, as `pathway/correction/what-changed.ts` says. Of one that has
 *    been revoked here nothing is raised.
 * 2. There is one open correction for each certificate: what changes further is added to it.
 * 3. When the record is again as the certificate says, an open correction closes by itself as upheld, by nobody: there is
 *    nothing left to look at. Not where the certificate it was opened for has been corrected or revoked meanwhile: what
 *    was done is for a person to tell the learner.
 * 4. What a person has closed is not raised again for the same change. For another it is.
 */
import { randomUUID } from 'node:crypto';
import { type DecidedNow, whatChanged } from '../../pathway/correction/what-changed.ts';
import { issuedTraceFromJson, traceFromJson } from '../../pathway/evaluation/trace-from-json.ts';
import { statusActsOf } from '../../store/issued-awards.ts';
import {
  type CertifiedDecision,
  decisionsUnlikeCertificates,
  hasCertificates,
  insertReviews,
  judgedCorrections,
  type ReviewRow,
  setClosed,
  setCorrection,
} from '../../store/reviews.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';
import { isRevokedHere } from '../certificates/acts-on-certificate.ts';

/** Decisions of one cohort that were kept just now, of learners in the order of their ids. */
export interface KeptDecisions {
  readonly cohortId: string;
  readonly learners: readonly DecidedOn[];
  readonly awardIds: readonly string[];
  /** As it stands beside each decision that came out otherwise than before: only these are looked at. */
  readonly evaluatedAt: string;
}

/** A learner, and what of their record counted in the decisions: only asked where a certificate says something else. */
export interface DecidedOn {
  readonly learnerId: string;
  readonly counted: () => DecidedNow['counted'];
}

/** How many corrections were opened, and how many closed by themselves. */
export interface RaisedReviews {
  readonly raised: number;
  readonly settled: number;
}

/** What a learner is told of a correction that nobody had to look at. */
const SETTLED = 'The record is again as it was when the certificate was issued, so nobody had to decide: it stands.';

/**
 * Opens a review for each certificate that does not say any more what was decided just now. Belongs into the transaction
 * that keeps the decisions.
 */
export async function raiseReviews(tx: Connection, kept: KeptDecisions): Promise<RaisedReviews> {
  const { cohortId, learners, awardIds, evaluatedAt } = kept;
  const [from, to] = [learners[0]?.learnerId, learners.at(-1)?.learnerId];
  if (from === undefined || to === undefined || !(await hasCertificates(tx, cohortId)))
    return { raised: 0, settled: 0 };
  const range = { from, to };
  const unlike = await decisionsUnlikeCertificates(tx, { ...range, cohortId, awardIds, evaluatedAt });
  if (unlike.length === 0) return { raised: 0, settled: 0 };
  const standing = await notRevoked(tx, unlike);
  const decidedOn = new Map(learners.map(({ learnerId, counted }) => [learnerId, counted]));
  const judged = new Map((await judgedCorrections(tx, cohortId, range)).map((row) => [keyOf(row), row.correction]));
  const opened: ReviewRow[] = [];
  let settled = 0;
  for (const certified of standing) {
    const counted = decidedOn.get(certified.learner_id);
    // Between the learners stand others, of whom another evaluation may have kept a decision at the same time.
    if (counted === undefined) continue;
    const trace = traceFromJson(storedObject(certified.decided));
    const found = whatChanged(issuedTraceFromJson(storedObject(certified.issued)), { trace, counted: counted() });
    const correction = found === null ? null : JSON.stringify(found);
    const { open, credential_id } = certified;
    if (correction === null) {
      if (open === null || open.credential_id !== credential_id) continue;
      await setClosed(tx, open.review_id, { outcome: 'upheld', answer: SETTLED, closed_at: evaluatedAt, ...NOBODY });
      settled += 1;
    } else if (open !== null) {
      if (open.correction === correction && open.credential_id === credential_id) continue;
      await setCorrection(tx, open.review_id, { correction, credential_id, changed_at: evaluatedAt });
    } else if (judged.get(keyOf(certified)) !== correction) {
      opened.push(correctionRow(cohortId, certified, correction, evaluatedAt));
    }
  }
  await insertReviews(tx, opened);
  return { raised: opened.length, settled };
}

const NOBODY = { actor_kind: null, actor_id: null, actor_name: null } as const;

function correctionRow(
  cohortId: string,
  { learner_id, award_id, credential_id }: CertifiedDecision,
  correction: string,
  openedAt: string,
): ReviewRow {
  return {
    ...{ review_id: randomUUID(), kind: 'correction', cohort_id: cohortId, learner_id, award_id, credential_id },
    ...{ opened_at: openedAt, changed_at: openedAt, correction, asked_by: null, request: null },
    ...{ state: 'open', outcome: null, answer: null, closed_at: null, ...NOBODY },
  };
}

async function notRevoked(tx: Connection, certified: readonly CertifiedDecision[]): Promise<CertifiedDecision[]> {
  const batchIds = [...new Set(certified.map(({ batch_id }) => batch_id))];
  const acts = Map.groupBy(await statusActsOf(tx, batchIds), ({ batch_id }) => batch_id);
  return certified.filter(({ batch_id, leaf_index }) => !isRevokedHere(leaf_index, acts.get(batch_id) ?? []));
}

function keyOf({ learner_id, award_id }: Pick<ReviewRow, 'learner_id' | 'award_id'>): string {
  return JSON.stringify([award_id, learner_id]);
}
