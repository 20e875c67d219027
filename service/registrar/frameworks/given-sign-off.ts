import { CairnError } from '../../core/errors.ts';
import type { Hash32 } from '../../core/hex.ts';
import { parseHash32 } from '../../core/hex.ts';
import { REVIEW_DECISIONS, REVIEW_ROLES, type SignOff } from '../../pathway/framework/review.ts';
import type { FrameworkSignOffRow } from '../../store/frameworks.ts';

/** What a reviewer said, as it is shown. */
export interface GivenSignOff extends SignOff {
  readonly signOffId: string;
  readonly comment: string | null;
  /** Who said it, for people. */
  readonly reviewerName: string;
  /** Who wrote it down for somebody else; null where the reviewer did. */
  readonly recordedBy: string | null;
  /** ISO 8601. */
  readonly givenAt: string;
  /** Whether it was said of the text that stands there now. */
  readonly counts: boolean;
}

/** @throws CairnError `store-corrupt` */
export function givenSignOff(row: FrameworkSignOffRow, digest: Hash32): GivenSignOff {
  const { reviewer, actor_kind, actor_id, actor_name } = row;
  return {
    signOffId: row.sign_off_id,
    role: oneOf(REVIEW_ROLES, row.role),
    decision: oneOf(REVIEW_DECISIONS, row.decision),
    digest: parseHash32(row.digest),
    reviewer: reviewer === null ? `${actor_kind} ${actor_id}` : `named ${reviewer}`,
    reviewerName: reviewer ?? actor_name,
    recordedBy: reviewer === null ? null : actor_name,
    comment: row.comment,
    givenAt: row.given_at,
    counts: row.digest === digest,
  };
}

function oneOf<T extends string>(words: readonly T[], text: string): T {
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  throw new CairnError('store-corrupt', `a sign-off of the database holds ${JSON.stringify(text.slice(0, 40))}`);
}
