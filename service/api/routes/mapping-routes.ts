import { z } from 'zod';
import {
  columnMappingSchema,
  keepMapping,
  keptMapping,
  listMappings,
  removeMapping,
} from '../../registrar/results/column-mappings.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { time } from '../schemas.ts';

const name = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'The name of a mapping', examples: ['moodle'] });
const params = z.object({ name });
const mapping = z.object({ name, savedAt: time, mapping: columnMappingSchema }).meta({ id: 'KeptMapping' });

const list = json(200, 'The mappings, by name.', z.object({ mappings: z.array(mapping) }));
const one = json(200, 'The mapping.', mapping);
const gone = json(200, 'It is forgotten.', z.object({ name }));

/** `/v1/mappings`: how the files of one system are to be read. */
export const mappingRoutes = [
  route({
    method: 'GET',
    path: '/v1/mappings',
    summary: 'The column mappings that are kept',
    who: ['registrar', 'auditor'],
    answers: [list],
    concerns: () => 'none',
    work: ({ installation }) => listMappings(installation.store.db),
    reply: (mappings) => list.with({ mappings }),
  }),
  route({
    method: 'GET',
    path: '/v1/mappings/{name}',
    summary: 'One column mapping',
    who: ['registrar', 'auditor'],
    params,
    answers: [one],
    errors: ['mapping-not-found'],
    concerns: () => 'none',
    work: ({ installation, params }) => keptMapping(installation.store.db, params.name),
    reply: (found) => one.with(found),
  }),
  route({
    method: 'PUT',
    path: '/v1/mappings/{name}',
    summary: 'Keep a column mapping under a name, in place of the one before',
    who: ['registrar'],
    params,
    body: jsonBody(columnMappingSchema),
    answers: [one],
    errors: ['malformed-mapping'],
    work: async ({ installation, params, body }) => {
      const { store, now } = installation;
      await keepMapping(store.db, params.name, body, now());
      return await keptMapping(store.db, params.name);
    },
    reply: (found) => one.with(found),
    deed: { action: 'mappings.keep', about: ({ params }) => ({ details: { mapping: params.name } }) },
  }),
  route({
    method: 'DELETE',
    path: '/v1/mappings/{name}',
    summary: 'Forget a column mapping',
    description: 'What was imported with it stays.',
    who: ['registrar'],
    params,
    answers: [gone],
    errors: ['mapping-not-found'],
    work: async ({ installation, params }) => {
      await removeMapping(installation.store.db, params.name);
      return params;
    },
    reply: (found) => gone.with(found),
    deed: { action: 'mappings.remove', about: ({ params }) => ({ details: { mapping: params.name } }) },
  }),
];
