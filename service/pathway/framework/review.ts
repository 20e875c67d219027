/** The review of a framework before it is published: who is asked, what they said, and where that leaves this very text. */
import type { Hash32 } from '../../core/hex.ts';

/** Who signs off a framework: somebody who knows the subject, somebody who hires for it, somebody who accredits. */
export const REVIEW_ROLES = ['subject-matter-expert', 'industry', 'accreditor'] as const;

/** One of {@link REVIEW_ROLES}. */
export type ReviewRole = (typeof REVIEW_ROLES)[number];

/** What a reviewer said: yes, no, or a comment that decides nothing. */
export const REVIEW_DECISIONS = ['approved', 'rejected', 'commented'] as const;

/** One of {@link REVIEW_DECISIONS}. */
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** What one reviewer said of one text. */
export interface SignOff {
  readonly role: ReviewRole;
  readonly decision: ReviewDecision;
  /** Of the text that it was said of. */
  readonly digest: Hash32;
  /** Who said it: whoever says something again in the same role changes their mind. */
  readonly reviewer: string;
}

/** Where a role stands to a text. */
export type RoleStanding = 'approved' | 'rejected' | 'missing';

/**
 * Where a role stands to the text of this digest: rejected while one of its reviewers rejects it, approved when one approves
 * and none rejects. What was said of another text counts for nothing.
 *
 * @param signOffs in the order in which they were given: of one reviewer the last decision counts
 */
export function roleStanding(signOffs: readonly SignOff[], role: ReviewRole, digest: Hash32): RoleStanding {
  const decisions = new Map<string, ReviewDecision>();
  for (const signOff of signOffs) {
    const counts = signOff.role === role && signOff.digest === digest && signOff.decision !== 'commented';
    if (counts) decisions.set(signOff.reviewer, signOff.decision);
  }
  const said = new Set(decisions.values());
  if (said.has('rejected')) return 'rejected';
  return said.has('approved') ? 'approved' : 'missing';
}
