/**
 * A process of its own that asks for paths over and over on kept-alive connections of the loopback interface, each
 * connection as soon as it has its answer. It speaks just so much HTTP/1.1 that it costs much less than any server: a
 * client that is as slow as what it measures would make everything look alike.
 */
import { connect, type Socket } from 'node:net';
import { z } from 'zod';

/** What a run is asked for. */
export interface LoadRequest {
  readonly port: number;
  readonly paths: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

/** What came of it: every answer was 200 with a body, or the run failed. */
export type LoadAnswer =
  | { readonly answered: number; readonly seconds: number }
  | { readonly failure: string; readonly answered: 0; readonly seconds: 0 };

const loadRequest = z.object({
  port: z.int(),
  paths: z.array(z.string()).min(1),
  connections: z.int().min(1).max(1_000),
  seconds: z.number().positive().max(60),
});

if (process.send !== undefined) {
  process.on('message', (message) => {
    run(loadRequest.parse(message)).then(
      (answer) => process.send?.(answer),
      (error: unknown) => process.send?.({ failure: String(error), answered: 0, seconds: 0 }),
    );
  });
}

async function run({ port, paths, connections, seconds }: LoadRequest): Promise<LoadAnswer> {
  const started = performance.now();
  const end = started + seconds * 1_000;
  let asked = 0;
  const counts = await Promise.all(
    Array.from({ length: connections }, () =>
      askUntil(end, port, () => {
        asked += 1;
        return paths[asked % paths.length] ?? '/';
      }),
    ),
  );
  return { answered: counts.reduce((sum, count) => sum + count, 0), seconds: (performance.now() - started) / 1_000 };
}

/** One connection, one request at a time. Resolves to the number of answers. */
function askUntil(end: number, port: number, nextPath: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let answered = 0;
    let received = Buffer.alloc(0);
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 s')));
    socket.once('error', reject);
    socket.once('connect', () => ask(socket, nextPath()));
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const length = answerLength(received);
      if (length === null || received.length < length) return;
      if (length === 0 || received.length > length) {
        socket.destroy(
          new Error(`not one answer of 200 with its length: ${received.toString('latin1').slice(0, 200)}`),
        );
        return;
      }
      received = Buffer.alloc(0);
      answered += 1;
      if (performance.now() < end) {
        ask(socket, nextPath());
      } else {
        socket.end();
        resolve(answered);
      }
    });
  });
}

function ask(socket: Socket, path: string): void {
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n`);
}

/** How long the answer is, head and body; null while its head is not whole, 0 when it is none that counts. */
function answerLength(received: Buffer): number | null {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd === -1) return null;
  const head = received.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  return head.startsWith('HTTP/1.1 200 ') && length !== undefined ? headEnd + 4 + Number(length) : 0;
}
