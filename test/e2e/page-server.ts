import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { CONTENT_SECURITY_POLICY } from '../../service/api/content-security-policy.ts';

/** What one route answers: JSON with a status. */
export interface RouteAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** A real HTTP origin for the built pages, under the policy that the service uses. */
export interface PageServer {
  /** Scheme, host and port. */
  readonly origin: string;
  /** `localhost:{port}`, as a did:web names it. */
  readonly domain: string;
  /** Answers of paths that are no files, such as `/pins.json`; may be changed between page loads. */
  readonly routes: Map<string, RouteAnswer>;
  close(): Promise<void>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves a folder of built pages on a free port of localhost. */
export async function startPageServer(folder: string): Promise<PageServer> {
  const routes = new Map<string, RouteAnswer>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
    response.setHeader('x-content-type-options', 'nosniff');
    const route = routes.get(path);
    if (route !== undefined) {
      response.writeHead(route.status, { 'content-type': 'application/json' }).end(JSON.stringify(route.json));
      return;
    }
    const file = extname(path) === '' ? join(path, 'index.html') : path;
    readFile(join(folder, normalize(file))).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":"not-found"}'),
    );
  });
  const port = await listen(server);
  return {
    origin: `http://localhost:${port}`,
    domain: `localhost:${port}`,
    routes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port.'));
      else resolve(address.port);
    });
  });
}
