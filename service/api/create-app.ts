import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { PublicRegistrar } from '../registrar/registrar.ts';
import { batchRoutes, statusListRoute } from './batch-routes.ts';
import { credentialRoutes } from './credential-routes.ts';
import { installationRoutes } from './installation-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { commonHeaders, readableByAnyone } from './response-headers.ts';
import { reportFailures, routeNotFound } from './route-failures.ts';
import { verifyRoute } from './verify-route.ts';

export interface AppOptions {
  /** Folder of the built pages; where it is absent the service answers without pages. */
  readonly pagesDirectory: string;
  /** Where the service is reached from outside. */
  readonly publicUrl: string;
  /** Takes what the service failed at: never a body, an address or anything of a person. */
  readonly logger: Logger;
}

/** The service over HTTP: the public routes, version 1, and the pages. Every failure is an RFC 9457 problem document. */
export function createApp(registrar: PublicRegistrar, options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // No route reads a query.
  app.set('query parser', false);

  app.use(commonHeaders(options.publicUrl));
  app.use('/v1', readableByAnyone);
  app.use('/v1/credentials', credentialRoutes(registrar));
  app.use('/v1/verify', verifyRoute(registrar));
  app.use('/v1/batches', batchRoutes(registrar));
  app.use('/status', readableByAnyone, statusListRoute(registrar));
  app.use(installationRoutes(registrar));
  app.use(pageRoutes(options.pagesDirectory));
  app.use(routeNotFound);
  app.use(reportFailures(options.logger));
  return app;
}
