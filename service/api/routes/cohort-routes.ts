import { z } from 'zod';
import type { Principal } from '../../registrar/access/actor.ts';
import { type CohortOverview, cohortOverviews } from '../../registrar/cohorts/cohort-overview.ts';
import { knownCohort } from '../../registrar/cohorts/known-cohort.ts';
import { type CohortOutcome, type CohortProperties, putCohort, setCohort } from '../../registrar/cohorts/set-cohort.ts';
import { setCohortDueDate } from '../../registrar/cohorts/set-due-date.ts';
import type { Installation } from '../../registrar/installation.ts';
import { findPathway } from '../../registrar/pathways/find-pathway.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { cohortId, count, day } from '../schemas.ts';

const cohort = z
  .object({
    cohortId: z.string(),
    title: z.string(),
    pathwayId: z.string(),
    edition: z.string().meta({ description: 'Those who enrol from now on are pinned to it' }),
    versions: z
      .array(z.object({ edition: z.string(), learners: count }))
      .readonly()
      .meta({ description: 'How many learners are pinned to which edition' }),
    source: z.string(),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    resultsUntil: day.nullable(),
    dueDates: z
      .array(z.object({ assessmentId: z.string(), dueOn: day }))
      .readonly()
      .meta({ description: 'The days on which assessments are due' }),
    learners: count.meta({ description: 'Everybody who was ever enrolled' }),
    withdrawn: count,
    transferred: count,
    evaluated: count,
    outdated: z.boolean().meta({ description: 'Something that decisions rest on has changed since they were taken' }),
    openReviews: count.meta({ description: 'That wait for a person: `GET /v1/reviews`' }),
    awards: z
      .array(z.object({ awardId: z.string(), name: z.string(), earned: count, distinctions: count, issued: count }))
      .readonly(),
  })
  .meta({ id: 'Cohort' });

const list = json(200, 'The cohorts, by id.', z.object({ cohorts: z.array(cohort) }));
const one = json(200, 'The cohort.', cohort);
const created = json(201, 'The cohort is made.', cohort);

const dates = {
  startsOn: day.nullable().optional().meta({ description: 'What was handed in earlier does not count' }),
  endsOn: day.nullable().optional(),
  resultsUntil: day.nullable().optional().meta({ description: 'The last day for results, where it is later' }),
};
const title = z.string().max(400).optional();
const pathwayName = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'The id of a pathway, or id@edition', examples: ['welding@2026.1'] });
const params = z.object({ cohortId });

