/** A gap analysis as the interface answers it. */
import { z } from 'zod';
import { COVERAGE_STANDINGS } from '../registrar/roles/gap-words.ts';
import { count, hash32 } from './schemas.ts';

const decimal = z.string().meta({ description: 'An exact decimal', examples: ['62.5'] });
const share = z
  .object({
    part: decimal,
    whole: decimal,
    percent: z.string().meta({ description: 'To a tenth', examples: ['41.7'] }),
  })
  .meta({ id: 'Share', description: 'Part and whole are exact; the percentage is for people' });
const standing = z.enum(COVERAGE_STANDINGS).meta({
  id: 'CoverageStanding',
  description:
    'From the worst to the best. `missed`: nothing leads there. `partly`: some of its parts, or only something broader. ' +
    '`below-level`: taught, and not shown to reach the level. `taught`: nothing assesses it at the level. `formative`, ' +
    '`summative`, `identity-assured`: how strongly it is assessed there.',
});
const named = z.object({
  competency: z.string().meta({ description: 'framework/competency' }),
  statement: z.string(),
  kind: z.enum(['skill', 'knowledge', 'ability']).nullable(),
  framework: z.string(),
});
const level = z.object({ id: z.string(), title: z.string() }).nullable();
const module = z.object({ id: z.string(), title: z.string(), elective: z.boolean() });

/** Employers' ratings of one competency. */
export const feedbackFigures = z
  .object({
    ratings: count,
    sum: count,
    mean: z.string().meta({ description: 'To a hundredth; exactly it is sum / ratings', examples: ['3.67'] }),
    byRating: z.array(count).readonly().meta({ description: 'How many gave each rating, 1 first' }),
  })
  .meta({ id: 'FeedbackFigures' });

const outcome = z.object({
  ...{ module, id: z.string(), statement: z.string(), competency: z.string() },
  level: z.string().nullable(),
  reaches: z
    .enum(['reached', 'below', 'not-stated'])
    .meta({ description: 'How its level stands to the one asked for' }),
});

const assessment = z.object({
  module,
  id: z.string().nullable().meta({ description: 'Null for a kind that each cohort brings itself' }),
  title: z.string(),
  purpose: z.enum(['formative', 'summative']),
  method: z.string(),
  identityAssurance: z.string(),
  strength: z.enum(['not-assessed', 'formative', 'summative', 'identity-assured']),
  weight: decimal.nullable().meta({ description: "Percent of its module's mark" }),
});

const line = named.extend({
  importance: decimal.meta({ description: '1, not important, to 5, extremely important' }),
  importanceWord: z.string(),
  level: level.meta({ description: 'Asked for; null where any will do' }),
  taughtLevel: level,
  evidence: z
    .array(
      z.object({
        source: z.string(),
        importance: decimal.optional(),
        share: decimal.optional(),
        count: count.optional(),
      }),
    )
    .readonly(),
  standing,
  covered: z.boolean(),
  electiveOnly: z.boolean().meta({ description: 'Whether only electives lead there' }),
  through: z.enum(['itself', 'parts', 'whole']).nullable(),
  outcomes: z.array(outcome).readonly(),
  assessments: z.array(assessment).readonly(),
  strength: assessment.shape.strength,
  weight: share.nullable().meta({ description: 'What carries it of the weight of all summative assessments' }),
  missedParts: z.array(named).readonly(),
  feedback: feedbackFigures.nullable(),
  reasons: z.array(z.string()).readonly(),
});

const compared = z.object({
  ...{ id: z.string(), edition: z.string(), title: z.string(), reference: z.string(), digest: hash32 },
});
const source = z.object({
  ...{ id: z.string(), kind: z.string(), title: z.string(), day: z.string() },
  ...{ url: z.string().optional(), sampleSize: count.optional() },
});

/** See `pathway/role/gap-analysis.ts`. */
export const gapAnalysis = z
  .object({
    role: compared.extend({ sources: z.array(source).readonly() }),
    pathway: compared,
    summary: z.object({
      competencies: count,
      covered: z.object({ competencies: count, importance: share }),
      byStanding: z.array(z.object({ standing, competencies: count, importance: share })).readonly(),
    }),
    lines: z.array(line).readonly(),
    beyond: z
      .array(
        named.extend({
          outcomes: z.array(z.object({ module: z.string(), id: z.string(), statement: z.string() })).readonly(),
        }),
      )
      .readonly()
      .meta({ description: 'What the pathway teaches and the role does not ask for' }),
    withoutCompetency: z.array(z.object({ module, id: z.string(), statement: z.string() })).readonly(),
    notes: z.array(z.string()).readonly(),
  })
  .meta({ id: 'GapAnalysis' });
