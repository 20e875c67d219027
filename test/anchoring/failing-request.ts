import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** How a request fails: before the node hears of it, or after it has acted. */
export type Loss = 'request' | 'answer';

/** A real HTTP proxy before a real node, in which chosen requests fail: the `n`th from now on, counted from 1. */
export interface FailingRequests {
  readonly url: string;
  /** Which requests fail, and how; counting begins anew. */
  fail(losses: ReadonlyMap<number, Loss>): void;
  /** Requests since then. */
  readonly count: number;
  stop(): Promise<void>;
}

/** Starts a proxy to the node at `upstream` on a free port of 127.0.0.1, in which nothing fails at first. */
export async function startFailingRequests(upstream: string): Promise<FailingRequests> {
  let losses: ReadonlyMap<number, Loss> = new Map();
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const loss = losses.get(count);
    void (async () => {
      const body = await bodyOf(request);
      if (loss === 'request') return response.destroy();
      const headers = { 'content-type': 'application/json' };
      const answer = await (await fetch(upstream, { method: 'POST', headers, body })).text();
      if (loss === 'answer') return response.destroy();
      return response.writeHead(200, headers).end(answer);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    fail: (chosen) => {
      losses = chosen;
      count = 0;
    },
    get count() {
      return count;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}
