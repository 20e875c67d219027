import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Principal } from '../registrar/actor.ts';
import { logged } from '../registrar/audit-log.ts';
import { assertRole, assertScope, authenticate } from './authenticate.ts';
import { onceIfKeyed } from './idempotency.ts';
import type { ApiContext, Method, PreparedCall, Route } from './route.ts';
import { methodNotAllowed } from './route-failures.ts';
import { sendReply } from './send-reply.ts';

/** Everything that routes declare, under Express. */
export function mountRoutes(routes: readonly Route[], context: ApiContext): Router {
  const router = Router();
  for (const [path, here] of Map.groupBy(routes, ({ path }) => path)) {
    const address = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const route of here) {
      address[verbOf(route.method)](async (request: Request, response: Response, next: NextFunction) => {
        if (route.crossOrigin) response.setHeader('Access-Control-Allow-Origin', '*');
        await answer(route, context, request, response, next);
      });
    }
    address.all(methodNotAllowed(here));
  }
  return router;
}

async function answer(
  route: Route,
  context: ApiContext,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const principal = route.who === 'anyone' ? null : await authenticate(context, request);
  if (principal !== null) assertRole(principal, route.who);
  const query = new URLSearchParams(request.url.split('?', 2)[1] ?? '');
  const call = await route.prepare({ request, response, params: request.params, query }, context, principal);
  if (principal !== null) assertScope(principal, await call.concerns());
  const work = async () => (await carriedOut(call, context, principal)).reply;
  const reply =
    principal !== null && route.writes ? await onceIfKeyed(request, context, principal, call, work) : await work();
  sendReply(request, response, reply, next);
}

/** The work of a call, told to the audit log where it is somebody's deed. */
async function carriedOut(call: PreparedCall, { installation }: ApiContext, principal: Principal | null) {
  const { deed } = call;
  if (deed === null || principal === null) return await call.work();
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
