import { isJsonObject, type JsonObject, type JsonValue } from '../../service/core/json.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import { assertDescribed } from './described-answers.ts';

/** An answer of the service, with its body as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty where the body is no JSON object. */
  readonly json: JsonObject;
}

/** Asks the service. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = /json|application\/vc/.test(response.headers.get('content-type') ?? '');
  const value: JsonValue =
    isJson && bytes.length > 0 ? parseStrictJson(bytes, { maxBytes: 2 ** 24, maxDepth: 32 }) : null;
  return {
    status: response.status,
    headers: response.headers,
    text: new TextDecoder().decode(bytes),
    json: isJsonObject(value) ? value : {},
  };
}

/** Posts a document to be verified. */
export function post(url: string, body: BodyInit, contentType = 'application/json'): Promise<Answer> {
  return ask(url, { method: 'POST', body, headers: { 'content-type': contentType } });
}

/** Asks with a token, and a body where there is one: text as it is, anything else as JSON. */
export type Send = (
  method: string,
  path: string,
  token?: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** A sender to the service at an origin, which checks that every answer is as the OpenAPI document says. */
export function senderTo(origin: string): Send {
  return async (method, path, token, body, headers = {}) => {
    const answer = await ask(`${origin}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    assertDescribed(method, path, answer);
    return answer;
  };
}
