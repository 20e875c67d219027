import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';
import type { Principal } from '../../registrar/access/actor.ts';
import { publishFramework } from '../../registrar/frameworks/publish-framework.ts';
import type { ReviewRole } from '../../registrar/frameworks/review-words.ts';
import { signOffFramework } from '../../registrar/frameworks/sign-off-framework.ts';
import { submitFramework } from '../../registrar/frameworks/submit-framework.ts';
import { json } from '../answer.ts';
import {
  editionParameters,
  finding,
  frameworkOverview,
  frameworkShown,
  nameOf,
  reviewDecision,
  reviewRole,
  shownAnswer,
  signOff,
  textDigest,
} from '../framework-schemas.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';

const submission = z.object({ framework: frameworkOverview, findings: z.array(finding).readonly() });

const submitted = json(201, 'It is before its reviewers now.', submission);
const wasSubmitted = json(200, 'It was before its reviewers already.', submission);
const given = json(201, 'What the reviewer said is kept.', z.object({ signOff, framework: frameworkShown }));
const published = json(201, 'It is published, and never changes again.', frameworkShown);
const wasPublished = json(200, 'It was published already.', frameworkShown);

/** The review of an edition, and its publication. */
export const frameworkReviewRoutes = [
  route({
    method: 'POST',
    path: '/v1/frameworks/{id}/{edition}/submission',
    summary: 'Put a draft before its reviewers',
    description: 'What they sign off is the text of this digest: any change afterwards makes what they said void.',
    who: ['designer'],
    params: editionParameters,
    body: jsonBody(z.strictObject({ digest: textDigest.optional() })),
    answers: [submitted, wasSubmitted],
    errors: ['framework-not-found', 'framework-published', 'framework-changed', 'malformed-framework', 'malformed-hex'],
    work: ({ installation, params, body }) => submitFramework(installation, nameOf(params), body.digest),
    reply: ({ isNew, ...result }) => (isNew ? submitted : wasSubmitted).with(result),
    deed: {
      action: 'frameworks.submit',
      about: ({ params }) => ({ details: { framework: nameOf(params) } }),
      outcome: ({ framework: { digest }, isNew }) => ({ digest, isNew }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/frameworks/{id}/{edition}/sign-offs',
    summary: 'Say what a reviewer has to say of the text that is before the reviewers',
    description:
      'In a role that the key or token has. `digest` is that of the text that was read. Nothing that was said is taken ' +
      'back: who has changed their mind says so, and the last counts.',
    who: ['subject-matter-expert', 'industry', 'accreditor'],
    params: editionParameters,
    body: jsonBody(
      z.strictObject({
        role: reviewRole,
        decision: reviewDecision,
        digest: textDigest,
        comment: z.string().max(20_000).optional().meta({ description: 'Needed for all but an approval' }),
        reviewer: z
          .string()
          .max(200)
          .optional()
          .meta({ description: 'Who says it, where somebody else writes it down' }),
      }),
    ),
    answers: [given],
    errors: [
      ...(['framework-not-found', 'framework-not-in-review', 'framework-changed'] as const),
      ...(['malformed-sign-off', 'malformed-hex'] as const),
    ],
    work: async ({ installation, principal, params, body }) => {
      assertReviews(principal, body.role);
      return await signOffFramework(installation, principal.actor, { ...body, name: nameOf(params) });
    },
    reply: (result) => given.with({ signOff: result.signOff, framework: shownAnswer(result.shown) }),
    deed: {
      action: 'frameworks.sign-off',
      about: ({ params, body: { role, decision, digest } }) => ({
        details: { framework: nameOf(params), role, decision, digest },
      }),
      outcome: ({ signOff: { signOffId } }) => ({ signOffId }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/frameworks/{id}/{edition}/publication',
    summary: 'Publish what its reviewers have signed off',
    description:
      'From here on pathways can build on it, and its text never changes. A role that has said nothing can be gone ' +
      'without, for a reason that is shown with the framework for good; one that has rejected the text cannot.',
    who: ['designer'],
    params: editionParameters,
    body: jsonBody(
      z.strictObject({
        digest: textDigest.optional(),
        without: z.array(reviewRole).max(3).optional(),
        reason: z.string().max(20_000).optional(),
      }),
    ),
    answers: [published, wasPublished],
    errors: [
      ...(['framework-not-found', 'framework-not-in-review', 'framework-changed', 'malformed-hex'] as const),
      ...(['framework-not-signed-off', 'malformed-sign-off', 'malformed-framework'] as const),
    ],
    work: ({ installation, params, body }) => publishFramework(installation, { ...body, name: nameOf(params) }),
    reply: ({ shown, isNew }) => (isNew ? published : wasPublished).with(shownAnswer(shown)),
    deed: {
      action: 'frameworks.publish',
      about: ({ params, body: { without = [] } }) => ({ details: { framework: nameOf(params), without } }),
      outcome: ({ shown: { overview }, isNew }) => ({ digest: overview.digest, isNew }),
    },
  }),
];

/** A reviewer speaks in a role of their own. @throws CairnError `role-lacking` */
function assertReviews({ roles }: Principal, role: ReviewRole): void {
  if (roles.includes('admin') || roles.includes(role)) return;
  throw new CairnError('role-lacking', `The key or token is not one of the role ${role}.`, {
    remedy: `Sign off in a role that it has: ${roles.join(', ')}.`,
  });
}
