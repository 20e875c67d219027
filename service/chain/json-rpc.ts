import { describeFetchFailure } from './fetch-failure.ts';
import { readLimited } from './read-limited.ts';

/** One call of a node's JSON-RPC 2.0 interface. */
export interface JsonRpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** What a node answered to one call. */
export type JsonRpcAnswer =
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'error'; readonly code: number; readonly message: string; readonly data: unknown };

/** The answers to calls in the order of the calls, or why there are none; `detail` completes "the node ...". */
export type JsonRpcOutcome =
  | { readonly kind: 'answered'; readonly answers: readonly JsonRpcAnswer[] }
  | { readonly kind: 'failed'; readonly detail: string };

export interface JsonRpcOptions {
  /** Until the last byte of the answer; default 10 seconds. */
  readonly timeoutMs?: number | undefined;
  /** Greatest size of the answer; default 1 MiB. */
  readonly maxBytes?: number | undefined;
  /** In place of the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

const defaultTimeout = 10_000;
const defaultMaxBytes = 1024 * 1024;
const longestMessage = 300;

/**
 * Asks a node over HTTP, in one request, and never throws: a node that is down is an answer too. Runs in browsers; a
 * whole viem client would be ten times its size.
 *
 * JSON-RPC 2.0 section 6 (batch); a node that refuses batches with a single error is asked again call by call.
 */
export async function postJsonRpc(
  url: string,
  calls: readonly JsonRpcCall[],
  options: JsonRpcOptions = {},
): Promise<JsonRpcOutcome> {
  const requests = calls.map(({ method, params }, id) => ({ jsonrpc: '2.0', id, method, params }));
  const response = await post(url, requests.length === 1 ? requests[0] : requests, options);
  if (response.kind === 'failed') {
    return response;
  }
  if (Array.isArray(response.json)) {
    return inOrder(response.json, requests.length);
  }
  if (requests.length > 1) {
    return joined(await Promise.all(calls.map((call) => postJsonRpc(url, [call], options))));
  }
  const answer = parseAnswer(response.json);
  return answer === null ? notJsonRpc : { kind: 'answered', answers: [answer] };
}

const notJsonRpc: JsonRpcOutcome = { kind: 'failed', detail: 'answered with what is not JSON-RPC' };

type HttpOutcome =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'failed'; readonly detail: string };

async function post(url: string, body: unknown, options: JsonRpcOptions): Promise<HttpOutcome> {
  const { timeoutMs = defaultTimeout, maxBytes = defaultMaxBytes } = options;
  const send = options.fetch ?? fetch;
  let status: number;
  let bytes: Uint8Array | null;
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    status = response.status;
    bytes = await readLimited(response, maxBytes);
  } catch (error) {
    return { kind: 'failed', detail: describeFetchFailure(error, timeoutMs) };
  }
  // Some nodes send a JSON-RPC error with a 4xx status; whoever is turned away by a 429 or a 5xx has not been heard.
  if (status === 429 || status >= 500 || status < 200) {
    return { kind: 'failed', detail: `answered HTTP ${status}` };
  }
  if (bytes === null) {
    return { kind: 'failed', detail: `answered with more than ${maxBytes} bytes` };
  }
  const text = new TextDecoder().decode(bytes);
  try {
    const json: unknown = JSON.parse(text);
    return { kind: 'json', json };
  } catch {
    // A SyntaxError is the answer's fault and part of the reading; JSON.parse throws nothing else.
    const what = text.trimStart().startsWith('<') ? 'a web page instead of JSON' : 'broken JSON';
    return { kind: 'failed', detail: status < 300 ? `answered with ${what}` : `answered HTTP ${status}` };
  }
}

function inOrder(answers: readonly unknown[], count: number): JsonRpcOutcome {
  const ordered = new Map<number, JsonRpcAnswer>();
  for (const entry of answers) {
    const answer = parseAnswer(entry);
    if (answer !== null && isObject(entry) && typeof entry.id === 'number') {
      ordered.set(entry.id, answer);
    }
  }
  const complete = Array.from({ length: count }, (_, id) => ordered.get(id));
  return complete.every((answer) => answer !== undefined) ? { kind: 'answered', answers: complete } : notJsonRpc;
}

function joined(outcomes: readonly JsonRpcOutcome[]): JsonRpcOutcome {
  const failure = outcomes.find((outcome) => outcome.kind === 'failed');
  if (failure !== undefined) {
    return failure;
  }
  return {
    kind: 'answered',
    answers: outcomes.flatMap((outcome) => (outcome.kind === 'answered' ? outcome.answers : [])),
  };
}

function parseAnswer(json: unknown): JsonRpcAnswer | null {
  if (!isObject(json)) {
    return null;
  }
  const error = json.error;
  if (isObject(error)) {
    const code = typeof error.code === 'number' ? error.code : 0;
    const message = typeof error.message === 'string' ? error.message.slice(0, longestMessage) : '';
    return { kind: 'error', code, message, data: error.data };
  }
  return 'result' in json ? { kind: 'result', value: json.result } : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
