import { z } from 'zod';
import { ROLES } from '../../registrar/access/actor.ts';
import { json } from '../answer.ts';
import { route } from '../route.ts';
import { chainId, issuerId } from '../schemas.ts';

const session = json(
  200,
  'Who asks, and where.',
  z.object({
    name: z.string().meta({ description: 'What people call the key or the account' }),
    role: z.enum(ROLES).meta({ description: 'The strongest of its roles' }),
    roles: z.array(z.enum(ROLES)).readonly(),
    cohorts: z.array(z.string()).readonly().nullable().meta({ description: 'What it is restricted to; null for all' }),
    issuer: z.object({ name: z.string(), did: z.string(), issuerId: issuerId.nullable() }),
    chain: z.object({ name: z.string(), chainId }),
  }),
);

/** `GET /v1/session`: what a program, or a page, starts with that has been given a key. */
export const sessionRoutes = [
  route({
    method: 'GET',
    path: '/v1/session',
    summary: 'Who the key is, what it may do, and for which issuer',
    who: ['designer', 'registrar', 'auditor'],
    answers: [session],
    concerns: () => 'none',
    work: async ({ installation, principal }) => ({ installation, principal }),
    reply: ({ installation: { issuer, deployment }, principal: { actor, role, roles, cohorts } }) =>
      session.with({
        name: actor.name,
        role,
        roles,
        cohorts,
        issuer: { name: issuer.name, did: issuer.did, issuerId: issuer.issuerId?.toString() ?? null },
        chain: { name: deployment.name, chainId: deployment.chainId },
      }),
  }),
];
