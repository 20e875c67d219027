import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Actor } from '../registrar/access/actor.ts';
import { logged } from '../registrar/audit-log/audit-log.ts';
import { signedInLearner } from '../registrar/learners/learner-session.ts';
import type { Reply } from './answer.ts';
import { assertRole, assertScope, authenticate, fromThisMachine, THIS_MACHINE } from './authenticate.ts';
import { onceIfKeyed } from './idempotency.ts';
import { learnerToken } from './learner-cookie.ts';
import type { RateLimits } from './rate-limits.ts';
import { recordOf } from './request-record.ts';
import type { ApiContext, Asker, Method, PreparedCall, Route } from './route.ts';
import { methodNotAllowed } from './route-failures.ts';
import { assertSameOrigin } from './same-origin.ts';
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
        const asker = await admitted(route, context, limits, request, response);
        sendReply(request, response, await answer(route, context, asker, request, response), next);
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

/** Who asks, if they may; null where anyone may. @throws CairnError `too-many-requests`, and as what each has to show */
async function admitted(
  route: Route,
  context: ApiContext,
  limits: RateLimits,
  request: Request,
  response: Response,
): Promise<Asker | null> {
  if (route.sameOrigin) assertSameOrigin(request, context.installation.publicUrl);
  if (route.who === 'anyone') {
    if (route.signsIn) await limits.signIn(request, response);
    else if (!route.unmetered) await limits.anonymous(request, response);
    return null;
  }
  if (route.openToThisMachine && fromThisMachine(request)) return { principal: THIS_MACHINE, learner: null };
  const asker = await shownBy(route, context, request).catch(async (error: unknown) => {
    await limits.anonymous(request, response);
    throw error;
  });
  recordOf(response).actor = actorOf(asker);
  if (!route.unmetered) await limits.withKey(request, response);
  if (route.who === 'learner' && route.writes) await limits.learnerWrite(request, response);
  if (asker.principal !== null && route.who !== 'learner') assertRole(asker.principal, route.who);
  return asker;
}

/** @throws CairnError `not-signed-in`, and as `authenticate` */
async function shownBy({ who }: Route, context: ApiContext, request: Request): Promise<Asker> {
  if (who !== 'learner') return { principal: await authenticate(context, request), learner: null };
  const { installation } = context;
  const learner = await signedInLearner(installation, learnerToken(request, installation.publicUrl));
  return { principal: null, learner };
}

function actorOf({ principal, learner }: Asker): Actor {
  return principal === null ? learner.actor : principal.actor;
}

async function answer(
  route: Route,
  context: ApiContext,
  asker: Asker | null,
  request: Request,
  response: Response,
): Promise<Reply> {
  const query = request.url.split('?', 2)[1] ?? '';
  const call = await route.prepare({ request, response, params: request.params, query }, context, asker);
  if (asker === null) return (await call.work()).reply;
  if (asker.principal !== null) assertScope(asker.principal, await call.concerns());
  const actor = actorOf(asker);
  const work = async () => (await carriedOut(call, context, actor)).reply;
  return route.writes ? await onceIfKeyed(request, context, actor, call, work) : await work();
}

/** The work of a call, told to the audit log where it is somebody's deed. */
async function carriedOut(call: PreparedCall, { installation }: ApiContext, actor: Actor) {
  const { deed } = call;
  if (deed === null) return await call.work();
  return await logged(
    installation,
    actor,
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
