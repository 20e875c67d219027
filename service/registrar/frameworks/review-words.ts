export {
  REVIEW_DECISIONS,
  REVIEW_ROLES,
  type ReviewDecision,
  type ReviewRole,
} from '../../pathway/framework/review.ts';
