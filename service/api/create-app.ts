import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { reportBackgroundFailures } from './background-failures.ts';
import { docsRoutes } from './docs-routes.ts';
import { createMetrics } from './metrics.ts';
import { mountRoutes } from './mount-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { type RateLimitSettings, rateLimits } from './rate-limits.ts';
import { requestLog } from './request-log.ts';
import { commonHeaders, pageHeaders } from './response-headers.ts';
import type { ApiContext } from './route.ts';
import { reportFailures, routeNotFound } from './route-failures.ts';
import { routes } from './routes.ts';

export interface AppOptions {
  /** Folder of the built pages; where it is absent the service answers without pages. */
  readonly pagesDirectory: string;
  /** Takes what the service failed at: never a body, an address or anything of a person. */
  readonly logger: Logger;
  /** Absent: none. */
  readonly rateLimits?: RateLimitSettings | undefined;
  /** How many proxies of one's own stand in front, whose word on where a visitor comes from is taken; default none. */
  readonly trustedProxies?: number | undefined;
  /** Whether the service is about to end, for what sends visitors elsewhere. */
  readonly ending?: (() => boolean) | undefined;
}

/** What the service is made of. */
export type AppParts = Omit<ApiContext, 'metrics' | 'ending' | 'report'>;

/** The service over HTTP: what `routes.ts` declares, and the pages. Every failure is an RFC 9457 problem document. */
export function createApp(parts: AppParts, options: AppOptions): Express {
  const { logger, ending = () => false } = options;
  const metrics = createMetrics(parts.installation);
  const report = reportBackgroundFailures(logger);
  const app = express();
  app.disable('x-powered-by');
  // Routes that read a query say so, and read it by their schema.
  app.set('query parser', false);

  app.set('trust proxy', options.trustedProxies ?? 0);

  app.use(requestLog(logger, metrics));
  app.use(commonHeaders(parts.installation.publicUrl));
  app.use(mountRoutes(routes, { ...parts, metrics, ending, report }, rateLimits(options.rateLimits)));
  app.use(pageHeaders, docsRoutes(), pageRoutes(options.pagesDirectory));
  app.use(routeNotFound);
  app.use(reportFailures(logger));
  return app;
}
