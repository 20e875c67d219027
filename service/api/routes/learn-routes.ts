import { z } from 'zod';
import { learnerCertificates } from '../../registrar/learners/learner-certificates.ts';
import { learnerEnrolment } from '../../registrar/learners/learner-enrolment.ts';
import { learnerOverview } from '../../registrar/learners/learner-overview.ts';
import { learnerWaySchema } from '../../registrar/learners/learner-way-form.ts';
import { json } from '../answer.ts';
import { route } from '../route.ts';
import { cohortId, day, hash32, time } from '../schemas.ts';

const learner = z.uuid().meta({ description: 'Which of the learners that the signed-in person is' });
const enrolmentMembers = {
  learner,
  cohort: z.object({
    cohortId: z.string(),
    title: z.string(),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    resultsUntil: day.nullable().meta({ description: "The last day for results, where that is not the cohort's last" }),
  }),
  pathway: z.object({ id: z.string(), edition: z.string(), title: z.string() }),
  status: z.enum(['enrolled', 'withdrawn', 'transferred']),
  enrolledOn: day.nullable(),
  endedOn: day.nullable().meta({ description: 'The day of the withdrawal or transfer' }),
  transferredTo: z.string().nullable().meta({ description: 'The cohort that a transfer led to' }),
};

const overview = json(
  200,
  'Those that last first, the latest to begin before the others.',
  z.object({
    issuer: z.object({ name: z.string() }),
    enrolments: z.array(z.object(enrolmentMembers)).readonly(),
  }),
);
const enrolment = json(
  200,
  'The way through its pathway, on what is known now and as of today.',
  z.object({ ...enrolmentMembers, way: learnerWaySchema }),
);
const certificates = json(
  200,
  'The newest of each: a correction stands for what it corrects once it is final.',
  z.object({
    certificates: z.array(
      z.object({
        credentialHash: hash32,
        cohort: z.object({ cohortId: z.string(), title: z.string() }),
        learner,
        award: z.object({ awardId: z.string(), name: z.string(), achievementType: z.string() }),
        issuer: z.object({ did: z.string(), name: z.string() }),
        issuedOn: time,
        validUntil: time.nullable(),
        revision: z.int().min(1).meta({ description: '1, or more for a correction' }),
        standing: z
          .enum(['pending', 'in-force', 'suspended', 'revoked', 'void', 'unknown'])
          .meta({ description: 'As the chain has it now; `pending` while it is not final there' }),
        forms: z.array(z.enum(['file', 'pdf', 'evidence'])).readonly(),
        verifyUrl: z.string().meta({ description: 'For others: it says nothing of what the certificate contains' }),
      }),
    ),
  }),
);

/** `GET /v1/learn`, `.../enrolments/{cohort}` and `.../certificates`: what a learner sees of themselves, and of nobody else. */
export const learnRoutes = [
  route({
    method: 'GET',
    path: '/v1/learn',
    summary: "The signed-in learner's enrolments",
    who: 'learner',
    answers: [overview],
    work: ({ installation, learner }) => learnerOverview(installation, learner),
    reply: (found) => overview.with(found),
  }),
  route({
    method: 'GET',
    path: '/v1/learn/enrolments/{cohort}',
    summary: 'Where the signed-in learner is on the way, what comes next, and why',
    description:
      'Every decision in words with the trace that it rests on, tiers, modules and milestones with what they need and ' +
      'what there is of it, what to do next and why, formative results as feedback, and the pathway as a drawing with ' +
      'marks. A page that shows it computes nothing.',
    who: 'learner',
    params: z.object({ cohort: cohortId }),
    query: z.object({ learner: learner.optional() }),
    answers: [enrolment],
    errors: ['learner-not-enrolled', 'pathway-form-outdated'],
    work: ({ installation, learner, params, query }) =>
      learnerEnrolment(installation, learner, params.cohort, query.learner),
    reply: (found) => enrolment.with(found),
  }),
  route({
    method: 'GET',
    path: '/v1/learn/certificates',
    summary: "The signed-in learner's certificates, and where each stands",
    who: 'learner',
    answers: [certificates],
    work: ({ installation, learner }) => learnerCertificates(installation, learner),
    reply: (found) => certificates.with({ certificates: found }),
  }),
];
