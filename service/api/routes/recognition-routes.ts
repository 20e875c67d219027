import { z } from 'zod';
import { listRecognitions } from '../../registrar/recognitions/list-recognitions.ts';
import { recognisePriorLearning } from '../../registrar/recognitions/recognise-prior-learning.ts';
import { evidenceSchema, RECOGNITION_BASES } from '../../registrar/recognitions/recognition-decision.ts';
import { knownRecognition, withdrawRecognition } from '../../registrar/recognitions/withdraw-recognition.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { cohortId, day, hash32, learnerId, time, uuid } from '../schemas.ts';

const basis = z.enum(RECOGNITION_BASES).meta({ description: 'What it was decided on' });
const moduleId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'A module of the pathway', examples: ['data-quality'] });
const credit = z.string().nullable().meta({ description: 'That of the module; null where it has none' });

const recognition = z
  .object({
    recognitionId: uuid,
    cohortId: z.string(),
    learnerId: z.string(),
    moduleId: z.string(),
    credit,
    decidedOn: day,
    decidedBy: z.string(),
    basis,
    equivalent: z.string().nullable(),
    evidence: z.array(evidenceSchema).readonly(),
    recordedAt: time,
    withdrawn: z.object({ at: time, reason: z.string() }).nullable().meta({ description: 'Null while it counts' }),
  })
  .meta({ id: 'Recognition' });

const list = json(200, 'The recognitions, by cohort and learner.', z.object({ recognitions: z.array(recognition) }));

const outcome = z.object({
  recognitionId: uuid,
  learnerReference: uuid,
  cohortId: z.string(),
  moduleId: z.string(),
  credit,
  decidedOn: day,
  changed: z.boolean(),
});
const recognised = json(201, 'The prior learning is recognised.', outcome);
const known = json(200, 'The same decision was written down before: nothing has changed.', outcome);

const withdrawn = json(
  200,
  'It counts no longer.',
  z.object({
    recognitionId: uuid,
    learnerReference: uuid,
    cohortId: z.string(),
    moduleId: z.string(),
    changed: z.boolean().meta({ description: 'False where it was withdrawn before' }),
    certificates: z
      .array(z.object({ awardId: z.string(), credentialHash: hash32 }))
      .readonly()
      .meta({ description: 'What was issued to the learner in the cohort: this alone takes none of it back' }),
  }),
);

const params = z.object({ recognitionId: z.string().max(64) });

/** `/v1/recognitions`: list, recognise prior learning, withdraw. */
export const recognitionRoutes = [
  route({
    method: 'GET',
    path: '/v1/recognitions',
    summary: 'Prior learning that was recognised, what was withdrawn too',
    who: ['registrar'],
    query: z.object({ cohort: cohortId.optional(), learner: learnerId.optional() }),
    answers: [list],
    errors: ['cohort-not-found'],
    concerns: ({ query }) => (query.cohort === undefined ? 'own' : [query.cohort]),
    work: ({ installation, principal, query }) =>
      listRecognitions(installation, {
        cohortIds: query.cohort === undefined ? (principal.cohorts ?? undefined) : [query.cohort],
        learnerId: query.learner,
      }),
    reply: (recognitions) =>
      list.with({ recognitions: recognitions.map((each) => ({ ...each, evidence: [...each.evidence] })) }),
    deed: {
      action: 'recognitions.list',
      about: ({ query }) => ({ cohortId: query.cohort }),
      outcome: (recognitions) => ({ recognitions: recognitions.length }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/recognitions',
    summary: "Recognise prior learning in a module's place",
    description:
      'It counts in every cohort of the pathway that the learner is in; these have to be evaluated again. The same decision again changes nothing.',
    who: ['registrar'],
    body: jsonBody(
      z.strictObject({
        cohortId,
        learnerId,
        moduleId,
        basis,
        equivalent: z
          .string()
          .max(200)
          .optional()
          .meta({ description: 'With the basis `equivalent`: the title of one that the module names' }),
        decidedBy: z.string().max(400).meta({ description: 'A name or an office' }),
        evidence: z.array(evidenceSchema).max(100),
        on: day.optional().meta({ description: 'The day of the decision; absent: today' }),
      }),
    ),
    answers: [recognised, known],
    errors: [
      ...(['cohort-not-found', 'learner-not-enrolled', 'module-not-found', 'malformed-recognition'] as const),
      ...(['malformed-date', 'recognition-refused', 'recognition-conflict', 'pathway-form-outdated'] as const),
    ],
    concerns: ({ body }) => [body.cohortId],
    work: ({ installation, body }) => recognisePriorLearning(installation, body),
    reply: (done) => (done.changed ? recognised : known).with(done),
    deed: {
      action: 'recognitions.recognise',
      about: ({ body }) => ({
        cohortId: body.cohortId,
        details: { module: body.moduleId, basis: body.basis },
      }),
      outcome: ({ recognitionId, learnerReference, changed }) => ({
        ...{ recognitionId, learner: learnerReference, changed },
      }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/recognitions/{recognitionId}/withdrawal',
    summary: 'Withdraw a recognition: it counts no longer, and stays on record',
    who: ['registrar'],
    params,
    body: jsonBody(z.strictObject({ reason: z.string().max(400) })),
    answers: [withdrawn],
    errors: ['recognition-not-found', 'malformed-recognition'],
    concerns: async ({ installation, params }) => [
      (await knownRecognition(installation.store.db, params.recognitionId)).cohort_id,
    ],
    work: ({ installation, params, body }) => withdrawRecognition(installation, params.recognitionId, body.reason),
    reply: (done) => withdrawn.with(done),
    deed: {
      action: 'recognitions.withdraw',
      about: ({ params }) => ({ subject: params.recognitionId }),
      outcome: ({ learnerReference, cohortId, changed }) => ({ learner: learnerReference, cohort: cohortId, changed }),
    },
  }),
];
