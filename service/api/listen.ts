import { createServer, type RequestListener, type Server } from 'node:http';
import { CairnError } from '../core/errors.ts';

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

/**
 * Listens for HTTP requests.
 *
 * @throws CairnError `port-in-use`; `configuration-invalid` when this machine cannot listen there at all
 */
export async function listen(listener: RequestListener, at: { host: string; port: number }): Promise<RunningServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, at)));
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  return { host: at.host, port, close: () => close(server) };
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
