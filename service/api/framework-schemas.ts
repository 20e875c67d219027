import { z } from 'zod';
import { parseHash32 } from '../core/hex.ts';
import type { FrameworkShown } from '../registrar/frameworks/framework-overview.ts';
import { REVIEW_DECISIONS, REVIEW_ROLES } from '../registrar/frameworks/review-words.ts';
import { count, hash32, time, uuid } from './schemas.ts';

/** What routes about competency frameworks read and answer. */

/** Who may read frameworks and their reviews. */
export const READERS = ['designer', 'registrar', 'auditor', ...REVIEW_ROLES] as const;

/** Which edition is meant; whether there is one is for the use case to say. */
export const editionParameters = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .meta({ description: 'The id of a framework', examples: ['data-stewardship'] }),
  edition: z
    .string()
    .min(1)
    .max(32)
    .meta({ description: 'One of its editions', examples: ['2026.1'] }),
});

/** As use cases name an edition. */
export function nameOf({ id, edition }: z.infer<typeof editionParameters>): string {
  return `${id}@${edition}`;
}

/** The digest of a text in a request. @throws CairnError `malformed-hex` */
export const textDigest = z
  .string()
  .transform(parseHash32)
  .meta({ description: 'Of the text that is meant: refused where another stands there', pattern: '^0x[0-9a-f]{64}$' });

const standing = z.enum(['draft', 'in-review', 'published']);

/** One of the roles that sign off a framework. */
export const reviewRole = z.enum(REVIEW_ROLES);

/** What a reviewer says. */
export const reviewDecision = z.enum(REVIEW_DECISIONS);

export const frameworkOverview = z
  .object({
    id: z.string(),
    edition: z.string(),
    title: z.string(),
    reference: z.string().meta({ description: 'urn:cairn:framework:{id}:{edition}' }),
    digest: hash32,
    standing,
    competencies: count,
    reviewOn: z.string().nullable().meta({ description: 'The day from which on it is due for review' }),
    reviewDue: z.boolean(),
    draftedAt: time.nullable().meta({ description: 'Null for one that comes with Cairn' }),
    submittedAt: time.nullable(),
    publishedAt: time.nullable(),
    ships: z.boolean().meta({ description: 'Whether it comes with Cairn' }),
  })
  .meta({ id: 'Framework' });

export const signOff = z
  .object({
    signOffId: uuid,
    role: reviewRole,
    decision: reviewDecision,
    comment: z.string().nullable(),
    digest: hash32.meta({ description: 'Of the text that it was said of' }),
    counts: z.boolean().meta({ description: 'Whether that is the text that stands there now' }),
    reviewerName: z.string(),
    recordedBy: z.string().nullable().meta({ description: 'Who wrote it down, where the reviewer did not' }),
    givenAt: time,
  })
  .meta({ id: 'FrameworkSignOff' });

/** What was found in a framework that is kept: without a line, since no file is at hand. */
export const finding = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    pointer: z.string(),
    sentence: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'FrameworkFinding' });

export const frameworkShown = frameworkOverview
  .extend({
    document: z.looseObject({}).meta({ description: 'The framework as it was written' }),
    review: z
      .array(z.object({ role: reviewRole, standing: z.enum(['approved', 'rejected', 'missing']) }))
      .readonly()
      .meta({ description: 'Of each role whose sign-off is asked for, where it stands to this text' }),
    signOffs: z.array(signOff).readonly().meta({ description: 'In the order in which they were given' }),
    publishedWithout: z
      .object({ roles: z.array(z.string()).readonly(), reason: z.string() })
      .nullable()
      .meta({ description: 'The roles that it was published without, and why' }),
    warnings: z.array(finding).readonly().meta({ description: 'What was warned of when it was published' }),
  })
  .meta({ id: 'FrameworkWithReview' });

export const frameworkDifference = z
  .object({
    from: z.object({ reference: z.string(), title: z.string(), digest: hash32 }),
    to: z.object({ reference: z.string(), title: z.string(), digest: hash32 }),
    changes: z
      .array(
        z.object({
          kind: z.string().meta({ description: 'As competency-removed' }),
          competency: z.string().nullable(),
          of: z.string().nullable().meta({ description: 'A level, the address of an alignment, or a member' }),
          from: z.string().nullable(),
          to: z.string().nullable(),
          breaking: z.boolean().meta({ description: 'Whether what refers to it has to change with it' }),
        }),
      )
      .readonly(),
    breaking: count,
  })
  .meta({ id: 'FrameworkDifference' });

/** An edition with its review, as it is answered. */
export function shownAnswer({ overview, outline: _, ...rest }: FrameworkShown): z.input<typeof frameworkShown> {
  return { ...overview, ...rest };
}
