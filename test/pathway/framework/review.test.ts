import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hash32, parseHash32 } from '../../../service/core/hex.ts';
import {
  REVIEW_DECISIONS,
  REVIEW_ROLES,
  type ReviewDecision,
  roleStanding,
  type SignOff,
} from '../../../service/pathway/framework/review.ts';

const [read, other] = [parseHash32(`0x${'01'.repeat(32)}`), parseHash32(`0x${'02'.repeat(32)}`)];
const said = (decision: ReviewDecision, reviewer = 'a', digest: Hash32 = read): SignOff => ({
  ...{ role: 'industry', decision, reviewer, digest },
});

const signOffs: fc.Arbitrary<SignOff[]> = fc.array(
  fc.record({
    role: fc.constantFrom(...REVIEW_ROLES),
    decision: fc.constantFrom(...REVIEW_DECISIONS),
    reviewer: fc.constantFrom('a', 'b', 'c'),
    digest: fc.constantFrom(read, other),
  }),
);

describe('where a role stands to a text', () => {
  it('is open until somebody approves or rejects it; a comment leaves it open', () => {
    expect(roleStanding([], 'industry', read)).toBe('missing');
    expect(roleStanding([said('commented')], 'industry', read)).toBe('missing');
    expect(roleStanding([said('approved')], 'industry', read)).toBe('approved');
    expect(roleStanding([said('approved')], 'accreditor', read)).toBe('missing');
  });

  it('is rejected while one reviewer rejects it, whoever approves', () => {
    expect(roleStanding([said('rejected'), said('approved', 'b')], 'industry', read)).toBe('rejected');
    expect(roleStanding([said('rejected'), said('approved', 'b'), said('approved')], 'industry', read)).toBe(
      'approved',
    );
    expect(roleStanding([said('approved'), said('rejected'), said('commented')], 'industry', read)).toBe('rejected');
  });

  it('does not depend on what was said of another text, or in another role', () => {
    fc.assert(
      fc.property(signOffs, (given) => {
        const relevant = given.filter(({ role, digest }) => role === 'industry' && digest === read);
        return roleStanding(given, 'industry', read) === roleStanding(relevant, 'industry', read);
      }),
    );
  });

  it('is never approved without an approval, and never after a last rejection', () => {
    fc.assert(
      fc.property(signOffs, (given) => {
        const standing = roleStanding(given, 'industry', read);
        const approvals = given.filter(
          ({ role, digest, decision }) => role === 'industry' && digest === read && decision === 'approved',
        );
        if (standing === 'approved') expect(approvals).not.toEqual([]);
        expect(roleStanding([...given, said('rejected')], 'industry', read)).toBe('rejected');
      }),
    );
  });
});
