import { z } from 'zod';
import { checkPathway, MOST_PATHWAY_BYTES } from '../../registrar/pathways/check-pathway.ts';
import { listPathways, publishPathway } from '../../registrar/pathways/publish-pathway.ts';
import { json } from '../answer.ts';
import { bytesBody } from '../request-body.ts';
import { route } from '../route.ts';
import { hash32 } from '../schemas.ts';

const pathway = z
  .object({
    id: z.string(),
    edition: z.string(),
    title: z.string(),
    reference: z.string().meta({ description: 'urn:cairn:pathway:{id}:{edition}' }),
    digest: hash32,
    awards: z.array(z.object({ id: z.string(), name: z.string(), achievementType: z.string() })).readonly(),
    assessments: z
      .array(z.object({ id: z.string(), title: z.string(), module: z.string() }))
      .readonly()
      .meta({ description: 'Empty where every cohort brings its own' }),
  })
  .meta({ id: 'Pathway' });

const list = json(200, 'Every version that a cohort can be pinned to.', z.object({ pathways: z.array(pathway) }));
const published = json(201, 'The version is new here, and kept.', pathway);
const known = json(200, 'The version was known already: nothing has changed.', pathway);
const usable = json(200, 'The definition can be used.', z.object({ reference: z.string(), digest: hash32 }));

/** A definition is digested as it was written, so it is taken as bytes. */
const definition = bytesBody(['application/json'], MOST_PATHWAY_BYTES, z.looseObject({}));

/** `/v1/pathways`: list, publish, check. */
export const pathwayRoutes = [
  route({
    method: 'GET',
    path: '/v1/pathways',
    summary: 'The pathway versions that cohorts can be pinned to',
    who: ['designer', 'registrar', 'auditor'],
    answers: [list],
    concerns: () => 'none',
    work: ({ installation }) => listPathways(installation),
    reply: (pathways) => list.with({ pathways }),
  }),
  route({
    method: 'POST',
    path: '/v1/pathways',
    summary: 'Publish a pathway version',
    description: 'An edition is published once and never changes. The same definition again changes nothing.',
    who: ['designer'],
    body: definition,
    answers: [published, known],
    errors: ['malformed-json', 'malformed-pathway', 'pathway-version-changed'],
    work: ({ installation, body }) => publishPathway(installation, body),
    reply: ({ pathway, isNew }) => (isNew ? published : known).with(pathway),
    deed: {
      action: 'pathways.publish',
      outcome: ({ pathway, isNew }) => ({ reference: pathway.reference, digest: pathway.digest, isNew }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/pathways/check',
    summary: 'Check a pathway definition, and keep nothing of it',
    who: ['designer', 'registrar'],
    body: definition,
    answers: [usable],
    errors: ['malformed-json', 'malformed-pathway'],
    concerns: () => 'none',
    work: async ({ body }) => checkPathway(body),
    reply: (checked) => usable.with(checked),
    changesNothing: true,
  }),
];
