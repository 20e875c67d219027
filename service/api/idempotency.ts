import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { CairnError } from '../core/errors.ts';
import type { Actor } from '../registrar/access/actor.ts';
import { onceForKey } from '../registrar/access/once-for-key.ts';
import type { Reply } from './answer.ts';
import type { ApiContext, PreparedCall } from './route.ts';

/**
 * A String of RFC 9651 (in quotes, without escapes here), as the draft has it, or the bare text that most clients send. At
 * least 16 characters: the kept answer is encrypted with nothing else.
 */
const KEY = /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{16,255})"|([\x21\x23-\x7e]{16,255}))$/;

/** Does the work of a call, once for each Idempotency-Key where the request has one. @throws CairnError as `onceForKey` */
export async function onceIfKeyed(
  request: IncomingMessage,
  { installation }: ApiContext,
  actor: Actor,
  call: PreparedCall,
  work: () => Promise<Reply>,
): Promise<Reply> {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return await work();
  const keyed = {
    actor,
    idempotencyKey: keyIn(String(header)),
    target: `${request.method} ${request.url}`,
    bodyDigest: call.bodyDigest,
  };
  const { answer, repeated } = await onceForKey(installation, keyed, async () => written(await work()));
  const reply = read(answer);
  return repeated ? { ...reply, headers: { ...reply.headers, 'Idempotency-Replayed': 'true' } } : reply;
}

function keyIn(header: string): string {
  const [, quoted, bare] = KEY.exec(header) ?? [];
  const key = quoted ?? bare;
  if (key !== undefined) return key;
  throw new CairnError('malformed-request', 'The header Idempotency-Key does not hold what can be one.', {
    remedy: 'Send 16 to 255 printable characters that nobody can guess: a random UUID.',
  });
}

function written({ status, headers, contentType, body }: Reply): string {
  if (body !== undefined && typeof body !== 'string') throw new RangeError('only an answer in text can be kept');
  return JSON.stringify({ status, headers, contentType, body });
}

const keptReply = z.strictObject({
  status: z.int(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  contentType: z.string().optional(),
  body: z.string().optional(),
});

function read(text: string): Reply {
  return keptReply.parse(JSON.parse(text));
}
