import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Principal } from '../registrar/actor.ts';

/** What the service notes of a request for its log and its metrics; nothing of it says anything of a visitor. */
export interface RequestRecord {
  /** Stands in the log, and in the header X-Request-Id of the answer. */
  readonly id: string;
  readonly began: number;
  /** Whoever showed a key or token. */
  principal: Principal | null;
  /** The address as it is declared, without what stood in its place: a hash would tell whose certificate was looked at. */
  route: string | null;
}

const records = new WeakMap<ServerResponse, RequestRecord>();

export function beginRecord(response: ServerResponse): RequestRecord {
  const record = { id: randomUUID(), began: performance.now(), principal: null, route: null };
  records.set(response, record);
  return record;
}

/** The record of a request that is being answered. */
export function recordOf(response: ServerResponse): RequestRecord {
  return records.get(response) ?? beginRecord(response);
}
