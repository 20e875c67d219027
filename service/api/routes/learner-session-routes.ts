import { z } from 'zod';
import { endLearnerSession, endLearnerSessions } from '../../registrar/learners/learner-session.ts';
import { json, noContent } from '../answer.ts';
import { clearedLearnerCookie } from '../learner-cookie.ts';
import { route } from '../route.ts';
import { time } from '../schemas.ts';

const session = json(
  200,
  'Who is signed in.',
  z.object({
    mailbox: z
      .string()
      .nullable()
      .meta({ description: 'Masked, as `z…@college.example`; null where no address is known' }),
    signedInBy: z.enum(['mail', 'hand', 'oidc']).meta({ description: '`hand`: by a link that the registrar gave' }),
    expiresAt: time.meta({ description: 'When the session ends at the latest' }),
  }),
);
const ended = noContent('The session is over.');

/** `/v1/learn/session` and `/v1/learn/sessions`: what is open, and how it ends. */
export const learnerSessionRoutes = [
  route({
    method: 'GET',
    path: '/v1/learn/session',
    summary: 'Whether a learner is signed in',
    who: 'learner',
    answers: [session],
    work: async ({ learner }) => learner.session,
    reply: (opened) => session.with(opened),
  }),
  route({
    method: 'DELETE',
    path: '/v1/learn/session',
    summary: 'Sign out',
    who: 'learner',
    answers: [ended],
    work: ({ installation, learner }) => endLearnerSession(installation, learner),
    reply: (_, { installation }) =>
      ended.with(undefined, { 'Set-Cookie': clearedLearnerCookie(installation.publicUrl) }),
    deed: { action: 'sessions.end' },
  }),
  route({
    method: 'DELETE',
    path: '/v1/learn/sessions',
    summary: 'Sign out everywhere',
    who: 'learner',
    answers: [ended],
    work: ({ installation, learner }) => endLearnerSessions(installation, learner),
    reply: (_, { installation }) =>
      ended.with(undefined, { 'Set-Cookie': clearedLearnerCookie(installation.publicUrl) }),
    deed: { action: 'sessions.end-all' },
  }),
];
