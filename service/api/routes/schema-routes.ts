import { z } from 'zod';
import { publishedSchema, publishedSchemas } from '../../registrar/definitions/published-schema.ts';
import { content, json } from '../answer.ts';
import { route } from '../route.ts';

const list = json(
  200,
  'Every schema.',
  z.object({
    schemas: z.array(
      z.object({ name: z.string(), title: z.string(), address: z.string().meta({ description: 'Where it is' }) }),
    ),
  }),
);
const schema = content(200, 'The schema, JSON Schema 2020-12.', 'application/schema+json');

/** A name stands for one form for ever; descriptions may still be reworded. */
const CACHED = { 'Cache-Control': 'public, max-age=3600' };

/** `/schemas`: by which editors complete and check definitions of pathways, frameworks and roles. */
export const schemaRoutes = [
  route({
    method: 'GET',
    path: '/schemas',
    summary: 'The JSON Schemas of what people write',
    who: 'anyone',
    answers: [list],
    work: async ({ installation }) =>
      publishedSchemas().map((each) => ({ ...each, address: `${installation.publicUrl}/schemas/${each.name}` })),
    reply: (schemas) => list.with({ schemas }, CACHED),
  }),
  route({
    method: 'GET',
    path: '/schemas/{name}',
    summary: 'A JSON Schema, for the editor in which a definition is written',
    who: 'anyone',
    params: z.object({ name: z.string().meta({ example: 'cairn-pathway-2.schema.json' }) }),
    answers: [schema],
    errors: ['route-not-found'],
    work: async ({ params }) => publishedSchema(params.name),
    reply: (found) => schema.with(JSON.stringify(found), CACHED),
  }),
];
