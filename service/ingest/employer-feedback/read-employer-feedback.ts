/** Employers' feedback as CSV, a line a rating. */
import { dayNumber } from '../../core/calendar-day.ts';
import {
  EMPLOYER_RATINGS,
  type EmployerFeedback,
  employerFeedbackSchema,
} from '../../pathway/role/employer-feedback.ts';
import {
  type FieldLine,
  type FieldNames,
  type FieldProblem,
  type FieldTaking,
  readFields,
} from '../fields/read-fields.ts';
import type { Table } from '../table/read-table.ts';

type Field = 'pathway' | 'award' | 'competency' | 'rating' | 'organisation' | 'day' | 'source' | 'comment' | 'response';

/** How columns are called. There is none for whoever was rated. */
export const FEEDBACK_COLUMNS: FieldNames<Field> = {
  pathway: ['pathway'],
  award: ['award'],
  competency: ['competency'],
  rating: ['rating'],
  organisation: ['organisation', 'organization', 'employer'],
  day: ['day', 'date'],
  source: ['source', 'survey'],
  comment: ['comment'],
  response: ['response', 'answer', 'response id'],
};

const REQUIRED: readonly Field[] = ['pathway', 'award', 'competency', 'rating', 'organisation', 'day', 'source'];

const EXPECTED: Readonly<Record<Field, string>> = {
  pathway: 'a pathway and its edition, as welding@2026.1',
  award: "the id of one of the pathway's awards",
  competency: 'a competency, as data-stewardship/clean-data',
  rating: `a whole number from 1 (${EMPLOYER_RATINGS[0]}) to 5 (${EMPLOYER_RATINGS[4]})`,
  organisation: 'the name of an organisation, of at most 200 characters',
  day: 'a day, as 2027-03-31',
  source: 'how it was asked for, in at most 200 characters',
  comment: 'at most 4,000 characters',
  response: 'at most 200 characters',
};

/** Reads feedback. Lines of one answer become one piece of feedback. @throws CairnError `columns-unknown` */
export async function readEmployerFeedback(table: Table): Promise<{
  readonly lines: number;
  readonly answers: readonly EmployerFeedback[];
  readonly problems: readonly FieldProblem[];
}> {
  const { lines, taken, problems } = await readFields(table, FEEDBACK_COLUMNS, REQUIRED, ratingIn);
  const answers = new Map<string, EmployerFeedback>();
  for (const { ratings, ...head } of taken) {
    const key = JSON.stringify(head);
    answers.set(key, { ...head, ratings: [...(answers.get(key)?.ratings ?? []), ...ratings] });
  }
  return { lines, answers: [...answers.values()], problems };
}

/** One line as an answer of one rating. */
function ratingIn(line: FieldLine<Field>): FieldTaking<EmployerFeedback> {
  const { cell } = line;
  const [id = '', edition = ''] = cell('pathway').split('@');
  const rating = /^[1-5]$/.test(cell('rating')) ? Number(cell('rating')) : null;
  const parsed = employerFeedbackSchema.safeParse({
    ...{ type: 'CairnEmployerFeedback', version: 1, pathway: { id, edition }, award: cell('award') },
    ...{ organisation: cell('organisation'), day: cell('day'), source: cell('source') },
    ...(cell('response') === '' ? {} : { response: cell('response') }),
    ratings: [
      { competency: cell('competency'), rating, ...(cell('comment') === '' ? {} : { comment: cell('comment') }) },
    ],
  });
  const wrong = new Set<Field>(parsed.success ? [] : parsed.error.issues.map(({ path }) => fieldAt(path)));
  if (parsed.success && dayNumber(parsed.data.day) === null) wrong.add('day');
  if (parsed.success && wrong.size === 0) return { value: parsed.data, problems: null };
  return { problems: [...wrong].map((field) => line.problem(field, EXPECTED[field])) };
}

/** The column that a place in an answer comes from. */
function fieldAt(path: readonly PropertyKey[]): Field {
  const last = path[0] === 'ratings' ? path[2] : path[0];
  return FIELDS.find((field) => field === last) ?? 'competency';
}

const FIELDS: readonly Field[] = [...REQUIRED, 'comment', 'response'];
