/** Which column of a table holds what. */
import { CairnError } from '../../core/errors.ts';
import { type Decimal, parseDecimal } from '../../pathway/decimal.ts';
import { shown } from '../csv-error.ts';
import type { AssessmentNames } from './assessment-names.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { fieldOfName } from './column-synonyms.ts';
import {
  columnsOf,
  noAssessmentColumn,
  twoColumns,
  unknownAssessment,
  unknownCohort,
  unknownLearner,
} from './columns-unknown.ts';
import { FIELD_MEANINGS, GRADEBOOK_FIELDS, type GradebookField, type GradebookLayout } from './gradebook-fields.ts';
import { readHeading } from './gradebook-header.ts';
import { headerWords } from './header-words.ts';

/** The column of an assessment in a wide table. */
export interface AssessmentColumn {
  readonly position: number;
  readonly assessmentId: string;
  /** The points that could be reached, where the mapping or the heading says so. */
  readonly outOf: Decimal | null;
}

/** What was recognised; positions count from 0. */
export interface GradebookColumns {
  readonly layout: GradebookLayout;
  readonly fields: ReadonlyMap<GradebookField, number>;
  readonly assessments: readonly AssessmentColumn[];
  /** Columns of which nothing is read. */
  readonly ignored: readonly number[];
}

/** Of a long table these make a result, and in a wide one they can only be something else (a total, a date of export). */
const OF_RESULTS: readonly GradebookField[] = ['module', 'assessment', 'attempt', 'score', 'maximum', 'date'];

/**
 * Finds out what the columns hold: what the mapping says, then by their names.
 *
 * @param names the assessments of all cohorts that the file may be about
 * @param isOneCohort whether the cohort is known without the file, so that a column is looked at only when it is mapped
 * @throws CairnError `columns-unknown` when it cannot be told which is the learner's id, or of what the scores are;
 * `malformed-mapping` when the mapping names columns that are not there
 */
export function recogniseColumns(
  file: string,
  header: readonly string[],
  mapping: ColumnMapping,
  names: AssessmentNames,
  isOneCohort: boolean,
): GradebookColumns {
  assertAssessmentsKnown(mapping, names);
  const mapped = mappedFields(file, header, mapping);
  const taken = new Set(mapped.values());
  const wide =
    mapping.layout === 'long' || mapped.has('assessment') ? [] : assessmentColumns(file, header, mapping, names, taken);
  const inColumns = new Set(wide.map(({ position }) => position));
  const named = namedFields(file, header, mapped, new Set([...taken, ...inColumns]));
  const isLong = wide.length === 0 || (mapping.layout === undefined && named.has('assessment') && named.has('score'));
  const layout = mapping.layout ?? (isLong ? 'long' : 'wide');
  if (layout === 'wide' && wide.length === 0) throw noAssessmentColumn(file, header, names);
  const fields = new Map([...named, ...mapped]);
  if (isOneCohort && !mapped.has('cohort')) fields.delete('cohort');
  if (layout === 'wide') for (const field of OF_RESULTS) if (!mapped.has(field)) fields.delete(field);
  // Where no line is of an assessment there are no attempts at any: the column is of something else.
  if (layout === 'long' && !fields.has('assessment') && !fields.has('module')) fields.delete('attempt');
  if (!fields.has('learner')) throw unknownLearner(file, header);
  if (!isOneCohort && !fields.has('cohort')) throw unknownCohort(file, header);
  if (layout === 'long' && fields.has('score') && !fields.has('assessment') && !fields.has('module')) {
    throw unknownAssessment(file, header, names);
  }
  const assessments = layout === 'wide' ? wide : [];
  const used = new Set([...fields.values(), ...assessments.map(({ position }) => position)]);
  return { layout, fields, assessments, ignored: [...header.keys()].filter((position) => !used.has(position)) };
}

/** A mapping may be of several cohorts, but what it says of assessments has to be of those that there are. */
function assertAssessmentsKnown({ assessments, outOfByAssessment = {} }: ColumnMapping, names: AssessmentNames): void {
  const unknown = [...Object.keys(assessments), ...Object.keys(outOfByAssessment)].find((id) => !names.has(id));
  if (unknown === undefined) return;
  throw new CairnError('malformed-mapping', `there is no assessment ${shown(unknown)}`, {
    remedy: `the assessments are ${names.listing}`,
    details: { assessment: unknown },
  });
}

