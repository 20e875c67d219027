import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { CairnError } from '../core/errors.ts';
import { problemOf, sendProblem } from './problem.ts';

/** A server that listens. */
export interface RunningServer {
  readonly host: string;
  /** The port that was given, or the free one that was found for 0. */
  readonly port: number;
  /** Takes no new requests and resolves when those under way are answered, or have had their time. */
  close(): Promise<void>;
}

/** How long requests under way have when the server closes. */
const LAST_REQUESTS_MS = 10_000;
const SWEEP_MS = 50;

/** A visitor's patience is ours: whoever sends slower than this holds a connection that others could use. */
const TIMES = {
  /** Until all headers have come. */
  headersTimeout: 15_000,
  /** Until the whole request has come; a body that stops coming is given up much earlier (`request-body.ts`). */
  requestTimeout: 15 * 60_000,
  /** Between two requests on one connection. */
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
} as const;
/** How long nothing may pass on a connection whose answer is under way, as when nobody reads it. */
const IDLE_MS = 10 * 60_000;
const MOST_HEADER_BYTES = 16 * 1024;
/** How long the rest of a body is taken, and thrown away, that the answer did not wait for. */
const LINGER_MS = 5_000;

/**
 * Listens for HTTP requests.
 *
 * @throws CairnError `port-in-use`; `configuration-invalid` when this machine cannot listen there at all
 */
export async function listen(listener: RequestListener, at: { host: string; port: number }): Promise<RunningServer> {
  let closing = false;
  const serve: RequestListener = (request, response) => {
    if (closing) return refuse(response);
    lingerAfter(request, response);
    listener(request, response);
  };
  const server = createServer({ ...TIMES, maxHeaderSize: MOST_HEADER_BYTES }, serve);
  server.timeout = IDLE_MS;
  // Who waits to be told to send the body is told so when it is read, and not when it is refused unread.
  server.on('checkContinue', serve);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, at)));
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  const begin = () => {
    closing = true;
    return close(server);
  };
  return { host: at.host, port, close: begin };
}

/** On a connection that was kept alive: what is begun now would be cut off. */
function refuse(response: ServerResponse): void {
  const ending = new CairnError('service-ending', 'The service is about to end.', {
    remedy: 'Send the request again in a while.',
  });
  response.setHeader('Connection', 'close');
  sendProblem(response, problemOf(ending).problem);
}

/**
 * An answer may go out before the body has come, as when it is too large. What still comes is read and thrown away for a
 * while, or the connection would be reset and the answer lost with it; then the connection ends.
 */
function lingerAfter(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
  response.once('finish', () => {
    if (request.complete) return;
    request.resume();
    const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
    request.once('close', () => clearTimeout(timer));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
    // A connection that is kept alive becomes idle when its last answer is out.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(deadline);
      clearInterval(sweep);
      resolve();
    });
  });
}

function cannotListen(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): CairnError {
  if (error.code === 'EADDRINUSE') {
    return new CairnError('port-in-use', `Port ${port} of ${host} is in use by another program.`, {
      remedy: 'End that program, or choose another port with PORT or in the configuration.',
      details: { host, port },
      cause: error,
    });
  }
  return new CairnError(
    'configuration-invalid',
    `The service cannot listen on port ${port} of ${host}: ${error.code}.`,
    {
      remedy: 'Choose another host or port with HOST and PORT or in the configuration.',
      details: { host, port },
      cause: error,
    },
  );
}
