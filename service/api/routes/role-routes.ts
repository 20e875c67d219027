import { createHash } from 'node:crypto';
import { z } from 'zod';
import { pathwayCheckContext } from '../../registrar/pathways/pathway-check-context.ts';
import { gapOf } from '../../registrar/roles/analyse-role.ts';
import { checkRole, type RoleCheck } from '../../registrar/roles/check-role.ts';
import { listRoles, showRole } from '../../registrar/roles/find-role.ts';
import { drawGapAnalysis } from '../../registrar/roles/gap-words.ts';
import { publishRole } from '../../registrar/roles/publish-role.ts';
import { content, json } from '../answer.ts';
import { definitionBody } from '../definition-body.ts';
import { locatedFinding } from '../finding-schemas.ts';
import { gapAnalysis } from '../gap-schemas.ts';
import { route } from '../route.ts';
import { count, hash32, time } from '../schemas.ts';

const role = z
  .object({
    id: z.string(),
    edition: z.string(),
    title: z.string(),
    reference: z.string().meta({ description: 'urn:cairn:role:{id}:{edition}' }),
    digest: hash32,
    competencies: count,
    publishedAt: time.nullable().meta({ description: 'Null for one that ships with Cairn' }),
  })
  .meta({ id: 'Role' });

const params = z.object({
  id: z
    .string()
    .max(64)
    .meta({ examples: ['research-data-steward'] }),
  edition: z
    .string()
    .max(32)
    .meta({ examples: ['2026.1'] }),
});
const query = z.strictObject({
  pathway: z
    .string()
    .min(1)
    .max(100)
    .meta({
      description: 'ID, where there is one edition, or ID@EDITION',
      examples: ['data-stewardship-professional'],
    }),
  form: z.enum(['json', 'svg']).default('json').meta({ description: 'Figures and reasons, or a drawing of them' }),
  layout: z
    .enum(['wide', 'narrow'])
    .optional()
    .meta({ description: 'Of a drawing that is embedded as an image; without it, it fits itself to the window' }),
});

const list = json(200, 'Every role profile that a pathway can be held against.', z.object({ roles: z.array(role) }));
const shown = json(
  200,
  'The profile as it was published.',
  z.object({ role, profile: z.record(z.string(), z.unknown()) }),
);
const publishedSchema = role.extend({
  warnings: z.array(locatedFinding).readonly().meta({ description: 'Kept with the profile' }),
});
const published = json(201, 'The profile is new here, and kept.', publishedSchema);
const known = json(200, 'The profile was known already: nothing has changed.', publishedSchema);
const checked = json(
  200,
  'What was found in the profile, in its order.',
  z.object({
    usable: z.boolean().meta({ description: 'Whether there is no error among the findings.' }),
    reference: z.string().nullable(),
    digest: hash32.nullable(),
    findings: z.array(locatedFinding).readonly(),
  }),
);
const gap = json(200, 'Line by line what is taught, assessed or missed, and why.', gapAnalysis);
const drawing = content(200, 'The same, drawn.', 'image/svg+xml');

function flat({ region, ...finding }: RoleCheck['findings'][number]) {
  return { ...finding, ...region };
}

/** `/v1/roles`: what roles ask for, and what of it a pathway gives. */
export const roleRoutes = [
  route({
    method: 'GET',
    path: '/v1/roles',
    summary: 'The role profiles that pathways can be held against',
    who: ['designer', 'registrar', 'auditor'],
    answers: [list],
    concerns: () => 'none',
    work: ({ installation }) => listRoles(installation),
    reply: (roles) => list.with({ roles }),
  }),
  route({
    method: 'POST',
    path: '/v1/roles',
    summary: 'Publish a role profile',
    description: 'An edition is published once and never changes. The same profile again changes nothing.',
    who: ['designer'],
    body: definitionBody,
    answers: [published, known],
    errors: ['malformed-role', 'role-version-changed'],
    work: ({ installation, body }) => publishRole(installation, body),
    reply: ({ role: kept, isNew, warnings }) =>
      (isNew ? published : known).with({ ...kept, warnings: warnings.map(flat) }),
    deed: {
      action: 'roles.publish',
      outcome: ({ role: kept, isNew, warnings }) => ({ digest: kept.digest, new: isNew, warnings: warnings.length }),
    },
  }),
  route({
    method: 'POST',
    path: '/v1/roles/check',
    summary: 'Check a role profile, and keep nothing of it',
    who: ['designer', 'registrar'],
    body: definitionBody,
    answers: [checked],
    concerns: () => 'none',
    work: async ({ installation, body }) => checkRole(body, await pathwayCheckContext(installation)),
    reply: ({ usable, findings }) =>
      checked.with({
        ...{ usable: usable !== null, reference: usable?.reference ?? null, digest: usable?.digest ?? null },
        findings: findings.map(flat),
      }),
    changesNothing: true,
  }),
  route({
    method: 'GET',
    path: '/v1/roles/{id}/{edition}',
    summary: 'One role profile',
    who: ['designer', 'registrar', 'auditor'],
    params,
    answers: [shown],
    errors: ['role-not-found'],
    concerns: () => 'none',
    work: ({ installation, params }) => showRole(installation, `${params.id}@${params.edition}`),
    reply: ({ overview, profile }) => shown.with({ role: overview, profile }),
  }),
  route({
    method: 'GET',
    path: '/v1/roles/{id}/{edition}/gap',
    summary: 'What of a role a pathway teaches and assesses, how strongly, and what it misses',
    description:
      "Each competency weighs as much as it is important. Beside it stands what employers said of holders of the pathway's awards, where they have.",
    who: ['designer', 'registrar', 'auditor'],
    params,
    query,
    answers: [gap, drawing],
    errors: ['role-not-found', 'pathway-not-found'],
    concerns: () => 'none',
    work: ({ installation, params, query }) =>
      gapOf(installation, { role: `${params.id}@${params.edition}`, pathway: query.pathway }),
    reply: (analysis, { query }) => {
      if (query.form === 'json') return gap.with(analysis);
      const { svg, style } = drawGapAnalysis(analysis, query.layout);
      return drawing.with(svg, { 'Content-Security-Policy': drawingPolicy(style) });
    },
  }),
];

/** The one style sheet of a drawing is let in by its hash (CSP Level 3, 6.7.3.3), and nothing else. */
function drawingPolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'`;
}
