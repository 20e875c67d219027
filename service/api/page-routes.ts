import { join } from 'node:path';
import express, { type Response, Router } from 'express';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/** The pages besides `/`, each in a folder of its own. */
const PAGES = ['verify', 'certificate', 'audit', 'issue', 'pathway', 'learn'] as const;

/** Pages that are somebody's alone: no search engine lists them, wherever it finds a link. */
const UNLISTED: readonly string[] = ['certificate', 'issue', 'learn'];

/** The built pages: `/` and those of {@link PAGES}, and what they load. All under the pages' Content-Security-Policy. */
export function pageRoutes(pagesDirectory: string): Router {
  const router = Router();
  const files = express.static(pagesDirectory, {
    redirect: false,
    cacheControl: false,
    acceptRanges: false,
    setHeaders: pageHeaders,
  });
  for (const page of PAGES) {
    router.get(`/${page}`, (request, response, next) => {
      if (UNLISTED.includes(page)) response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
      // The folder's page without a redirect: what a link holds behind its # would be lost to some.
      request.url = request.url.replace(/^\/[a-z]+\/?/i, `/${page}/index.html`);
      next();
    });
  }
  router.use(files);
  return router;
}

function pageHeaders(response: Response, path: string): void {
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  // Files under assets are named by a hash of their content.
  const named = path.includes(join('/', 'assets', '/'));
  response.setHeader('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
}
