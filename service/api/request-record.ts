import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Actor } from '../registrar/access/actor.ts';

/** What the service notes of a request for its log and its metrics; nothing of it says anything of a visitor. */
export interface RequestRecord {
  /** Stands in the log, and in the header X-Request-Id of the answer. */
  readonly id: string;
  readonly began: number;
  /** Whoever showed a key, a token or a session. */
  actor: Actor | null;
  /** The address as it is declared, without what stood in its place: a hash would tell whose certificate was looked at. */
  route: string | null;
}

/** Where it stands at the response: a weak map of all responses would cost the garbage collector more than the rest. */
const RECORD = Symbol('the record of the request');
type Recorded = ServerResponse & { [RECORD]?: RequestRecord };

/** Drawn once, and counted on from: an id tells two requests apart and need be no secret. */
const PROCESS = randomUUID().slice(0, 8);
let count = 0;

export function beginRecord(response: Recorded): RequestRecord {
  count += 1;
  const record = { id: `${PROCESS}-${count}`, began: performance.now(), actor: null, route: null };
  response[RECORD] = record;
  return record;
}

/** The record of a request that is being answered. */
export function recordOf(response: Recorded): RequestRecord {
  return response[RECORD] ?? beginRecord(response);
}
