import { z } from 'zod';
import { enrolLearners } from '../../registrar/cohorts/enrol-learners.ts';
import { transferLearner } from '../../registrar/cohorts/transfer-learner.ts';
import { withdrawLearner } from '../../registrar/cohorts/withdraw-learner.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { cohortId, count, day, hash32, learnerId, uuid } from '../schemas.ts';

const MOST_LEARNERS = 5_000;
const MOST_BYTES = 2 * 1024 * 1024;

const enrolled = json(
  200,
  'Everybody is enrolled.',
  z.object({
    cohortId: z.string(),
    learners: count,
    enrolled: count.meta({ description: 'Who was not enrolled in the cohort before' }),
    returned: count.meta({ description: 'Who had withdrawn, and is enrolled again' }),
    changed: count.meta({ description: '0 when all of it was known' }),
  }),
);

const certificates = z
  .array(z.object({ awardId: z.string(), credentialHash: hash32 }))
  .readonly()
  .meta({ description: 'What was issued to the learner in the cohort: this alone takes none of it back' });
const ended = { learnerReference: uuid, on: day, changed: z.boolean(), certificates };

const withdrawn = json(200, 'The learner has withdrawn.', z.object({ ...ended, cohortId: z.string() }));
const transferred = json(
  200,
  'The learner is transferred.',
  z.object({
    ...ended,
    ...{ from: z.string(), to: z.string(), carriedOver: count, kept: count },
    moved: z
      .object({ from: z.string(), to: z.string(), kept: z.array(z.string()).readonly() })
      .nullable()
      .meta({ description: 'That the new cohort decides by another edition, and the awards that stay earned' }),
  }),
);

const on = day.optional().meta({ description: 'Absent: today' });

/** `/v1/enrolments`: enrol, withdraw, transfer. */
export const enrolmentRoutes = [
  route({
    method: 'POST',
    path: '/v1/enrolments',
    summary: 'Enrol learners in a cohort',
    description: 'All or none; the same again changes nothing. Who had withdrawn is enrolled again.',
    who: ['registrar'],
    body: jsonBody(
      z.strictObject({
        cohortId,
        learners: z
          .array(
            z.strictObject({
              learnerId,
              name: z.string().max(400).nullable().optional(),
              email: z.string().max(400).nullable().optional(),
            }),
          )
          .min(1)
          .max(MOST_LEARNERS),
        on,
      }),
      MOST_BYTES,
    ),
    answers: [enrolled],
    errors: ['cohort-not-found', 'malformed-learner', 'malformed-date', 'enrolment-conflict'],
    concerns: ({ body }) => [body.cohortId],
    work: ({ installation, principal, body }) =>
      enrolLearners(installation, body.cohortId, body.learners, body.on, principal.cohorts),
    reply: (summary) => enrolled.with(summary),
    deed: {
      action: 'enrolments.enrol',
      about: ({ body }) => ({ cohortId: body.cohortId, details: { learners: body.learners.length } }),
      outcome: ({ enrolled, returned, changed }) => ({ enrolled, returned, changed }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/enrolments/withdrawals',
    summary: 'Withdraw a learner from a cohort',
    description: 'What is handed in after that day does not count. Certificates stay as they are.',
    who: ['registrar'],
    body: jsonBody(z.strictObject({ cohortId, learnerId, on })),
    answers: [withdrawn],
    errors: ['cohort-not-found', 'learner-not-enrolled', 'malformed-date', 'enrolment-conflict'],
    concerns: ({ body }) => [body.cohortId],
    work: ({ installation, body }) => withdrawLearner(installation, body.cohortId, body.learnerId, body.on),
    reply: (summary) => withdrawn.with(summary),
    deed: {
      action: 'enrolments.withdraw',
      about: ({ body }) => ({ cohortId: body.cohortId }),
      outcome: ({ learnerReference, on, changed }) => ({ learner: learnerReference, on, changed }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/enrolments/transfers',
    summary: 'Transfer a learner to another cohort',
    description: 'Results that count in the old cohort are carried over.',
    who: ['registrar'],
    body: jsonBody(z.strictObject({ learnerId, from: cohortId, to: cohortId, on })),
    answers: [transferred],
    errors: ['cohort-not-found', 'learner-not-enrolled', 'malformed-date', 'enrolment-conflict'],
    concerns: ({ body }) => [body.from, body.to],
    work: ({ installation, principal, body }) => transferLearner(installation, principal.actor, body),
    reply: (summary) => transferred.with(summary),
    deed: {
      action: 'enrolments.transfer',
      about: ({ body }) => ({ cohortId: body.from, details: { to: body.to } }),
      outcome: ({ learnerReference, on, changed, carriedOver }) => ({
        ...{ learner: learnerReference, on, changed, carriedOver },
      }),
    },
  }),
];
