import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { z } from 'zod';
import { CairnError } from '../core/errors.ts';
import { documentLimits, parseStrictJson } from '../core/strict-json.ts';
import { parsedBy } from './parsed-by.ts';

/** A request whose body has not been read, and the response that may have to ask for it (RFC 9110, 10.1.1). */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A body as a route works with it. */
export interface ReceivedBody<T> {
  readonly value: T;
  /** SHA-256 of all its bytes; reads what has not been read yet. */
  digest(): Promise<Uint8Array>;
}

/** What kind of body a route takes. */
export interface BodyKind<T> {
  /** The first stands in the OpenAPI document and in the error for others. */
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
  /** Of a body that is JSON, or null. */
  readonly schema: z.ZodType | null;
  /** @throws CairnError `unsupported-media-type`, `content-too-large`, `upload-interrupted`, and what its content is refused for */
  receive(exchange: Exchange): Promise<ReceivedBody<T>>;
}

/** How long the next piece of a body may take. */
const PATIENCE_MS = 20_000;

/** JSON, read strictly and checked by a schema. */
export function jsonBody<S extends z.ZodType>(schema: S, maxBytes = documentLimits.maxBytes): BodyKind<z.output<S>> {
  const bytes = bytesBody(['application/json'], maxBytes);
  return {
    ...bytes,
    schema,
    receive: async (exchange) => {
      const { value, digest } = await bytes.receive(exchange);
      const limits = { maxBytes, maxDepth: documentLimits.maxDepth };
      return { value: parsedBy(schema, parseStrictJson(value, limits), 'body'), digest };
    },
  };
}

/** The whole body in memory, as it came. */
export function bytesBody(
  mediaTypes: readonly string[],
  maxBytes: number,
  schema: z.ZodType | null = null,
): BodyKind<Uint8Array> {
  const stream = streamBody(mediaTypes, maxBytes);
  return {
    mediaTypes,
    maxBytes,
    schema,
    receive: async (exchange) => {
      const received = await stream.receive(exchange);
      const value = Buffer.concat(await received.value.toArray());
      return { value, digest: received.digest };
    },
  };
}

/** One of several kinds, by its media type, each with its own limit. */
export function eitherBody<T>(kinds: readonly [BodyKind<T>, ...BodyKind<T>[]]): BodyKind<T> {
  const mediaTypes = kinds.flatMap((kind) => kind.mediaTypes);
  return {
    mediaTypes,
    maxBytes: Math.max(...kinds.map(({ maxBytes }) => maxBytes)),
    schema: null,
    receive: async (exchange) => {
      const type = mediaTypeOf(exchange.request);
      const kind = kinds.find((one) => one.mediaTypes.some((taken) => matches(type, taken)));
      // The first refuses what none takes.
      return await (kind ?? kinds[0]).receive(exchange);
    },
  };
}

/** The body as it comes, for what is too large for memory. Reading it fails when it exceeds the limit or breaks off. */
export function streamBody(
  mediaTypes: readonly string[],
  maxBytes: number,
  patienceMs = PATIENCE_MS,
): BodyKind<Readable> {
  return {
    mediaTypes,
    maxBytes,
    schema: null,
    receive: async ({ request, response }) => {
      assertType(request, mediaTypes);
      const stated = Number(request.headers['content-length'] ?? 0);
      // Before anything of it is read: whoever announces too much need not send it.
      if (stated > maxBytes) throw tooLarge(maxBytes);
      if (request.headers.expect !== undefined) response.writeContinue();
      const hash = createHash('sha256');
      const value = Readable.from(
        limited(request, { maxBytes, patienceMs }, (chunk) => hash.update(chunk)),
        { objectMode: false },
      );
      let digest: Promise<Uint8Array> | undefined;
      return {
        value,
        digest: () => {
          digest ??= finished(value.resume()).then(() => hash.digest());
          return digest;
        },
      };
    },
  };
}

/** The request stays open when this ends early: there is an answer to be sent on it. */
async function* limited(
  request: IncomingMessage,
  { maxBytes, patienceMs }: { readonly maxBytes: number; readonly patienceMs: number },
  see: (chunk: Buffer) => void,
): AsyncGenerator<Buffer, void> {
  let received = 0;
  try {
    const chunks = request.iterator({ destroyOnReturn: false });
    for (;;) {
      const next = await inTime(chunks.next(), patienceMs);
      if (next.done === true) return;
      const chunk: Buffer = next.value;
      received += chunk.length;
      if (received > maxBytes) throw tooLarge(maxBytes);
      see(chunk);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof CairnError || request.complete) throw cause;
    throw new CairnError('upload-interrupted', 'The connection ended before the whole body had come.', {
      remedy: 'Send the request again: nothing of it was kept.',
      cause,
    });
  }
}

async function inTime<T>(next: Promise<T>, patienceMs: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(
      new CairnError('upload-too-slow', `Nothing of the body has come for ${patienceMs / 1000} seconds.`, {
        remedy: 'Send the request again: nothing of it was kept.',
      }),
    );
  }, patienceMs);
  try {
    return await Promise.race([next, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function assertType(request: IncomingMessage, mediaTypes: readonly string[]): void {
  const type = mediaTypeOf(request);
  if (!mediaTypes.some((taken) => matches(type, taken))) {
    throw new CairnError('unsupported-media-type', `The body of the request is not said to be ${mediaTypes[0]}.`, {
      remedy: `Send it with Content-Type: ${mediaTypes[0]}.`,
    });
  }
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new CairnError('unsupported-media-type', 'The body of the request is compressed.', {
      remedy: 'Send it without Content-Encoding.',
    });
  }
}

function mediaTypeOf(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** `application/*+json` stands for the types that are written in JSON (RFC 6839). */
function matches(type: string, taken: string): boolean {
  const [prefix, suffix] = taken.split('*');
  return suffix === undefined ? type === taken : type.startsWith(prefix ?? '') && type.endsWith(suffix);
}

function tooLarge(maxBytes: number): CairnError {
  const size = maxBytes >= 1024 * 1024 ? `${maxBytes / 1024 / 1024} MiB` : `${maxBytes / 1024} KiB`;
  return new CairnError('content-too-large', `The body of the request is larger than ${size}.`, {
    remedy: 'Send less at once.',
    details: { maxBytes },
  });
}
