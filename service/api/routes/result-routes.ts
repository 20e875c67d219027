import { z } from 'zod';
import { importOutcome } from '../../registrar/results/csv-import-report.ts';
import { receiveCsv } from '../../registrar/results/receive-csv.ts';
import { json } from '../answer.ts';
import { streamBody } from '../request-body.ts';
import { repeatable, route } from '../route.ts';
import { cohortId, count, flag } from '../schemas.ts';

/** More than ten million results; they go to the disk as they come. */
const MOST_BYTES = 256 * 1024 * 1024;

const text = z.string().min(1).max(400);
const problem = z
  .object({
    line: z.int().meta({ description: 'As editors count, the header included' }),
    column: z.string().nullable().meta({ description: 'Null where the whole line is meant' }),
    found: z.string(),
    expected: z.string(),
  })
  .meta({ id: 'LineProblem' });
const sample = z.object({ line: z.int(), learnerId: z.string() });
const change = sample.extend({ before: z.string(), after: z.string() });

const report = json(
  200,
  'The file is brought in; or, of a dry run, what it would change.',
  z
    .object({
      dryRun: z.boolean(),
      source: z
        .string()
        .nullable()
        .meta({ description: 'What the rows say they came from; null: nothing was changed' }),
      reading: z.object({
        bytes: count,
        digest: z.string().meta({ description: 'SHA-256 of the file' }),
        encoding: z.string(),
        encodingGuessed: z.boolean(),
        separator: z.string(),
        layout: z.enum(['long', 'wide']),
        columns: z.array(z.object({ field: z.string(), column: z.string() })).readonly(),
        assessments: z
          .array(z.object({ assessmentId: z.string(), column: z.string(), outOf: z.string().nullable() }))
          .readonly(),
        ignored: z.array(z.string()).readonly(),
      }),
      lines: count,
      badLines: count,
      skippedLines: count,
      problemCount: count,
      problems: z.array(problem).readonly().meta({ description: 'The first thousand' }),
      learners: z.object({ total: count, new: count, changed: count }),
      cohorts: z
        .array(
          z.object({
            cohortId: z.string(),
            learners: count,
            enrolled: count,
            changedFinalResults: count,
            results: count,
            newResults: count,
            changedResults: count,
          }),
        )
        .readonly(),
      changed: count.meta({ description: 'Learners, enrolments and results that are new or changed' }),
      greatestScore: z.number().nullable().meta({ description: 'Percent; a small one may be points' }),
      samples: z
        .object({
          newLearners: z.array(sample.extend({ name: z.string().nullable() })).readonly(),
          changedLearners: z.array(change).readonly(),
          changedResults: z
            .array(change.extend({ cohortId: z.string(), assessmentId: z.string(), attempt: z.int().min(1) }))
            .readonly(),
        })
        .nullable()
        .meta({ description: 'Of a dry run: the first that would change' }),
    })
    .meta({ id: 'ResultsReport' }),
);

/** `POST /v1/results`. */
export const resultRoutes = [
  route({
    method: 'POST',
    path: '/v1/results',
    summary: 'Bring in learners and results as CSV, from any system',
    description:
      'A list with a line for each result, or a gradebook with a line for each learner. Encoding, separator and columns are ' +
      'recognised; what is not can be said, or be kept as a mapping. Nothing of a file with errors goes in unless ' +
      '`skipInvalid` is given; the same file twice changes nothing.',
    who: ['registrar'],
    query: z.strictObject({
      cohort: cohortId.optional().meta({ description: 'The cohort of all lines; absent: a column says so' }),
      dryRun: flag.meta({ description: 'Only tell what would change' }),
      skipInvalid: flag.meta({ description: 'Leave out the lines that are not as they should be' }),
      mapping: text.optional().meta({ description: 'The name of a mapping that is kept' }),
      map: repeatable(text)
        .optional()
        .meta({ description: 'field=column, or assessment:id=column', examples: ['learner=Student ID'] }),
      outOf: repeatable(text).optional().meta({ description: 'Scores are points of so many: 40, or assessment=40' }),
      layout: text.optional().meta({ description: 'long or wide' }),
      decimal: text.optional().meta({ description: 'point or comma' }),
      round: text
        .optional()
        .meta({ description: 'The digits after the point that percentages are rounded to, half up' }),
      date: text.optional().meta({ description: 'iso, day-month-year, month-day-year or day-number' }),
      separator: text.optional().meta({ description: 'comma, semicolon, tab or pipe' }),
      encoding: text.optional().meta({ description: 'As utf-8 or windows-1252' }),
    }),
    body: streamBody(['text/csv', 'text/tab-separated-values'], MOST_BYTES),
    answers: [report],
    errors: [
      ...(['cohort-not-found', 'mapping-not-found', 'malformed-mapping'] as const),
      ...(['not-csv', 'columns-unknown', 'malformed-results', 'results-refused', 'upload-interrupted'] as const),
    ],
    concerns: ({ query }) => (query.cohort === undefined ? 'own' : [query.cohort]),
    work: ({ installation, principal, body, query: { cohort, dryRun, skipInvalid, mapping, ...options } }) =>
      receiveCsv(installation, principal, body, {
        cohortId: cohort ?? null,
        mappingName: mapping ?? null,
        mapping: options,
        dryRun,
        skipInvalid,
      }),
    reply: (result) => report.with(result),
    deed: {
      action: 'results.import',
      about: ({ query: { cohort, dryRun, skipInvalid, mapping } }) => ({
        cohortId: cohort,
        details: { format: 'csv', dryRun, skipInvalid, mapping: mapping ?? null },
      }),
      outcome: importOutcome,
    },
  }),
];
