import { z } from 'zod';
import { previewIssue } from '../../registrar/issuing/preview-issue.ts';
import { json } from '../answer.ts';
import { jsonBody } from '../request-body.ts';
import { route } from '../route.ts';
import { cohortId, count } from '../schemas.ts';

const wei = z.string().meta({ description: 'Wei, decimal', pattern: '^[0-9]+$' });

const finding = z
  .object({
    kind: z.string().meta({ examples: ['name-missing', 'evaluation-outdated'] }),
    weight: z.enum(['blocks', 'look', 'know']).meta({
      description: '`blocks`: issuing or anchoring would be refused. `look`: somebody has to say whether it is right.',
    }),
    cohortId: z.string().nullable(),
    awardId: z.string().nullable(),
    count: count.meta({ description: 'Of how many learners or certificates it speaks' }),
    sentence: z.string(),
    remedy: z.string().nullable(),
    learners: z.array(z.string()).readonly().meta({ description: 'The first of those whom it concerns' }),
  })
  .meta({ id: 'Finding' });

const preview = json(
  200,
  'What issuing would do; nothing was done.',
  z.object({
    awards: z
      .array(
        z.object({
          cohortId: z.string(),
          cohortTitle: z.string(),
          awardId: z.string(),
          award: z.string(),
          pathway: z.string().meta({ description: 'The version that it was earned under, `id@edition`' }),
          credentials: count,
          distinctions: count,
          withoutName: count,
          withoutEmail: count,
          issuedBefore: count,
        }),
      )
      .readonly()
      .meta({ description: 'Each that holds credentials would be one batch and one transaction' }),
    batches: count,
    credentials: count,
    waiting: count.meta({ description: 'Sealed batches that would be anchored along' }),
    possible: z.boolean(),
    findings: z.array(finding).readonly(),
    cost: z
      .object({
        gasPerBatch: count,
        gasPerPublication: count,
        publications: count.meta({
          description: 'Pathway versions whose digests go onto the chain before their first batch, a transaction each',
        }),
        basis: z.enum(['estimated', 'measured']),
        gas: count,
        baseFeePerGas: wei,
        tipPerGas: wei,
        expected: wei,
        greatest: wei,
      })
      .nullable()
      .meta({ description: 'Null where no node could be asked' }),
    list: z
      .array(
        z.object({
          cohortId: z.string(),
          awardId: z.string(),
          learnerId: z.string(),
          name: z.string().nullable(),
          distinction: z.boolean(),
          findings: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
  }),
);

/** `POST /v1/previews`: the look before `POST /v1/batches`. */
export const previewRoutes = [
  route({
    method: 'POST',
    path: '/v1/previews',
    summary: 'What issuing would do, for whom, what stands out, and what it costs',
    description: 'Nothing is issued, and nothing is sent. What could not be found out is a finding.',
    who: ['registrar'],
    changesNothing: true,
    body: jsonBody(
      z.strictObject({
        cohortIds: z.array(cohortId).min(1).max(1000).optional().meta({ description: 'Absent: all cohorts' }),
        awardIds: z.array(z.string().max(200)).min(1).max(100).optional().meta({ description: 'Absent: all awards' }),
        listed: z.int().min(0).max(10_000).default(0).meta({ description: 'How many certificates to list' }),
      }),
    ),
    answers: [preview],
    errors: ['cohort-not-found', 'award-not-found', 'pathway-form-outdated'],
    concerns: ({ body }) => body.cohortIds ?? 'installation',
    work: ({ installation, body }) => previewIssue(installation, body),
    reply: (foreseen) => preview.with(foreseen),
    // Names are handed out.
    deed: {
      action: 'certificates.preview',
      about: ({ body: { cohortIds = [], awardIds = [] } }) => ({ details: { cohorts: cohortIds, awards: awardIds } }),
      outcome: ({ credentials, batches }) => ({ credentials, batches }),
    },
  }),
];
