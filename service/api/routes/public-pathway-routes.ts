import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  PICTURE_STYLE,
  PICTURE_WIDTHS,
  pathwayPicture,
  publicCompetencies,
  publicDefinition,
  publicStanding,
} from '../../registrar/pathways/public-pathway.ts';
import { content, json } from '../answer.ts';
import { route } from '../route.ts';
import { address, chainId, hash32, time } from '../schemas.ts';

const parameters = z.object({
  id: z.string().max(64).meta({ description: 'The id of a pathway', example: 'data-stewardship-foundations' }),
  edition: z.string().max(32).meta({ description: 'Its edition', example: '2' }),
});

const definition = content(
  200,
  'The definition as it was published, in the form of RFC 8785: the SHA-256 of these bytes is its digest.',
  'application/json',
  z.looseObject({ type: z.literal('CairnPathway'), id: z.string(), edition: z.string() }),
);

const standing = json(
  200,
  'Its digest, and where that stands on the chain.',
  z.object({
    reference: z.string().meta({ description: 'urn:cairn:pathway:{id}:{edition}' }),
    digest: hash32,
    chainId,
    registry: address,
    issuerId: z.string().nullable(),
    onChain: z
      .object({
        state: z.enum(['pending', 'submitted', 'included', 'final', 'refused']),
        transactionHash: hash32.nullable(),
        blockNumber: z.int().nullable(),
        since: time.nullable().meta({ description: 'The time of its block, once that is final' }),
      })
      .nullable()
      .meta({ description: 'Null until it is to go there' }),
  }),
);

const competencies = json(
  200,
  'The statements of its competencies, by reference; those of frameworks that are not known here are left out.',
  z.object({
    competencies: z.record(z.string(), z.string()).meta({
      example: { 'data-stewardship/clean-data': 'can find and correct errors, gaps and duplicates in a table' },
    }),
  }),
);

const picture = content(200, 'The drawing.', 'image/svg+xml');

/** An edition never changes; how it is drawn may. */
const CACHED = { 'Cache-Control': 'public, max-age=3600' };

/**
 * A picture brings one style sheet, which is always the same text, and nothing else: whoever opens it as a document gets
 * nothing that could run or be fetched, whatever stands in the definition.
 */
const PICTURE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PICTURE_STYLE).digest('base64')}'`,
  "frame-ancestors 'none'",
].join('; ');

/** `/v1/pathways/{id}/{edition}`: what every certificate of a pathway names. */
export const publicPathwayRoutes = [
  route({
    method: 'GET',
    path: '/v1/pathways/{id}/{edition}',
    summary: 'A pathway definition as it was published',
    description:
      'Certificates name it by id, edition and digest. It is answered also in an earlier form of definitions.',
    who: 'anyone',
    params: parameters,
    answers: [definition],
    errors: ['pathway-not-found'],
    work: ({ installation, params }) => publicDefinition(installation, params),
    reply: ({ document, digest }) => definition.with(document, { ...CACHED, ETag: `"${digest}"` }),
  }),
  route({
    method: 'GET',
    path: '/v1/pathways/{id}/{edition}/standing',
    summary: 'Where the digest of a pathway definition stands on the chain',
    who: 'anyone',
    params: parameters,
    answers: [standing],
    errors: ['pathway-not-found'],
    work: ({ installation, params }) => publicStanding(installation, params),
    reply: (found) => standing.with(found),
  }),
  route({
    method: 'GET',
    path: '/v1/pathways/{id}/{edition}/competencies',
    summary: 'What the competencies are that a pathway names',
    who: 'anyone',
    params: parameters,
    answers: [competencies],
    errors: ['pathway-not-found', 'pathway-form-outdated'],
    work: ({ installation, params }) => publicCompetencies(installation, params),
    reply: (found) => competencies.with(found),
  }),
  route({
    method: 'GET',
    path: '/v1/pathways/{id}/{edition}/drawing',
    summary: 'A pathway, drawn',
    who: 'anyone',
    params: parameters,
    query: z.object({
      shape: z
        .enum(['wide', 'narrow'])
        .default('wide')
        .meta({ description: `At most ${PICTURE_WIDTHS.wide} or ${PICTURE_WIDTHS.narrow} pixels and a margin` }),
    }),
    answers: [picture],
    errors: ['pathway-not-found', 'pathway-form-outdated'],
    work: ({ installation, params, query }) => pathwayPicture(installation, params, query.shape),
    reply: (svg) => picture.with(svg, { ...CACHED, 'Content-Security-Policy': PICTURE_POLICY }),
  }),
];
