import { z } from 'zod';
import { dayOf } from '../../core/calendar-day.ts';
import { checkFrameworkFile } from '../../registrar/frameworks/check-framework.ts';
import { compareEditions } from '../../registrar/frameworks/compare-editions.ts';
import { draftFramework } from '../../registrar/frameworks/draft-framework.ts';
import { MOST_FRAMEWORK_BYTES } from '../../registrar/frameworks/framework-file.ts';
import { listFrameworks, showFramework } from '../../registrar/frameworks/framework-overview.ts';
import { json } from '../answer.ts';
import { definitionBodyUpTo } from '../definition-body.ts';
import { flatFinding, locatedFinding } from '../finding-schemas.ts';
import { draftAnswers, draftOutcome, draftReply } from '../framework-draft-answer.ts';
import {
  editionParameters,
  frameworkDifference,
  frameworkOverview,
  frameworkShown,
  nameOf,
  READERS,
  shownAnswer,
} from '../framework-schemas.ts';
import { route } from '../route.ts';
import { hash32 } from '../schemas.ts';

const definition = definitionBodyUpTo(MOST_FRAMEWORK_BYTES);

const list = json(200, 'Every edition that is known here.', z.object({ frameworks: z.array(frameworkOverview) }));
const shown = json(200, 'The edition, its text and its review.', frameworkShown);
const difference = json(200, 'What has changed.', frameworkDifference);
const checked = json(
  200,
  'What was found in the framework, in its order.',
  z.object({
    usable: z.boolean().meta({ description: 'Whether there is no error among the findings.' }),
    reference: z.string().nullable().meta({ description: 'urn:cairn:framework:{id}:{edition}' }),
    digest: hash32.nullable(),
    findings: z.array(locatedFinding).readonly(),
  }),
);

/** `/v1/frameworks`: list, show, compare, check, draft. */
export const frameworkRoutes = [
  route({
    method: 'GET',
    path: '/v1/frameworks',
    summary: 'The editions of competency frameworks',
    who: READERS,
    answers: [list],
    concerns: () => 'none',
    work: ({ installation }) => listFrameworks(installation),
    reply: (frameworks) => list.with({ frameworks }),
  }),
  route({
    method: 'POST',
    path: '/v1/frameworks',
    summary: 'Write a draft of an edition down, or write it anew',
    description:
      'Until it is published the text of an edition may change. Where it was before its reviewers it is a draft again, ' +
      'and what they said of the text before stays readable and counts for nothing.',
    who: ['designer'],
    body: definition,
    answers: draftAnswers,
    errors: ['malformed-framework', 'framework-published'],
    work: ({ installation, body }) => draftFramework(installation, body),
    reply: draftReply,
    deed: { action: 'frameworks.draft', outcome: draftOutcome },
  }),
  route({
    method: 'POST',
    path: '/v1/frameworks/check',
    summary: 'Check a competency framework, and keep nothing of it',
    who: READERS,
    body: definition,
    answers: [checked],
    concerns: () => 'none',
    work: async ({ installation, body }) => checkFrameworkFile(body, dayOf(installation.now())),
    reply: ({ usable, reference, digest, findings }) =>
      checked.with({ usable, reference, digest, findings: findings.map(flatFinding) }),
    changesNothing: true,
  }),
  route({
    method: 'GET',
    path: '/v1/frameworks/{id}/{edition}',
    summary: 'One edition of a competency framework, with its review',
    who: READERS,
    params: editionParameters,
    answers: [shown],
    errors: ['framework-not-found'],
    concerns: () => 'none',
    work: ({ installation, params }) => showFramework(installation, nameOf(params)),
    reply: (found) => shown.with(shownAnswer(found)),
  }),
  route({
    method: 'GET',
    path: '/v1/frameworks/{id}/{edition}/differences',
    summary: 'What tells this edition from another one of the framework',
    who: READERS,
    params: editionParameters,
    query: z.object({
      from: z
        .string()
        .min(1)
        .max(64)
        .meta({ description: 'The earlier edition', examples: ['2026.1'] }),
    }),
    answers: [difference],
    errors: ['framework-not-found'],
    concerns: () => 'none',
    work: ({ installation, params, query }) =>
      compareEditions(installation, nameOf({ ...params, edition: query.from }), nameOf(params)),
    reply: (found) => difference.with(found),
  }),
];
