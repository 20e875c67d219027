import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { docsRoutes } from './docs-routes.ts';
import { mountRoutes } from './mount-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { commonHeaders } from './response-headers.ts';
import type { ApiContext } from './route.ts';
import { reportFailures, routeNotFound } from './route-failures.ts';
import { routes } from './routes.ts';

export interface AppOptions {
  /** Folder of the built pages; where it is absent the service answers without pages. */
  readonly pagesDirectory: string;
  /** Takes what the service failed at: never a body, an address or anything of a person. */
  readonly logger: Logger;
}

/** The service over HTTP: what `routes.ts` declares, and the pages. Every failure is an RFC 9457 problem document. */
export function createApp(context: ApiContext, options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // Routes that read a query say so, and read it by their schema.
  app.set('query parser', false);

  app.use(commonHeaders(context.installation.publicUrl));
  app.use(mountRoutes(routes, context));
  app.use(docsRoutes());
  app.use(pageRoutes(options.pagesDirectory));
  app.use(routeNotFound);
  app.use(reportFailures(options.logger));
  return app;
}
