import { join } from 'node:path';
import express, { type Response, Router } from 'express';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/** The built pages: `/` and `/verify`, and what they load. All under the pages' Content-Security-Policy. */
export function pageRoutes(pagesDirectory: string): Router {
  const router = Router();
  const files = express.static(pagesDirectory, {
    redirect: false,
    cacheControl: false,
    acceptRanges: false,
    setHeaders: pageHeaders,
  });
  router.get('/verify', (request, _response, next) => {
    // The folder's page without a redirect: a link holds the certificate's hash behind its #.
    request.url = request.url.replace(/^\/verify\/?/, '/verify/index.html');
    next();
  });
  router.use(files);
  return router;
}

function pageHeaders(response: Response, path: string): void {
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  // Files under assets are named by a hash of their content.
  const named = path.includes(join('/', 'assets', '/'));
  response.setHeader('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
}
