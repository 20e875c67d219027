import { z } from 'zod';
import { cohortsOfChoice } from '../../registrar/access/cohorts-concerned.ts';
import { certificateChoice, choiceDeed } from '../../registrar/certificates/chosen-certificates.ts';
import { deliverCertificates, deliveryCounts } from '../../registrar/holders/deliver-certificates.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { count, day } from '../schemas.ts';
import { choiceMembers } from './holder-link-routes.ts';

const learners = z.array(z.string()).readonly();

const delivered = json(
  200,
  'Who was written to, or would be, and who not.',
  z.object({
    dryRun: z.boolean(),
    recipients: count.meta({ description: 'How many were, or would be, written to' }),
    sent: count,
    failed: z
      .array(z.object({ learnerId: z.string(), smtpCode: z.int().nullable(), failure: z.string() }))
      .readonly()
      .meta({ description: 'Who surely did not get the message, and what the mail server said' }),
    interrupted: learners.meta({ description: 'Who may or may not have got it: the connection was lost on the way' }),
    remaining: count.meta({ description: 'How many are left to write to: ask again until there are none' }),
    withoutAddress: learners,
    unusableAddress: learners,
    alreadySent: count,
    notFinal: count,
    notInForce: count.meta({ description: 'Revoked or suspended' }),
  }),
);

/** Who asks over HTTP waits for the answer: what is put off longer than this is for the next request. */
const PAUSES_MS: readonly number[] = [1_000, 4_000];

/** `POST /v1/deliveries`: links to holders, by e-mail. */
export const deliveryRoutes = [
  route({
    method: 'POST',
    path: '/v1/deliveries',
    summary: 'Write to the holders of certificates, each with a link of their own',
    description:
      'Name one certificate, or a batch, or a cohort. A request writes to some, and says how many remain: send the same ' +
      'again until none do. Nobody is written to twice, unless `again` asks for it.',
    who: ['registrar'],
    body: jsonBody(
      z
        .strictObject({
          ...choiceMembers,
          dryRun: z.boolean().default(false).meta({ description: 'Say who would be written to, and send nothing' }),
          again: z.enum(['interrupted', 'everybody']).optional().meta({
            description:
              'To write once more to those who may not have got it, or, where one certificate is named, to its holder',
          }),
          expiresOn: day.optional().meta({ description: 'The last day on which the links open (UTC)' }),
          atMost: z.int().min(1).max(100).default(25),
        })
        .refine(({ again, certificate }) => again !== 'everybody' || certificate !== undefined, {
          path: ['again'],
          // Sent again until nobody remains, it would never end.
          error: 'Everybody can be written to once more with the command alone: name one certificate here',
        })
        .transform(({ certificate, batch, cohort, ...options }) => ({
          choice: certificateChoice({ certificate, batch, cohort }),
          options,
        })),
    ),
    answers: [delivered],
    errors: [
      ...(['malformed-hex', 'malformed-date', 'credential-not-found', 'batch-not-found', 'cohort-not-found'] as const),
      ...(['learner-erased', 'mail-not-configured', 'delivery-under-way', 'mail-unavailable', 'mail-refused'] as const),
      ...(['chain-unavailable', 'chain-stale', 'wrong-chain', 'registry-unknown'] as const),
    ],
    concerns: ({ installation, body }) => cohortsOfChoice(installation, body.choice),
    work: ({ installation, principal, body: { choice, options } }) =>
      deliverCertificates(installation, principal.actor, choice, { ...options, pausesMs: PAUSES_MS }),
    reply: (summary) => delivered.with(summary),
    deed: {
      action: 'certificates.deliver',
      about: ({ body: { choice, options } }) => ({
        ...choiceDeed(choice),
        details: { dryRun: options.dryRun, again: options.again ?? null, expiresOn: options.expiresOn ?? null },
      }),
      outcome: deliveryCounts,
    },
  }),
];
