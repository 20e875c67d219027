import { CairnError } from '../../core/errors.ts';
import { type ColumnMapping, parseColumnMapping } from '../../ingest/gradebook/column-mapping.ts';
import { GRADEBOOK_FIELDS, isGradebookField } from '../../ingest/gradebook/gradebook-fields.ts';
import { DATE_FORMS } from '../../ingest/gradebook/read-date.ts';
import { SEPARATORS, type Separator } from '../../ingest/table/separator.ts';
import { ENCODINGS } from '../../ingest/table/text-encoding.ts';

/** A mapping as options of a command or parameters of an address say it; what is absent is not said. */
export interface MappingOptions {
  /** `field=column`, or `assessment:id=column`. */
  readonly map?: readonly string[] | undefined;
  /** `40`, or `assessment-id=40`. */
  readonly outOf?: readonly string[] | undefined;
  readonly layout?: string | undefined;
  readonly decimal?: string | undefined;
  readonly round?: string | undefined;
  readonly date?: string | undefined;
  /** One of `SEPARATOR_NAMES`, or the character itself. */
  readonly separator?: string | undefined;
  readonly encoding?: string | undefined;
}

/** For help texts. */
export const MAPPING_FIELDS: readonly string[] = GRADEBOOK_FIELDS;
export const MAPPING_DATE_FORMS: readonly string[] = DATE_FORMS;
export const MAPPING_ENCODINGS: readonly string[] = ENCODINGS;

const SEPARATORS_BY_NAME: ReadonlyMap<string, Separator> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['pipe', '|'],
]);

/** How separators are called where they cannot be typed. */
export const SEPARATOR_NAMES: readonly string[] = [...SEPARATORS_BY_NAME.keys()];

/** The name of a separator. */
export function separatorName(separator: string): string {
  return [...SEPARATORS_BY_NAME].find(([, character]) => character === separator)?.[0] ?? separator;
}

const ASSESSMENT = 'assessment:';

/** @throws CairnError `malformed-mapping` that names what cannot be used */
export function mappingFrom(options: MappingOptions): ColumnMapping {
  const columns: Record<string, string> = {};
  const assessments: Record<string, string> = {};
  for (const [key, column] of (options.map ?? []).map((text) => pair(text, 'map', 'learner=Student ID'))) {
    const isOfAssessment = key.startsWith(ASSESSMENT);
    if (!isOfAssessment && !isGradebookField(key)) throw unknownField(key);
    const [into, name] = isOfAssessment ? [assessments, key.slice(ASSESSMENT.length)] : [columns, key];
    if (Object.hasOwn(into, name)) throw malformed(`map names ${key} twice`, 'name each field once');
    into[name] = column;
  }
  let outOf: string | undefined;
  const outOfByAssessment: Record<string, string> = {};
  for (const text of options.outOf ?? []) {
    if (text.includes('=')) {
      const [assessment, points] = pair(text, 'out-of', 'final-exam=40');
      outOfByAssessment[assessment] = points;
    } else if (outOf !== undefined)
      throw malformed('out-of is given twice for all assessments', 'write ASSESSMENT=POINTS');
    else outOf = text;
  }
  const { layout, decimal, round, date, separator, encoding } = options;
  return parseColumnMapping({
    columns,
    assessments,
    ...present({ outOf, layout, decimal, date, encoding }),
    ...(Object.keys(outOfByAssessment).length === 0 ? {} : { outOfByAssessment }),
    ...(round === undefined ? {} : { round: /^[0-9]$/.test(round) ? Number(round) : round }),
    ...(separator === undefined ? {} : { separator: separatorFrom(separator) }),
  });
}

function pair(text: string, option: string, example: string): readonly [key: string, value: string] {
  const at = text.indexOf('=');
  const [key, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at > 0 && key !== '' && value !== '') return [key, value];
  throw malformed(`${option} is ${JSON.stringify(text.slice(0, 80))}`, `write it as ${example}`);
}

function separatorFrom(text: string): string {
  return SEPARATORS_BY_NAME.get(text) ?? SEPARATORS.find((separator) => separator === text) ?? text;
}

function present(members: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) found[name] = value;
  return found;
}

function unknownField(field: string): CairnError {
  return malformed(
    `there is no field ${JSON.stringify(field.slice(0, 80))}`,
    `the fields are ${GRADEBOOK_FIELDS.join(', ')}, and ${ASSESSMENT}ID for what a file calls an assessment`,
  );
}

function malformed(message: string, remedy: string): CairnError {
  return new CairnError('malformed-mapping', message, { remedy });
}