/** `/v1/cohorts`: list, make, set dates and due days. */
export const cohortRoutes = [
  route({
    method: 'GET',
    path: '/v1/cohorts',
    summary: 'The cohorts, what they are pinned to, and how far their learners have come',
    who: ['designer', 'registrar', 'auditor'],
    answers: [list],
    concerns: () => 'own',
    work: async ({ installation, principal }) => ownOf(await cohortOverviews(installation), principal),
    reply: (cohorts) => list.with({ cohorts }),
  }),
  route({
    method: 'POST',
    path: '/v1/cohorts',
    summary: 'Make a cohort of a pathway version, to which whoever enrols is pinned',
    description: 'One that is there already, of the same pathway version, gets what is said of it.',
    who: ['registrar'],
    body: jsonBody(
      z.strictObject({
        cohortId,
        pathway: pathwayName,
        title,
        ...dates,
      }),
    ),
    answers: [created, one],
    errors: ['malformed-cohort', 'malformed-date', 'pathway-not-found', 'cohort-exists', 'pathway-version-changed'],
    work: async ({ installation, body: { cohortId, pathway, ...properties } }) => {
      const definition = await findPathway(installation.store.db, pathway);
      return await changed(installation, cohortId, await putCohort(installation, cohortId, definition, properties));
    },
    reply: ({ cohort, outcome }) => (outcome === 'created' ? created : one).with(cohort),
    deed: {
      action: 'cohorts.create',
      about: ({ body: { cohortId, pathway, ...properties } }) => ({
        cohortId,
        details: { pathway, ...said(properties) },
      }),
      outcome: ({ outcome }) => ({ outcome }),
    },
  }),
  route({
    method: 'GET',
    path: '/v1/cohorts/{cohortId}',
    summary: 'One cohort',
    who: ['designer', 'registrar', 'auditor'],
    params,
    answers: [one],
    errors: ['cohort-not-found'],
    concerns: ({ params }) => [params.cohortId],
    work: ({ installation, params }) => overview(installation, params.cohortId),
    reply: (found) => one.with(found),
  }),
  route({
    method: 'PATCH',
    path: '/v1/cohorts/{cohortId}',
    summary: 'Change the title or the dates of a cohort, or the edition for those who enrol from now on',
    description:
      'Null takes a date away; what is absent stays. When a date changes, its evaluation has to be done again. `pathway` is ' +
      'the edition by which those are decided who enrol from now on: nobody is moved by it, unless the definition has an ' +
      'earlier form (`pathway-form-outdated`).',
    who: ['registrar'],
    params,
    body: jsonBody(z.strictObject({ title, ...dates, pathway: pathwayName.optional() })),
    answers: [one],
    errors: ['cohort-not-found', 'malformed-cohort', 'malformed-date', 'pathway-not-found', 'cohort-pinned'],
    concerns: ({ params }) => [params.cohortId],
    work: async ({ installation, params: { cohortId }, body: { pathway, ...properties } }) => {
      const edition = pathway === undefined ? undefined : await findPathway(installation.store.db, pathway);
      return await changed(installation, cohortId, await setCohort(installation, cohortId, properties, edition));
    },
    reply: ({ cohort }) => one.with(cohort),
    deed: {
      action: 'cohorts.set',
      about: ({ params, body }) => ({ cohortId: params.cohortId, details: said(body) }),
      outcome: ({ outcome }) => ({ outcome }),
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/cohorts/{cohortId}/due-dates/{assessmentId}',
    summary: 'Set the day on which an assessment is due in a cohort, or take it away',
    description:
      'What is handed in later is late, and the pathway says what that takes from its score; on no day nothing is late. ' +
      'When the day changes, the evaluation of the cohort has to be done again.',
    who: ['registrar'],
    params: z.object({ cohortId, assessmentId: z.string().min(1).max(64) }),
    body: jsonBody(z.strictObject({ dueOn: day.nullable().meta({ description: 'Null takes the day away' }) })),
    answers: [one],
    errors: ['cohort-not-found', 'assessment-not-found', 'malformed-date'],
    concerns: ({ params }) => [params.cohortId],
    work: async ({ installation, params, body }) => {
      const isChange = await setCohortDueDate(installation, { ...params, ...body });
      return await changed(installation, params.cohortId, isChange ? 'changed' : 'unchanged');
    },
    reply: ({ cohort }) => one.with(cohort),
    deed: {
      action: 'cohorts.due',
      about: ({ params, body }) => ({
        cohortId: params.cohortId,
        details: { assessment: params.assessmentId, dueOn: body.dueOn },
      }),
      outcome: ({ outcome }) => ({ outcome }),
    },
  }),
];

function ownOf(cohorts: readonly CohortOverview[], { cohorts: own }: Principal): CohortOverview[] {
  return cohorts.filter(({ cohortId }) => own === null || own.includes(cohortId));
}

async function overview(installation: Installation, cohortId: string): Promise<CohortOverview> {
  await knownCohort(installation.store.db, cohortId);
  const [found] = await cohortOverviews(installation, cohortId);
  if (found === undefined) throw new RangeError(`no overview of the cohort ${cohortId}`);
  return found;
}

async function changed(installation: Installation, cohortId: string, outcome: CohortOutcome) {
  return { cohort: await overview(installation, cohortId), outcome };
}

/** What was said of a cohort, without what was not. */
function said(properties: CohortProperties & { readonly pathway?: string | undefined }): Record<string, string | null> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
