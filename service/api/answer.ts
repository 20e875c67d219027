import type { Readable } from 'node:stream';
import type { z } from 'zod';

/** By name; a header that is sent several times has a list. */
export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** What is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Absent where there is no body. */
  readonly contentType?: string | undefined;
  readonly body?: string | Uint8Array | Readable | undefined;
}

/** One of the answers that a route may give: the schema that checks it describes it in the OpenAPI document too. */
export interface Answer<T> {
  readonly status: number;
  readonly description: string;
  /** The type of the body; null where there is none. */
  readonly mediaType: string | null;
  /** Of a body that is JSON. */
  readonly schema: z.ZodType | null;
  with(value: T, headers?: Headers): Reply;
}

/**
 * An answer in JSON. Members that the schema does not name are left out: what a use case comes to return one day is not
 * told over HTTP before the interface says so.
 */
export function json<S extends z.ZodType>(status: number, description: string, schema: S): Answer<z.input<S>> {
  return {
    status,
    description,
    mediaType: 'application/json',
    schema,
    with: (value, headers = {}) => ({
      status,
      headers,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(schema.parse(value)),
    }),
  };
}

/** An answer that is made elsewhere: text, bytes or a stream of them. `schema` describes what is JSON all the same. */
export function content(
  status: number,
  description: string,
  mediaType: string,
  schema: z.ZodType | null = null,
): Answer<string | Uint8Array | Readable> {
  const contentType =
    mediaType === 'application/json' || mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
  return {
    status,
    description,
    mediaType,
    schema,
    with: (body, headers = {}) => ({ status, headers, contentType, body }),
  };
}

/** An answer without a body. */
export function noContent(description: string): Answer<undefined> {
  const status = 204;
  return { status, description, mediaType: null, schema: null, with: (_, headers = {}) => ({ status, headers }) };
}

/** An answer that sends a browser elsewhere, which asks there by GET (RFC 9110, 15.4.4). */
export function seeOther(description: string): Answer<string> {
  const status = 303;
  return {
    ...{ status, description, mediaType: null, schema: null },
    with: (location, headers = {}) => ({ status, headers: { ...headers, Location: location } }),
  };
}
