/** What the service answers about a learner, as far as the page shows it. */
import { z } from 'zod';
import { learnerWaySchema } from '../../../pathway/learner-way/learner-way.ts';

const day = z.string().nullable();

const enrolmentMembers = {
  learner: z.string(),
  cohort: z.object({ cohortId: z.string(), title: z.string(), startsOn: day, endsOn: day, resultsUntil: day }),
  pathway: z.object({ id: z.string(), edition: z.string(), title: z.string() }),
  status: z.enum(['enrolled', 'withdrawn', 'transferred']),
  enrolledOn: day,
  endedOn: day,
  transferredTo: z.string().nullable(),
};

const enrolment = z.object(enrolmentMembers);

export const overviewAnswer = z.object({
  issuer: z.object({ name: z.string() }),
  enrolments: z.array(enrolment).readonly(),
});

export const enrolmentAnswer = z.object({ ...enrolmentMembers, way: learnerWaySchema });

const certificate = z.object({
  credentialHash: z.string(),
  cohort: z.object({ cohortId: z.string(), title: z.string() }),
  learner: z.string(),
  award: z.object({ awardId: z.string(), name: z.string(), achievementType: z.string() }),
  issuer: z.object({ did: z.string(), name: z.string() }),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  revision: z.int(),
  standing: z.enum(['pending', 'in-force', 'suspended', 'revoked', 'void', 'unknown']),
  forms: z.array(z.enum(['file', 'pdf', 'evidence'])).readonly(),
  verifyUrl: z.string(),
});

export const certificatesAnswer = z.object({ certificates: z.array(certificate).readonly() });

const review = z.object({
  reviewId: z.string(),
  kind: z.enum(['correction', 'request']),
  cohortId: z.string(),
  learner: z.string(),
  awardId: z.string(),
  award: z.string(),
  openedAt: z.string(),
  changes: z.array(z.string()).readonly(),
  request: z.string().nullable(),
  closed: z
    .object({ at: z.string(), outcome: z.enum(['upheld', 'corrected', 'revoked']), answer: z.string() })
    .nullable(),
});

export const reviewsAnswer = z.object({ reviews: z.array(review).readonly() });

export const sessionAnswer = z.object({ mailbox: z.string().nullable(), expiresAt: z.string() });

/** An enrolment as it is listed. */
export type Enrolment = z.infer<typeof enrolment>;
/** An enrolment with the way through its pathway. */
export type EnrolmentWay = z.infer<typeof enrolmentAnswer>;
/** A certificate of the learner. */
export type Certificate = z.infer<typeof certificate>;
/** A review of a decision. */
export type Review = z.infer<typeof review>;
/** Who is signed in. */
export type Session = z.infer<typeof sessionAnswer>;
