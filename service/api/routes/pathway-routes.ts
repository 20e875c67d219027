import { z } from 'zod';
import { checkPathway } from '../../registrar/pathways/check-pathway.ts';
import { pathwayCheckContext } from '../../registrar/pathways/pathway-check-context.ts';
import { listPathways } from '../../registrar/pathways/pathway-overview.ts';
import { publishPathway } from '../../registrar/pathways/publish-pathway.ts';
import { json } from '../answer.ts';
import { definitionBody } from '../definition-body.ts';
import { locatedFinding } from '../finding-schemas.ts';
import { route } from '../route.ts';
import { day, hash32, time } from '../schemas.ts';

const pathway = z
  .object({
    id: z.string(),
    edition: z.string(),
    title: z.string(),
    reference: z.string().meta({ description: 'urn:cairn:pathway:{id}:{edition}' }),
    digest: hash32,
    awards: z.array(z.object({ id: z.string(), name: z.string(), achievementType: z.string() })).readonly(),
    assessments: z
      .array(z.object({ id: z.string(), title: z.string(), module: z.string() }))
      .readonly()
      .meta({ description: 'Empty where every cohort brings its own' }),
    published: z
      .object({
        at: time,
        by: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
        warnings: z
          .array(z.object({ code: z.string(), pointer: z.string(), sentence: z.string() }))
          .readonly()
          .meta({ description: 'What the check warned of' }),
      })
      .nullable()
      .meta({ description: 'Null for what ships with Cairn' }),
    onChain: z
      .object({
        state: z.enum(['pending', 'submitted', 'included', 'final', 'refused']),
        transactionHash: hash32.nullable(),
        blockNumber: z.int().nullable(),
        gasUsed: z.int().nullable(),
        since: time.nullable().meta({ description: 'The time of its block, once that is final' }),
        failure: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Where its digest stands in the registry; null until it is to go there' }),
  })
  .meta({ id: 'Pathway' });

const list = json(200, 'Every version that a cohort can be pinned to.', z.object({ pathways: z.array(pathway) }));
const published = json(201, 'The version is new here, and kept.', pathway);
const known = json(200, 'The version was known already: nothing has changed.', pathway);
const checked = json(
  200,
  'What was found in the definition, in its order.',
  z.object({
    usable: z.boolean().meta({ description: 'Whether there is no error among the findings.' }),
    reference: z.string().nullable().meta({ description: 'urn:cairn:pathway:{id}:{edition}, where it can be used' }),
    digest: hash32.nullable(),
    findings: z.array(locatedFinding).readonly(),
  }),
);

/** `/v1/pathways`: list, publish, check. */
export const pathwayRoutes = [
  route({
    method: 'GET',
    path: '/v1/pathways',
    summary: 'The pathway versions that cohorts can be pinned to',
    who: ['designer', 'registrar', 'auditor'],
    answers: [list],
    concerns: () => 'none',
    work: ({ installation }) => listPathways(installation),
    reply: (pathways) => list.with({ pathways }),
  }),
  route({
    method: 'POST',
    path: '/v1/pathways',
    summary: 'Publish a pathway version',
    description:
      'An edition is published once and never changes. The same definition again changes nothing. What the check warns ' +
      'of is kept with it; with an error it is refused. Its digest is brought onto the chain: `onChain` says how far ' +
      'that is, and the list of pathways says it later on.',
    who: ['designer'],
    body: definitionBody,
    answers: [published, known],
    errors: ['malformed-pathway', 'pathway-version-changed'],
    work: ({ installation, principal, body }) => publishPathway(installation, principal.actor, body, { how: 'soon' }),
    reply: ({ pathway, isNew }) => (isNew ? published : known).with(pathway),
    deed: {
      action: 'pathways.publish',
      outcome: ({ pathway, isNew }) => ({
        reference: pathway.reference,
        digest: pathway.digest,
        isNew,
        warnings: pathway.published?.warnings.length ?? 0,
        onChain: pathway.onChain?.state ?? null,
      }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/pathways/check',
    summary: 'Check a pathway definition, and keep nothing of it',
    who: ['designer', 'registrar'],
    query: z.object({ asOf: day.optional().meta({ description: 'Today, unless it is given' }) }),
    body: definitionBody,
    answers: [checked],
    errors: ['malformed-date'],
    concerns: () => 'none',
    work: async ({ installation, body, query }) =>
      checkPathway(body, await pathwayCheckContext(installation, query.asOf)),
    reply: ({ usable, findings }) =>
      checked.with({
        usable: usable !== null,
        reference: usable?.reference ?? null,
        digest: usable?.digest ?? null,
        findings: findings.map(({ region, ...finding }) => ({ ...finding, ...region })),
      }),
    changesNothing: true,
  }),
];
