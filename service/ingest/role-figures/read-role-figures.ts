/** Figures for a role profile as CSV: what a survey, a board or a count of advertisements says, a line a competency. */
import type { CompetencyFramework } from '../../pathway/framework/parse-framework.ts';
import { importanceSchema } from '../../pathway/role/importance.ts';
import type { RoleFigure } from '../../pathway/role/merge-figures.ts';
import { percentSchema } from '../../pathway/role/role-profile-form.ts';
import {
  type FieldLine,
  type FieldNames,
  type FieldProblem,
  type FieldTaking,
  readFields,
} from '../fields/read-fields.ts';
import type { Table } from '../table/read-table.ts';
import { type CompetencyNames, competencyNames } from './competency-names.ts';

/** What a line may say. */
type Field = 'competency' | 'level' | 'source' | 'importance' | 'share' | 'count';

/** How columns are called. */
export const FIGURE_COLUMNS: FieldNames<Field> = {
  competency: ['competency', 'competency id', 'competence', 'skill', 'code', 'uri', 'alignment'],
  level: ['level', 'proficiency'],
  source: ['source', 'source id'],
  importance: ['importance', 'mean importance'],
  share: ['share', 'percent', 'percentage', 'share of postings'],
  count: ['count', 'n', 'answers', 'postings', 'advertisements'],
};

/** What the lines are read against. */
export interface FigureContext {
  readonly frameworks: readonly CompetencyFramework[];
  /** The sources that the profile has, or gets. */
  readonly sources: readonly string[];
  /** That of every line of a file without a column that says so. */
  readonly source: string | null;
}

/** What a file of figures says, and what is wrong with it. */
export interface ReadFigures {
  readonly lines: number;
  readonly figures: readonly RoleFigure[];
  readonly problems: readonly FieldProblem[];
}

/** Reads figures. @throws CairnError `columns-unknown` */
export async function readRoleFigures(table: Table, context: FigureContext): Promise<ReadFigures> {
  const names = competencyNames(context.frameworks);
  const required: Field[] = context.source === null ? ['competency', 'source'] : ['competency'];
  const { lines, taken, problems } = await readFields(table, FIGURE_COLUMNS, required, (line) =>
    figureIn(line, names, context),
  );
  const firstLines = new Map<string, number>();
  const twice = taken.filter(({ competency, source, line }) => {
    const key = `${competency} ${source}`;
    const isNew = !firstLines.has(key);
    if (isNew) firstLines.set(key, line);
    return !isNew;
  });
  const repeated = twice.map(({ line, competency, source }) => ({
    ...{ line, column: null, found: JSON.stringify(competency) },
    expected: `one line for each competency and source; line ${firstLines.get(`${competency} ${source}`)} has these two`,
  }));
  return {
    lines,
    figures: taken.filter((figure) => !twice.includes(figure)),
    problems: [...problems, ...repeated].toSorted((a, b) => a.line - b.line),
  };
}

function figureIn(
  line: FieldLine<Field>,
  names: CompetencyNames,
  { frameworks, sources, source: only }: FigureContext,
): FieldTaking<RoleFigure> {
  const problems: FieldProblem[] = [];
  const wrong = (field: Field, expected: string) => {
    problems.push(line.problem(field, expected));
  };
  const [competency, ...others] = names.find(line.cell('competency'));
  if (competency === undefined) {
    wrong('competency', "a competency of the profile's frameworks");
  } else if (others.length > 0) {
    wrong(
      'competency',
      `the reference of one of those that it may be: ${[competency, ...others].slice(0, 5).join(', ')}`,
    );
  }
  const source = line.cell('source') === '' && only !== null ? only : line.cell('source');
  if (!sources.includes(source))
    wrong('source', `one of the sources of the profile (${sources.join(', ') || 'it has none'}), or --source`);
  const level = line.cell('level');
  const scale = frameworks.find(({ id }) => competency?.startsWith(`${id}/`))?.levels?.map(({ id }) => id) ?? [];
  if (level !== '' && competency !== undefined && !scale.includes(level)) {
    wrong(
      'level',
      scale.length === 0 ? 'nothing: the framework has no levels' : `a level of the framework: ${scale.join(', ')}`,
    );
  }
  const importance = decimalIn(line.cell('importance'));
  if (importance !== null && !importanceSchema.safeParse(importance).success)
    wrong('importance', 'a number from 1 to 5');
  const share = decimalIn(line.cell('share').replace(/\s*%$/, ''));
  if (share !== null && !percentSchema.safeParse(share).success) wrong('share', 'a percentage, 0 to 100');
  const count = line.cell('count');
  if (count !== '' && !/^(?:0|[1-9][0-9]{0,8})$/.test(count)) wrong('count', 'a whole number');
  if (importance === null && share === null && count === '')
    wrong('importance', 'an importance, a share or a count on the line');
  if (problems.length > 0 || competency === undefined) return { problems };
  const figure = {
    ...{ line: line.line, competency, source },
    ...(level === '' ? {} : { level }),
    ...(importance === null ? {} : { importance }),
    ...(share === null ? {} : { share }),
    ...(count === '' ? {} : { count: Number(count) }),
  };
  return { value: figure, problems: null };
}

/** Null where there is nothing. Spreadsheets of half of the world write `4,25`. */
function decimalIn(cell: string): string | null {
  return cell === '' ? null : cell.replace(/^([0-9]+),([0-9]+)$/, '$1.$2');
}
