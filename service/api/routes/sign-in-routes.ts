import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';
import {
  cohortsOfSignIn,
  DEFAULT_HOURS,
  MOST_HOURS,
  makeSignInLink,
} from '../../registrar/learners/make-sign-in-link.ts';
import { signInWithCode } from '../../registrar/learners/sign-in.ts';
import { LINK_MINUTES, MOST_LINKS } from '../../registrar/learners/sign-in-mail.ts';
import { json } from '../answer.ts';
import { learnerCookie } from '../learner-cookie.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { learnerId, time } from '../schemas.ts';

const ways = json(
  200,
  'How learners sign in here.',
  z.object({
    mail: z.boolean().meta({ description: 'By a link to their mailbox' }),
    oidc: z
      .object({ name: z.string() })
      .nullable()
      .meta({ description: 'By an identity provider, at `/v1/learn/oidc`' }),
  }),
);
const taken = json(
  202,
  'Where the address is that of a learner, a link is on its way to it. The answer is the same where it is not.',
  z.object({ minutes: z.int().meta({ description: 'For how long the link may be used' }) }),
);
const opened = json(
  201,
  'A session, in a cookie that no script can read.',
  z.object({ expiresAt: time.meta({ description: 'When the session ends at the latest' }) }),
);
const made = json(
  201,
  'The link: this is the only time that it is shown. Whoever opens it is signed in as the learner.',
  z.object({ learnerId: z.string(), url: z.string(), expiresAt: time }),
);

/** How a learner comes by a session: `/v1/learn/...`; and what the registrar does for it. */
export const signInRoutes = [
  route({
    method: 'GET',
    path: '/v1/learn/sign-in-ways',
    summary: 'How learners sign in here',
    who: 'anyone',
    crossOrigin: false,
    answers: [ways],
    work: async ({ signInMail, oidcSignIn }) => ({
      mail: signInMail !== undefined,
      oidc: oidcSignIn === undefined ? null : { name: oidcSignIn.name },
    }),
    reply: (found) => ways.with(found),
  }),
  route({
    method: 'POST',
    path: '/v1/learn/sign-in-links',
    summary: 'Ask for a link to sign in, by mail',
    description:
      `The link works once, for ${LINK_MINUTES} minutes, and within these ${MOST_LINKS} are sent to a mailbox at most. The ` +
      'address is found whatever its capitals, and written to as it is stored; two that differ in more than the capitals ' +
      'of their domain are two mailboxes, and each gets what is its own.',
    who: 'anyone',
    crossOrigin: false,
    sameOrigin: true,
    signsIn: true,
    body: jsonBody(
      z.strictObject({
        email: z.string().trim().min(1).max(254),
        language: z
          .string()
          .max(35)
          .default('en')
          .meta({ description: 'What the message is to be written in (BCP 47)' }),
      }),
      4_096,
    ),
    answers: [taken],
    errors: ['mail-not-configured'],
    work: async ({ signInMail, body: { email: address, language } }) => {
      if (signInMail === undefined) throw new CairnError('mail-not-configured', 'no mail is sent here');
      signInMail.request({ address, language });
    },
    reply: () => taken.with({ minutes: LINK_MINUTES }),
  }),
  route({
    method: 'POST',
    path: '/v1/learn/sessions',
    summary: 'Sign in with the code of a link',
    description:
      'Sent when a person presses, never when a page is loaded: programs that look into mail open links too.',
    who: 'anyone',
    crossOrigin: false,
    sameOrigin: true,
    signsIn: true,
    body: jsonBody(z.strictObject({ code: z.string().max(200) }), 4_096),
    answers: [opened],
    errors: ['sign-in-link-not-found', 'sign-in-link-used', 'sign-in-link-expired'],
    work: ({ installation, body: { code } }) => signInWithCode(installation, code),
    reply: (session, { installation }) =>
      opened.with(session, { 'Set-Cookie': learnerCookie(session, installation.publicUrl) }),
  }),
  route({
    method: 'POST',
    path: '/v1/learner-sign-in-links',
    summary: 'Make a link by which a learner signs in, to pass on to them',
    description: 'Where no mail is sent, or none reaches them. Make sure that whoever gets it is the learner.',
    who: ['registrar'],
    body: jsonBody(z.strictObject({ learnerId, hours: z.int().min(1).max(MOST_HOURS).default(DEFAULT_HOURS) }), 4_096),
    answers: [made],
    errors: ['learner-not-found'],
    concerns: ({ installation, body }) => cohortsOfSignIn(installation, body.learnerId),
    work: ({ installation, body }) => makeSignInLink(installation, body.learnerId, body.hours),
    reply: (link) => made.with(link),
    deed: {
      action: 'learners.link',
      about: ({ body: { hours } }) => ({ details: { hours } }),
      outcome: ({ learnerReference, expiresAt }) => ({ learner: learnerReference, expiresAt }),
    },
  }),
];
