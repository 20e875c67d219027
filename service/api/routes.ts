import type { Route } from './route.ts';
import { batchRoutes } from './routes/batch-routes.ts';
import { credentialRoutes } from './routes/credential-routes.ts';
import { evaluationRoutes } from './routes/evaluation-routes.ts';
import { installationRoutes } from './routes/installation-routes.ts';
import { verifyRoute } from './routes/verify-route.ts';

/**
 * Every address of the service, but for its pages. Looked through in this order: what is asked for most comes first.
 */
export const routes: readonly Route[] = [
  ...credentialRoutes,
  verifyRoute,
  ...batchRoutes,
  ...installationRoutes,
  ...evaluationRoutes,
];
