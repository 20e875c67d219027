import { z } from 'zod';
import { REVIEW_OUTCOMES } from '../registrar/reviews/close-review.ts';
import { correctionSchema } from '../registrar/reviews/review-overview.ts';
import { MOST_REVIEW_TEXT } from '../registrar/reviews/review-text.ts';
import { hash32, time, uuid } from './schemas.ts';

/** The words of reviews that several routes share. */

export const reviewKind = z.enum(['correction', 'request']).meta({
  description: '`correction`: a certificate does not say any more what is decided; `request`: a learner asks',
});
export const reviewOutcome = z.enum(REVIEW_OUTCOMES).meta({
  description:
    '`upheld`: it stands; `corrected`: the certificate, or where there was none the decision, is another; `revoked`',
});
/** Twice as long as may be kept: whoever is a little over it is told so in words. */
export const reviewText = z
  .string()
  .max(2 * MOST_REVIEW_TEXT)
  .meta({ description: `Plain text of at most ${MOST_REVIEW_TEXT} characters` });

export const reviewAward = {
  awardId: z.string(),
  award: z.string().meta({ description: 'Its name' }),
  certificate: hash32.nullable().meta({ description: 'The one it was opened for; null where none had been issued' }),
};

const changes = z.array(z.string()).readonly().meta({ description: 'What has changed, in sentences' });

/** As whoever works here sees it: of an auditor's answer what is null for them says so. */
export const review = z
  .object({
    reviewId: uuid,
    kind: reviewKind,
    cohortId: z.string(),
    learnerId: z.string().nullable().meta({ description: 'Null for auditors' }),
    name: z.string().nullable().meta({ description: 'Null for auditors, and where none is on record' }),
    learnerReference: uuid.meta({ description: 'How logs name the learner' }),
    ...reviewAward,
    openedAt: time,
    changedAt: time.meta({ description: 'When what has changed was last added to' }),
    correction: correctionSchema.nullable(),
    changes,
    request: z
      .object({
        text: z.string().nullable().meta({ description: "In the learner's words; null for auditors" }),
        by: z.enum(['learner', 'registrar']).meta({ description: 'Who wrote it down' }),
      })
      .nullable(),
    closed: z
      .object({
        at: time,
        outcome: reviewOutcome,
        answer: z.string().nullable().meta({ description: 'To the learner; null for auditors' }),
        by: z
          .object({ kind: z.string(), id: z.string(), name: z.string() })
          .nullable()
          .meta({ description: 'Null where nobody had to: the record is again as it was certified' }),
      })
      .nullable()
      .meta({ description: 'Null while it is open' }),
  })
  .meta({ id: 'Review' });

/** As the learner sees it. */
export const ownReview = z
  .object({
    reviewId: uuid,
    kind: reviewKind,
    cohortId: z.string(),
    learner: uuid.meta({ description: 'Which of the learners that the signed-in person is' }),
    ...reviewAward,
    openedAt: time,
    changes,
    request: z.string().nullable().meta({ description: 'What the learner asked, in their words' }),
    closed: z.object({ at: time, outcome: reviewOutcome, answer: z.string() }).nullable(),
  })
  .meta({ id: 'OwnReview' });