/** The columns that the mapping names. */
function mappedFields(
  file: string,
  header: readonly string[],
  { columns }: ColumnMapping,
): Map<GradebookField, number> {
  const found = new Map<GradebookField, number>();
  for (const field of GRADEBOOK_FIELDS) {
    const name = columns[field];
    if (name !== undefined) found.set(field, positionOf(file, header, name));
  }
  return found;
}

function positionOf(file: string, header: readonly string[], name: string): number {
  const exact = positionsWhere(header, (cell) => cell === name);
  const positions =
    exact.length > 0 ? exact : positionsWhere(header, (cell) => headerWords(cell) === headerWords(name));
  const [position] = positions;
  if (position !== undefined && positions.length === 1) return position;
  throw new CairnError(
    'malformed-mapping',
    `${file} has ${positions.length === 0 ? 'no column' : `${positions.length} columns`} ${shown(name)}`,
    { remedy: `name one of its columns: ${columnsOf(header)}`, details: { file, column: name } },
  );
}

function positionsWhere(header: readonly string[], is: (cell: string) => boolean): number[] {
  return [...header.keys()].filter((position) => is(header[position] ?? ''));
}

/** The columns whose names say what they hold; of several that may be the same, the surest. */
function namedFields(
  file: string,
  header: readonly string[],
  mapped: ReadonlyMap<GradebookField, number>,
  taken: ReadonlySet<number>,
): Map<GradebookField, number> {
  const best = new Map<GradebookField, { position: number; rank: number; twin: number | null }>();
  for (const [position, name] of header.entries()) {
    const found = taken.has(position) ? undefined : fieldOfName(name);
    if (found === undefined || mapped.has(found.field)) continue;
    const before = best.get(found.field);
    if (before === undefined || found.rank < before.rank)
      best.set(found.field, { position, rank: found.rank, twin: null });
    else if (found.rank === before.rank) before.twin = position;
  }
  for (const [field, { position, twin }] of best) {
    if (twin !== null) throw twoColumns(file, header, FIELD_MEANINGS[field], `${field}=COLUMN`, position, twin);
  }
  return new Map([...best].map(([field, { position }]) => [field, position]));
}

/** The columns that bear the name of an assessment. */
function assessmentColumns(
  file: string,
  header: readonly string[],
  mapping: ColumnMapping,
  names: AssessmentNames,
  taken: ReadonlySet<number>,
): AssessmentColumn[] {
  const found = new Map<
    string,
    { position: number; outOf: Decimal | null; isPercentage: boolean; isMapped: boolean }
  >();
  const calledAs = new Set(Object.values(mapping.assessments).map(headerWords));
  for (const [position, name] of header.entries()) {
    if (taken.has(position) || name === '') continue;
    const heading = readHeading(name);
    if (heading.kind === 'words') continue;
    const isMapped = calledAs.has(headerWords(name));
    // In a cohort that takes any assessment every column would be one: there it has to be mapped.
    const id = isMapped
      ? names.find(name)
      : heading.names.map((text) => names.known(text)).find((known) => known !== undefined);
    if (id === undefined) continue;
    const isPercentage = heading.kind === 'percentage';
    const before = found.get(id);
    if (before !== undefined && (before.isMapped || (before.isPercentage && !isPercentage && !isMapped))) continue;
    if (before !== undefined && before.isPercentage === isPercentage && before.isMapped === isMapped) {
      throw twoColumns(file, header, `the assessment ${id}`, `assessment:${id}=COLUMN`, before.position, position);
    }
    const points = mapping.outOfByAssessment?.[id] ?? mapping.outOf;
    const outOf = points === undefined ? heading.outOf : parseDecimal(points);
    found.set(id, { position, outOf: isPercentage ? null : outOf, isPercentage, isMapped });
  }
  return [...found].map(([assessmentId, { position, outOf }]) => ({ position, assessmentId, outOf }));
}
