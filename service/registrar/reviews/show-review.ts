import { progressOf } from '../../pathway/evaluation/progress.ts';
import type { Trace } from '../../pathway/evaluation/trace.ts';
import { issuedTraceFromJson, traceFromJson } from '../../pathway/evaluation/trace-from-json.ts';
import { explainDecision } from '../../pathway/explanation/explain.ts';
import type { DecisionExplanation } from '../../pathway/explanation/explanation.ts';
import { pathwayVersion } from '../../store/cohorts.ts';
import { decisionOf } from '../../store/decisions.ts';
import type { NamedReviewRow } from '../../store/reviews.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';
import type { Installation } from '../installation.ts';
import { currentPathway } from '../pathways/stored-pathway.ts';
import { knownReview } from './known-review.ts';
import { overviewsOf, type ReviewOverview } from './review-overview.ts';

/** The form of what it says of decisions, for whoever is sent it. */
export { decisionExplanationSchema } from '../../pathway/explanation/explanation-form.ts';

/** A review with the two decisions that it is between. */
export interface ShownReview extends ReviewOverview {
  /** The decision that the certificate was issued by; null where none had been issued, or it is of an earlier form. */
  readonly issued: DecisionExplanation | null;
  /** The decision as it is kept now; null where there is none. */
  readonly decided: DecisionExplanation | null;
}

/** @throws CairnError `review-not-found` */
export async function showReview({ store: { db } }: Installation, reviewId: string): Promise<ShownReview> {
  const row = await knownReview(db, reviewId);
  const [overview] = await overviewsOf(db, [row]);
  if (overview === undefined) throw new RangeError('a review has no overview');
  const decision = await decisionOf(db, row);
  return {
    ...overview,
    issued: await issuedInWords(db, row),
    decided:
      decision === undefined ? null : await inWords(db, row.award_id, traceFromJson(storedObject(decision.trace))),
  };
}

async function issuedInWords(db: Connection, row: NamedReviewRow): Promise<DecisionExplanation | null> {
  if (row.credential_trace === null) return null;
  const trace = issuedTraceFromJson(storedObject(row.credential_trace));
  return trace.version === 2 ? await inWords(db, row.award_id, trace) : null;
}

/** By the pathway version that it was decided by, where that is kept here in today's form. */
async function inWords(db: Connection, awardId: string, trace: Trace): Promise<DecisionExplanation | null> {
  const pathway = currentPathway(await pathwayVersion(db, trace.pathway.digest));
  if (pathway === null) return null;
  const { outcome, distinction, requirement } = trace;
  const progress = outcome === 'earned' ? 100 : Math.min(99, progressOf(requirement));
  return explainDecision(pathway, { awardId, outcome, distinction: distinction?.awarded === true, trace, progress });
}
