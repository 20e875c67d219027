import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Principal } from '../registrar/access/actor.ts';
import { logged } from '../registrar/audit-log/audit-log.ts';
import type { Reply } from './answer.ts';
import { assertRole, assertScope, authenticate, fromThisMachine, THIS_MACHINE } from './authenticate.ts';
import { onceIfKeyed } from './idempotency.ts';
import type { RateLimits } from './rate-limits.ts';
import { recordOf } from './request-record.ts';
import type { ApiContext, Method, PreparedCall, Route } from './route.ts';
import { methodNotAllowed } from './route-failures.ts';
import { sendReply } from './send-reply.ts';

/** Everything that routes declare, under Express. */
export function mountRoutes(routes: readonly Route[], context: ApiContext, limits: RateLimits): Router {
  const router = Router();
  for (const [path, here] of Map.groupBy(routes, ({ path }) => path)) {
    const address = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const route of here) {
      address[verbOf(route.method)](async (request: Request, response: Response, next: NextFunction) => {
        recordOf(response).route = path;
        if (route.crossOrigin) readableByAnyone(response);
        const principal = await admitted(route, context, limits, request, response);
        sendReply(request, response, await answer(route, context, principal, request, response), next);
      });
    }
    address.all(methodNotAllowed(here));
  }
  return router;
}

/** Lets pages of any origin read the answer (the Fetch standard's CORS protocol): it holds nothing that is not for anyone. */
function readableByAnyone(response: Response): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

/** Who asks, if they may; null where anyone may. @throws CairnError `too-many-requests`, and as `authenticate`, `assertRole` */
async function admitted(
  route: Route,
  context: ApiContext,
  limits: RateLimits,
  request: Request,
  response: Response,
): Promise<Principal | null> {
  if (route.who === 'anyone') {
    if (!route.unmetered) await limits.anonymous(request, response);
    return null;
  }
  if (route.openToThisMachine && fromThisMachine(request)) return THIS_MACHINE;
  const principal = await authenticate(context, request).catch(async (error: unknown) => {
    await limits.anonymous(request, response);
    throw error;
  });
  recordOf(response).principal = principal;
  if (!route.unmetered) await limits.withKey(request, response);
  assertRole(principal, route.who);
  return principal;
}

async function answer(
  route: Route,
  context: ApiContext,
  principal: Principal | null,
  request: Request,
  response: Response,
): Promise<Reply> {
  const query = request.url.split('?', 2)[1] ?? '';
  const call = await route.prepare({ request, response, params: request.params, query }, context, principal);
  if (principal === null) return (await call.work()).reply;
  assertScope(principal, await call.concerns());
  const work = async () => (await carriedOut(call, context, principal)).reply;
  return route.writes ? await onceIfKeyed(request, context, principal, call, work) : await work();
}

/** The work of a call, told to the audit log where it is somebody's deed. */
async function carriedOut(call: PreparedCall, { installation }: ApiContext, principal: Principal) {
  const { deed } = call;
  if (deed === null) return await call.work();
  return await logged(
    installation,
    principal.actor,
    deed,
    () => call.work(),
    ({ outcome }) => outcome,
  );
}

function verbOf(method: Method) {
  switch (method) {
    case 'GET':
      return 'get';
    case 'POST':
      return 'post';
    case 'PUT':
      return 'put';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return 'delete';
  }
}
