import { z } from 'zod';
import { moveCohort } from '../../registrar/cohorts/move-cohort.ts';
import { moveLearner } from '../../registrar/cohorts/move-learner.ts';
import { findPathway } from '../../registrar/pathways/find-pathway.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { cohortId, count, hash32, learnerId, uuid } from '../schemas.ts';

const MOST_LISTED = 1_000;

const progress = z.int().min(0).max(100).meta({ description: 'A whole percentage' });
const awardStanding = z
  .object({
    outcome: z.enum(['earned', 'not-yet', 'impossible']),
    distinction: z.boolean(),
    progress,
    decidedBy: z.string().meta({ description: 'The version that decided: an older one where the award was kept' }),
  })
  .nullable()
  .meta({ description: 'Null where the version does not have the award' });
const partStanding = z
  .object({ met: z.boolean(), progress })
  .nullable()
  .meta({ description: 'Null where the version does not have it' });
const part = z.object({ id: z.string(), title: z.string(), before: partStanding, after: partStanding });
const difference = z
  .object({
    awards: z
      .array(
        z.object({
          award: z.string(),
          name: z.string(),
          before: awardStanding,
          after: awardStanding,
          kept: z.boolean().meta({ description: 'Earned by what was earned before alone' }),
        }),
      )
      .readonly(),
    tiers: z.array(part).readonly(),
    milestones: z.array(part).readonly(),
    modules: z.array(part).readonly(),
    countNoMore: z
      .array(z.object({ assessment: z.string(), title: z.string() }))
      .readonly()
      .meta({ description: 'Assessments of which a score counted, and none counts any more' }),
    newlyAsked: z.array(z.string()).readonly().meta({ description: 'In words, and not there yet' }),
  })
  .meta({ id: 'EvaluationDifference', description: 'What another edition of the pathway changes for a learner' });

const edition = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: "An edition of the cohort's pathway, id@edition", examples: ['welding@2026.2'] });
const dryRun = z.boolean().optional().meta({ description: 'True: nothing is changed' });

const learnerMove = json(
  200,
  'What the move changes for the learner.',
  z.object({
    learnerReference: uuid,
    cohortId: z.string(),
    from: z.string(),
    to: z.string(),
    dryRun: z.boolean(),
    changed: z.boolean().meta({ description: 'False where the learner is pinned to it already' }),
    difference: difference.nullable(),
    certificates: z
      .array(z.object({ awardId: z.string(), credentialHash: hash32 }))
      .readonly()
      .meta({ description: 'What was issued to the learner in the cohort: a move takes none of it back' }),
  }),
);

const cohortMove = json(
  200,
  'What the move changes for the learners, by kind.',
  z.object({
    cohortId: z.string(),
    from: z.string(),
    to: z.string(),
    dryRun: z.boolean(),
    moved: count,
    already: count.meta({ description: 'Who was pinned to it before' }),
    left: count.meta({ description: 'Who has withdrawn or was transferred away, and stays at theirs' }),
    difference: z.object({
      learners: count,
      changed: count.meta({ description: 'Learners for whom anything but a percentage is otherwise' }),
      awards: z
        .array(
          z.object({
            award: z.string(),
            name: z.string(),
            earnedBefore: count,
            earnedAfter: count,
            kept: count,
            gained: count,
            madeImpossible: count,
          }),
        )
        .readonly(),
      countNoMore: z.array(z.object({ assessment: z.string(), title: z.string(), learners: count })).readonly(),
      newlyAsked: z.array(z.object({ sentence: z.string(), learners: count })).readonly(),
    }),
    list: z.array(z.object({ learnerId: z.string(), from: z.string(), difference })).readonly(),
  }),
);

const errors = [
  'cohort-not-found',
  'pathway-not-found',
  'cohort-pinned',
  'pathway-form-outdated',
  'pathway-version-changed',
] as const;

/** `POST /v1/enrolments/moves` and `/v1/cohorts/{cohortId}/moves`: to another edition of the pathway. */
export const moveRoutes = [
  route({
    method: 'POST',
    path: '/v1/enrolments/moves',
    summary: "Move a learner to another edition of the cohort's pathway",
    description: 'What was earned stays earned. With `dryRun` it is said what it would change, and nothing is changed.',
    who: ['registrar'],
    body: jsonBody(z.strictObject({ cohortId, learnerId, to: edition, dryRun })),
    answers: [learnerMove],
    errors: [...errors, 'learner-not-enrolled', 'enrolment-conflict'],
    concerns: ({ body }) => [body.cohortId],
    work: async ({ installation, principal, body }) =>
      moveLearner(installation, principal.actor, { ...body, to: await findPathway(installation.store.db, body.to) }),
    reply: (summary) => learnerMove.with(summary),
    deed: {
      action: 'enrolments.move',
      about: ({ body: { cohortId, to, dryRun = false } }) => ({ cohortId, details: { to, dryRun } }),
      outcome: ({ learnerReference, from, changed }) => ({ learner: learnerReference, from, changed }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/cohorts/{cohortId}/moves',
    summary: 'Move everybody in a cohort to another edition of its pathway',
    description:
      'Those who enrol from now on are pinned to it too. What was earned stays earned. The learners are moved some at a ' +
      'time: a request that breaks off has moved those it had got to, and the same again goes on.',
    who: ['registrar'],
    params: z.object({ cohortId }),
    body: jsonBody(
      z.strictObject({
        to: edition,
        dryRun,
        listed: z.int().min(0).max(MOST_LISTED).optional().meta({ description: 'How many learners are listed' }),
      }),
    ),
    answers: [cohortMove],
    errors: [...errors],
    concerns: ({ params }) => [params.cohortId],
    work: async ({ installation, principal, params: { cohortId }, body }) => {
      const to = await findPathway(installation.store.db, body.to);
      return await moveCohort(installation, principal.actor, { ...body, cohortId, to });
    },
    reply: (summary) => cohortMove.with(summary),
    deed: {
      action: 'cohorts.move',
      about: ({ params: { cohortId }, body: { to, dryRun = false } }) => ({ cohortId, details: { to, dryRun } }),
      outcome: ({ from, moved, already, left }) => ({ from, moved, already, left }),
    },
  }),
];
