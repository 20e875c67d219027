import { Counter, type Registry } from 'prom-client';

/** From a look-up of a proof to the issuing of a large cohort, in seconds. */
const BOUNDS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60] as const;

interface Tally {
  readonly method: string;
  readonly route: string;
  readonly status: string;
  count: number;
  seconds: number;
  /** How many took no longer than the bound at the same place. */
  readonly within: number[];
}

/**
 * Counts requests and how long they took. The counts are plain numbers, which the registry is given when it is asked: a
 * histogram of prom-client takes a third of the time of looking up a proof to count one request. What it is given has the
 * names and the form of a histogram's series all the same.
 */
export class RequestTally {
  readonly #tallies = new Map<string, Tally>();

  constructor(registry: Registry) {
    const tallies = this.#tallies;
    const registers = [registry];
    new Counter({
      ...{ name: 'cairn_http_requests_total', help: 'Requests that were answered', registers },
      labelNames: ['method', 'route', 'status'],
      collect() {
        this.reset();
        for (const { method, route, status, count } of tallies.values()) this.inc({ method, route, status }, count);
      },
    });
    new Counter({
      ...{ name: 'cairn_http_request_duration_seconds_sum', help: 'How long answering took, together', registers },
      labelNames: ['method', 'route'],
      collect() {
        this.reset();
        for (const { method, route, seconds } of tallies.values()) this.inc({ method, route }, seconds);
      },
    });
    new Counter({
      ...{ name: 'cairn_http_request_duration_seconds_count', help: 'Requests that were answered', registers },
      labelNames: ['method', 'route'],
      collect() {
        this.reset();
        for (const { method, route, count } of tallies.values()) this.inc({ method, route }, count);
      },
    });
    new Counter({
      ...{ name: 'cairn_http_request_duration_seconds_bucket', help: 'Requests that took no longer', registers },
      labelNames: ['method', 'route', 'le'],
      collect() {
        this.reset();
        for (const { method, route, within, count } of tallies.values()) {
          for (const [at, bound] of BOUNDS.entries()) this.inc({ method, route, le: String(bound) }, within[at]);
          this.inc({ method, route, le: '+Inf' }, count);
        }
      },
    });
  }

  count(method: string, route: string, status: number, seconds: number): void {
    const tally = this.#of(method, route, String(status));
    tally.count += 1;
    tally.seconds += seconds;
    for (let at = BOUNDS.length - 1; at >= 0 && seconds <= (BOUNDS[at] ?? 0); at -= 1) {
      tally.within[at] = (tally.within[at] ?? 0) + 1;
    }
  }

  #of(method: string, route: string, status: string): Tally {
    const name = `${method} ${route} ${status}`;
    const known = this.#tallies.get(name);
    if (known !== undefined) return known;
    const made = { method, route, status, count: 0, seconds: 0, within: BOUNDS.map(() => 0) };
    this.#tallies.set(name, made);
    return made;
  }
}
