import { z } from 'zod';
import { content, json } from '../answer.ts';
import { route } from '../route.ts';

const readiness = z.object({
  ready: z.boolean(),
  /** The codes of what is in the way. */
  missing: z.array(z.string()).meta({ description: 'What is in the way, by code' }),
});
const ready = json(200, 'The service can do all that it is for.', readiness);
const unready = json(503, 'The service cannot do all that it is for just now.', readiness);
const metrics = content(200, 'Metrics, in the text format of Prometheus.', 'text/plain');

/** `/ready` and `/metrics`, for whoever runs the service. */
export const operationRoutes = [
  // What sends visitors elsewhere on a failure, where `/health` is for what restarts the service.
  route({
    method: 'GET',
    path: '/ready',
    summary: 'Whether the database takes writes and a node of the pinned chain answers',
    who: 'anyone',
    crossOrigin: false,
    unmetered: true,
    answers: [ready, unready],
    work: async ({ registrar, ending }) => {
      const { store, chain } = await registrar.health();
      return [ending() ? 'service-ending' : null, store.problem, chain.problem].filter((problem) => problem !== null);
    },
    reply: (missing) => (missing.length === 0 ? ready : unready).with({ ready: missing.length === 0, missing }),
  }),
  route({
    method: 'GET',
    path: '/metrics',
    summary: 'What the service measures of itself',
    description: 'Programs of the same machine need no key.',
    who: ['auditor'],
    openToThisMachine: true,
    unmetered: true,
    answers: [metrics],
    work: ({ metrics: { registry } }) => registry.metrics(),
    reply: (text) => metrics.with(text),
  }),
];
