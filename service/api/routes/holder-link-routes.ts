import { z } from 'zod';
import { cohortsOfChoice } from '../../registrar/access/cohorts-concerned.ts';
import { certificateChoice, choiceDeed } from '../../registrar/certificates/chosen-certificates.ts';
import { createHolderLinks } from '../../registrar/holders/create-holder-links.ts';
import { listHolderLinks } from '../../registrar/holders/list-holder-links.ts';
import { cohortOfLink, withdrawHolderLinks } from '../../registrar/holders/withdraw-holder-links.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { cohortId, count, day, hash32, time, uuid } from '../schemas.ts';

const list = json(
  200,
  'The links, without their addresses: those are nowhere.',
  z.object({
    links: z.array(
      z.object({
        linkId: uuid,
        state: z.enum(['open', 'expired', 'withdrawn']),
        credentialHash: hash32,
        learnerId: z.string(),
        createdAt: time,
        createdBy: z.string(),
        expiresOn: day.nullable().meta({ description: 'The last day on which it opens (UTC)' }),
        withdrawnAt: time.nullable(),
        lastOpenedOn: day.nullable(),
        delivery: z
          .object({ state: z.enum(['sending', 'sent', 'failed', 'interrupted']), at: time })
          .nullable()
          .meta({ description: 'The message that was to bring it to its holder; null where none was' }),
      }),
    ),
  }),
);
const created = json(
  201,
  'The links, with their addresses: this is the only time that they are shown.',
  z.object({
    links: z.array(
      z.object({
        linkId: uuid,
        url: z.string(),
        credentialHash: hash32,
        awardId: z.string(),
        learnerId: z.string(),
        expiresOn: day.nullable(),
      }),
    ),
  }),
);
const withdrawn = json(
  200,
  'Who opens one of them is told that it was withdrawn.',
  z.object({ withdrawn: count, alreadyWithdrawn: count }),
);

/** One of the three: which certificates are meant. */
export const choiceMembers = {
  certificate: z.string().max(100).optional().meta({ description: 'One certificate, by its hash' }),
  batch: z.string().max(100).optional().meta({ description: 'The certificates of a batch' }),
  cohort: cohortId.optional().meta({ description: 'The certificates of a cohort' }),
};

const chosen = z.strictObject(choiceMembers).transform(certificateChoice);
const errors = ['malformed-hex', 'credential-not-found', 'batch-not-found', 'cohort-not-found'] as const;
const params = z.object({ linkId: z.string().min(1).max(100) });

/** `/v1/holder-links`: make, list and withdraw. */
export const holderLinkRoutes = [
  route({
    method: 'GET',
    path: '/v1/holder-links',
    summary: "Holders' links to the certificates of a cohort or a batch, or to one",
    who: ['registrar'],
    query: chosen,
    answers: [list],
    errors,
    concerns: ({ installation, query }) => cohortsOfChoice(installation, query),
    work: ({ installation, query }) => listHolderLinks(installation, query),
    reply: (links) => list.with({ links }),
    deed: {
      action: 'links.list',
      about: ({ query }) => choiceDeed(query),
      outcome: (links) => ({ links: links.length }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/holder-links',
    summary: 'Make a link for each certificate',
    description:
      'Name one certificate, or a batch, or a cohort. Send an Idempotency-Key: with it, an answer that was lost on the ' +
      'way can be asked for again.',
    who: ['registrar'],
    body: jsonBody(
      z
        .strictObject({ ...choiceMembers, expiresOn: day.optional() })
        .transform(({ expiresOn, ...named }) => ({ choice: certificateChoice(named), expiresOn })),
    ),
    answers: [created],
    errors: [...errors, 'learner-erased', 'malformed-date'],
    concerns: ({ installation, body }) => cohortsOfChoice(installation, body.choice),
    work: ({ installation, principal, body: { choice, expiresOn } }) =>
      createHolderLinks(installation, principal.actor, choice, expiresOn),
    reply: (links) => created.with({ links }),
    deed: {
      action: 'links.create',
      about: ({ body: { choice, expiresOn = null } }) => ({ ...choiceDeed(choice), details: { expiresOn } }),
      outcome: (links) => ({ links: links.length }),
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/holder-links',
    summary: 'Withdraw every link to the certificates of a cohort or a batch, or to one',
    who: ['registrar'],
    query: chosen,
    answers: [withdrawn],
    errors,
    concerns: ({ installation, query }) => cohortsOfChoice(installation, query),
    work: ({ installation, query }) => withdrawHolderLinks(installation, query),
    reply: (summary) => withdrawn.with(summary),
    deed: {
      action: 'links.withdraw',
      about: ({ query }) => choiceDeed(query),
      outcome: (summary) => ({ ...summary }),
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/holder-links/{linkId}',
    summary: 'Withdraw one link',
    who: ['registrar'],
    params,
    answers: [withdrawn],
    errors: ['holder-link-not-found'],
    concerns: async ({ installation, params }) => [await cohortOfLink(installation, params.linkId)],
    work: ({ installation, params }) => withdrawHolderLinks(installation, params),
    reply: (summary) => withdrawn.with(summary),
    deed: {
      action: 'links.withdraw',
      about: ({ params }) => ({ subject: params.linkId }),
      outcome: (summary) => ({ ...summary }),
    },
  }),
];
