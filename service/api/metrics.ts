import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { actCounts } from '../registrar/act-counts.ts';
import type { Installation } from '../registrar/installation.ts';

/** What the service measures of itself, for Prometheus. Labels say nothing of anybody. */
export interface Metrics {
  readonly registry: Registry;
  observe(method: string, route: string, status: number, seconds: number): void;
}

/** From a look-up of a proof to the issuing of a large cohort. */
const SECONDS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60];

export function createMetrics(installation: Installation): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'cairn_http_requests_total',
    help: 'Requests that were answered',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'cairn_http_request_duration_seconds',
    help: 'How long answering took',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers: [registry],
  });
  new Gauge({
    name: 'cairn_acts',
    help: 'What was to be done on the chain, by where it stands',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, acts] of Object.entries(await actCounts(installation))) this.set({ state }, acts);
    },
  });
  return {
    registry,
    observe: (method, route, status, seconds) => {
      requests.inc({ method, route, status });
      durations.observe({ method, route }, seconds);
    },
  };
}
