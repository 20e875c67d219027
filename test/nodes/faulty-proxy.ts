import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What goes wrong between a client and a node. */
export type Fault =
  | { readonly kind: 'none' }
  /** The connection breaks before the node hears anything. */
  | { readonly kind: 'down' }
  /** The node hears and acts; then the connection breaks. */
  | { readonly kind: 'lost-answer' }
  /** The answer comes after so many milliseconds. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** A login page or a load balancer's error page, with status 200. */
  | { readonly kind: 'html' }
  /** The answer ends in its middle. */
  | { readonly kind: 'truncated' }
  /** An answer of so many bytes. */
  | { readonly kind: 'oversized'; readonly bytes: number }
  | { readonly kind: 'http-status'; readonly status: number }
  /** A JSON-RPC error in answer to each call. */
  | { readonly kind: 'json-rpc-error'; readonly code: number; readonly message: string }
  /** Batches are refused with a single error, as JSON-RPC 2.0 allows; single calls are answered. */
  | { readonly kind: 'no-batches' }
  /** The node says that it serves another chain. */
  | { readonly kind: 'wrong-chain'; readonly chainId: number }
  /** The node stopped following the chain at this block. */
  | { readonly kind: 'stale-head'; readonly blockNumber: number }
  /** A load balancer asks a node that stopped at this block for the newest one, and another for the final one. */
  | { readonly kind: 'uneven-heights'; readonly blockNumber: number }
  /** The node's clock, and so the time of its newest block, is so many seconds ahead. */
  | { readonly kind: 'future-head'; readonly seconds: number }
  /** The node lies: what it answers to a call is what this makes of the true result. */
  | { readonly kind: 'lies'; readonly tell: (call: RpcRequest, result: unknown) => unknown };

