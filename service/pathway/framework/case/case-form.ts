/**
 * The form of CASE 1.1, class by class, as the REST/JSON binding (1EdTech, final release of 24 January 2025) has it: for
 * what Cairn keeps and does not read. A package that is off it is read all the same, and told so.
 *
 * Members that CASE does not know are no finding: they are what producers add. Nor is `null` for a member that may be
 * absent, which much of what is in circulation has.
 */
import { z } from 'zod';
import { dayNumber } from '../../../core/calendar-day.ts';
import { parseDateTime } from '../../../core/date-time.ts';
import { type Finding, finding } from '../../check/finding.ts';
import { formFindings } from '../../check/form-findings.ts';
import { caseIdentifierSchema } from './case-package.ts';
import { foldAlike } from './fold-alike.ts';
import type { CaseParts } from './read-case-package.ts';

const text = z.string().describe('Text.');
const uuid = caseIdentifierSchema;
const date = z
  .string()
  .refine((day) => dayNumber(day) !== null)
  .describe('A day, such as "2026-09-01".');
const dateTime = z
  .string()
  .refine((moment) => parseDateTime(moment) !== null)
  .describe('A time with its zone, such as "2026-09-01T08:00:00Z".');
const extensions = z.looseObject({});
const extended = z.string().regex(/^ext:[A-Za-z0-9._|-]+$/);

/** An identified object of CASE, with what may stand in it. */
function identified<S extends z.ZodRawShape>(shape: S) {
  return z.looseObject({ identifier: uuid, uri: text, lastChangeDateTime: dateTime, ...shape });
}

/** Of whatever may be absent. */
function maybe<S extends z.ZodType>(schema: S) {
  return schema.nullish();
}

const link = z.looseObject({ title: text, identifier: uuid, uri: text });
const anyLink = z.looseObject({
  title: text,
  identifier: text,
  uri: text,
  targetType: maybe(z.union([z.literal('CASE'), extended])),
});

/** Those that CASE 1.1 names; others begin with `ext:`. */
const ASSOCIATION_TYPES = [
  'isChildOf',
  'isPeerOf',
  'isPartOf',
  'exactMatchOf',
  'precedes',
  'isRelatedTo',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
  'isTranslationOf',
] as const;

const status = { statusStartDate: maybe(date), statusEndDate: maybe(date), licenseURI: maybe(link) };
const subjects = { subject: maybe(z.array(text)), subjectURI: maybe(z.array(link)) };
const described = { title: text, description: maybe(text), extensions: maybe(extensions) };

const documentForm = identified({
  ...status,
  ...subjects,
  ...described,
  frameworkType: maybe(text),
  caseVersion: maybe(z.literal('1.1')),
  creator: text,
  officialSourceURL: maybe(text),
  publisher: maybe(text),
  language: maybe(text),
  version: maybe(text),
  adoptionStatus: maybe(text),
  notes: maybe(text),
});

const itemForm = identified({
  ...status,
  ...subjects,
  fullStatement: text,
  alternativeLabel: maybe(text),
  CFItemType: maybe(text),
  CFItemTypeURI: maybe(link),
  humanCodingScheme: maybe(text),
  listEnumeration: maybe(text),
  abbreviatedStatement: maybe(text),
  conceptKeywords: maybe(z.array(text)),
  conceptKeywordsURI: maybe(link),
  notes: maybe(text),
  language: maybe(text),
  educationLevel: maybe(z.array(text)),
  extensions: maybe(extensions),
});

const associationForm = identified({
  associationType: z.union([z.enum(ASSOCIATION_TYPES), extended]),
  sequenceNumber: maybe(z.int()),
  originNodeURI: anyLink,
  destinationNodeURI: anyLink,
  CFAssociationGroupingURI: maybe(link),
  notes: maybe(text),
  extensions: maybe(extensions),
});

const definitionsForm = z.looseObject({
  CFConcepts: maybe(z.array(identified({ ...described, hierarchyCode: text, keywords: maybe(text) }))),
  CFSubjects: maybe(z.array(identified({ ...described, hierarchyCode: text }))),
  CFLicenses: maybe(z.array(identified({ ...described, licenseText: text }))),
  CFItemTypes: maybe(
    z.array(identified({ ...described, description: text, hierarchyCode: text, typeCode: maybe(text) })),
  ),
  CFAssociationGroupings: maybe(z.array(identified(described))),
  extensions: maybe(extensions),
});

const criterionLevelForm = identified({
  description: maybe(text),
  quality: maybe(text),
  score: maybe(z.number()),
  feedback: maybe(text),
  position: maybe(z.int()),
  rubricCriterionId: maybe(uuid),
  extensions: maybe(z.array(extensions)),
});

const criterionForm = identified({
  category: maybe(text),
  description: maybe(text),
  CFItemURI: maybe(link),
  weight: maybe(z.number()),
  position: maybe(z.int()),
  rubricId: maybe(uuid),
  CFRubricCriterionLevels: maybe(z.array(criterionLevelForm)),
  extensions: maybe(extensions),
});

const rubricForm = identified({
  ...described,
  title: maybe(text),
  CFRubricCriteria: maybe(z.array(criterionForm)),
});

const packageForm = z.looseObject({
  CFDocument: documentForm,
  CFItems: z.array(itemForm),
  CFAssociations: z.array(associationForm),
  CFDefinitions: maybe(definitionsForm),
  CFRubrics: maybe(z.array(rubricForm)),
  extensions: maybe(extensions),
});

/** Where a package is not as CASE 1.1 asks, in what is kept and not read. */
export function caseFormFindings({ document, items, associations, others }: CaseParts): Finding[] {
  const source = { ...others, CFDocument: document, CFItems: items, CFAssociations: associations };
  const read = packageForm.safeParse(source, { reportInput: true });
  if (read.success) return [];
  const found = formFindings(read.error, { schema: packageForm, document: source }).map(({ pointer, sentence }) => ({
    ...finding('case-off-form', [], {
      sentence: `By CASE 1.1, ${sentence}`,
      remedy: 'It is kept as it is. Correct it where the package comes from.',
    }),
    pointer,
  }));
  return foldAlike(found, 1);
}
