import { CairnError } from '../../../core/errors.ts';
import type { JsonValue } from '../../../core/json.ts';
import type { Place } from '../../../core/shape.ts';
import { parseStrictJson } from '../../../core/strict-json.ts';
import { problemIn, readAnswer } from './answer-shapes.ts';
import { DeskProblem } from './desk-problem.ts';

const MAX_ANSWER = { maxBytes: 64 * 1024 * 1024, maxDepth: 32 } as const;

/** What is asked of the service. */
export interface ServiceRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** For a body that is no JSON. */
  readonly raw?: { readonly type: string; readonly content: Blob };
}

/**
 * The service, as who holds an API key asks it. Every method throws DeskProblem for what was not done.
 *
 * A write is sent with a key of its own (Idempotency-Key), and when its answer is lost it is sent once more with the same:
 * so nothing is done twice.
 */
export class ServiceClient {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  /** Asks for what changes nothing, and reads the answer. */
  async ask<T>(request: ServiceRequest, read: (place: Place) => T): Promise<T> {
    return readAnswer(await jsonOf(await this.#send(request)), read);
  }

  /** Asks for a change, once, and reads the answer. */
  async write<T>(request: ServiceRequest, read: (place: Place) => T): Promise<T> {
    return readAnswer(await jsonOf(await this.#send(request, crypto.randomUUID())), read);
  }

  /** Fetches a file, whole. */
  async file(path: string): Promise<Blob> {
    const response = await this.#send({ method: 'GET', path });
    try {
      return await response.blob();
    } catch (error) {
      // It is sent as it is made: what breaks off in the middle is no file.
      if (error instanceof TypeError) throw unreachable();
      throw error;
    }
  }

  async #send(request: ServiceRequest, idempotencyKey?: string): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch(request, idempotencyKey);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      // Nobody knows whether it was done. With its key it can be asked for again.
      if (request.method !== 'GET' && idempotencyKey === undefined) throw unreachable();
      response = await this.#fetch(request, idempotencyKey).catch((again: unknown) => {
        throw again instanceof TypeError ? unreachable() : again;
      });
    }
    if (response.ok) return response;
    throw problemIn(await jsonOf(response), response.status) ?? unexpected(response.status);
  }

  #fetch({ method, path, body, raw }: ServiceRequest, idempotencyKey: string | undefined): Promise<Response> {
    const headers = new Headers({ Authorization: `Bearer ${this.#token}`, Accept: 'application/json' });
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (raw !== undefined) headers.set('Content-Type', raw.type);
    if (idempotencyKey !== undefined) headers.set('Idempotency-Key', `"${idempotencyKey}"`);
    return fetch(path, {
      method,
      headers,
      body: raw?.content ?? (body === undefined ? null : JSON.stringify(body)),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  }
}

async function jsonOf(response: Response): Promise<JsonValue> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  try {
    return parseStrictJson(bytes, MAX_ANSWER);
  } catch (error) {
    if (error instanceof CairnError) throw unexpected(response.status);
    throw error;
  }
}

function unreachable(): DeskProblem {
  return new DeskProblem(
    'unreachable',
    'The service does not answer.',
    'Check the connection and try again. Whatever was accepted before is kept.',
    0,
  );
}

function unexpected(status: number): DeskProblem {
  return new DeskProblem(
    'unreadable',
    `The service answered ${status}, and nothing that this page can read.`,
    'Try again; if it stays so, tell whoever runs the service.',
    status,
  );
}