/** A real HTTP proxy before a real node, that can be told to fail. */
export interface FaultyProxy {
  readonly url: string;
  /** From now on every request meets this fault; with `methods`, only requests with one of these calls. */
  fail(fault: Fault, methods?: readonly string[]): void;
  /** The JSON-RPC methods asked for so far, in order. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** One call of a request. */
export interface RpcRequest {
  readonly id: unknown;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** Starts a proxy to the node at `upstream` on a free port of 127.0.0.1, without a fault at first. */
export async function startFaultyProxy(upstream: string): Promise<FaultyProxy> {
  let active: { readonly fault: Fault; readonly methods: readonly string[] | undefined } = {
    fault: { kind: 'none' },
    methods: undefined,
  };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    // A page of another origin asks beforehand whether it may, as it does a node.
    response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-headers', 'content-type');
      response.writeHead(204).end();
      return;
    }
    void bodyOf(request).then(async (body) => {
      const json: unknown = JSON.parse(body);
      const calls = (Array.isArray(json) ? json : [json]).map(toRpcRequest);
      asked.push(...calls.map(({ method }) => method));
      const { fault, methods } = active;
      const meets = methods === undefined || calls.some(({ method }) => methods.includes(method));
      await answer(meets ? fault : { kind: 'none' }, upstream, json, calls, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    fail: (fault, methods) => {
      active = { fault, methods };
    },
    asked,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  fault: Fault,
  upstream: string,
  json: unknown,
  calls: readonly RpcRequest[],
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };
  const forwarded = async (): Promise<string> => {
    const body = JSON.stringify(toldOtherwise(fault, json));
    const headers = { 'content-type': 'application/json' };
    return (await fetch(upstream, { method: 'POST', headers, body })).text();
  };
  switch (fault.kind) {
    case 'down':
      response.destroy();
      return;
    case 'lost-answer':
      await forwarded();
      response.destroy();
      return;
    case 'slow':
      await sleep(fault.delayMs, undefined, { ref: false });
      return send(200, 'application/json', await forwarded());
    case 'html':
      return send(200, 'text/html', '<!doctype html><title>Sign in</title><p>Please sign in.');
    case 'truncated': {
      const whole = await forwarded();
      return send(200, 'application/json', whole.slice(0, whole.length / 2));
    }
    case 'oversized':
      return send(200, 'application/json', `{"jsonrpc":"2.0","id":0,"result":"0x${'0'.repeat(fault.bytes)}"}`);
    case 'http-status':
      return send(fault.status, 'text/plain', 'no');
    case 'json-rpc-error': {
      const { code, message } = fault;
      const errors = calls.map(({ id }) => ({ jsonrpc: '2.0', id, error: { code, message } }));
      return send(200, 'application/json', JSON.stringify(Array.isArray(json) ? errors : errors[0]));
    }
    case 'no-batches':
      if (!Array.isArray(json)) return send(200, 'application/json', await forwarded());
      return send(
        400,
        'application/json',
        '{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no batches"}}',
      );
    case 'wrong-chain': {
      const own = new Set(calls.filter(({ method }) => method === 'eth_chainId').map(({ id }) => id));
      return send(200, 'application/json', withResults(await forwarded(), own, `0x${fault.chainId.toString(16)}`));
    }
    case 'future-head':
      return send(200, 'application/json', ahead(await forwarded(), fault.seconds));
    case 'lies':
      return send(200, 'application/json', toldInstead(await forwarded(), calls, fault.tell));
    case 'none':
    case 'stale-head':
    case 'uneven-heights':
      return send(200, 'application/json', await forwarded());
  }
}

function withResults(body: string, ids: ReadonlySet<unknown>, result: string): string {
  const changed = (entry: unknown): unknown =>
    typeof entry === 'object' && entry !== null && 'id' in entry && ids.has(entry.id) ? { ...entry, result } : entry;
  const json: unknown = JSON.parse(body);
  return JSON.stringify(Array.isArray(json) ? json.map(changed) : changed(json));
}

function toldInstead(
  body: string,
  calls: readonly RpcRequest[],
  tell: (call: RpcRequest, result: unknown) => unknown,
): string {
  const changed = (entry: unknown): unknown => {
    const answer = Object(entry);
    const call = calls.find(({ id }) => id === answer.id);
    return call === undefined || !('result' in answer) ? entry : { ...answer, result: tell(call, answer.result) };
  };
  const json: unknown = JSON.parse(body);
  return JSON.stringify(Array.isArray(json) ? json.map(changed) : changed(json));
}

function ahead(body: string, seconds: number): string {
  const changed = (entry: unknown): unknown => {
    const { result } = Object(entry);
    if (typeof result !== 'object' || result === null || !('timestamp' in result)) return entry;
    return {
      ...Object(entry),
      result: { ...result, timestamp: `0x${(Number(result.timestamp) + seconds).toString(16)}` },
    };
  };
  const json: unknown = JSON.parse(body);
  return JSON.stringify(Array.isArray(json) ? json.map(changed) : changed(json));
}

function toldOtherwise(fault: Fault, json: unknown): unknown {
  switch (fault.kind) {
    case 'stale-head':
      return atBlock(json, fault.blockNumber, ['latest', 'finalized']);
    case 'uneven-heights':
      return atBlock(json, fault.blockNumber, ['latest']);
    default:
      return json;
  }
}

function atBlock(json: unknown, blockNumber: number, tags: readonly unknown[]): unknown {
  const frozen = (value: unknown): unknown => (tags.includes(value) ? `0x${blockNumber.toString(16)}` : value);
  const changed = (entry: unknown): unknown => {
    const { params } = toRpcRequest(entry);
    return { ...Object(entry), params: params.map(frozen) };
  };
  return Array.isArray(json) ? json.map(changed) : changed(json);
}

function toRpcRequest(value: unknown): RpcRequest {
  if (typeof value !== 'object' || value === null || !('method' in value) || typeof value.method !== 'string') {
    throw new Error('not a JSON-RPC request');
  }
  const params: readonly unknown[] = 'params' in value && Array.isArray(value.params) ? value.params : [];
  return { id: 'id' in value ? value.id : undefined, method: value.method, params };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}
