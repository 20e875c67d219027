import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { actCounts } from '../registrar/anchoring/act-counts.ts';
import type { Installation } from '../registrar/installation.ts';
import { RequestTally } from './request-tally.ts';

/** What the service measures of itself, for Prometheus. Labels say nothing of anybody. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: RequestTally;
}

export function createMetrics(installation: Installation): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'cairn_acts',
    help: 'What was to be done on the chain, by where it stands',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, acts] of Object.entries(await actCounts(installation))) this.set({ state }, acts);
    },
  });
  return { registry, requests: new RequestTally(registry) };
}
