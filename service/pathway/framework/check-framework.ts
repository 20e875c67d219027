/** What the form of a framework cannot say: days, levels that are none, alignments at odds, statements that nobody can see. */
import { dayNumber } from '../../core/calendar-day.ts';
import { type Finding, finding } from '../check/finding.ts';
import { vagueVerbOf } from '../check/measurable.ts';
import { brokenReference } from '../check/references.ts';
import { checkAlignments } from './check-alignments.ts';
import type { CompetencyFramework, PlacedCompetency } from './parse-framework.ts';

/** A list that is longer, and in which nothing has parts, is one that nobody finds a competency in. */
export const MOST_WITHOUT_ORDER = 150;

/** What a framework is checked against. */
export interface FrameworkCheckContext {
  /** As `2027-03-31`. */
  readonly today: string;
}

/** The findings in a framework of the right form: of the framework, then of its competencies in their order. */
export function checkFramework(framework: CompetencyFramework, { today }: FrameworkCheckContext): Finding[] {
  const placed = [...framework.byId.values()];
  const statements = firstWith(placed, ({ competency }) => comparable(competency.statement));
  const codes = firstWith(placed, ({ competency }) => competency.code);
  return [
    ...checkReview(framework, today),
    ...repeatedLevels(framework),
    ...checkOrder(placed),
    ...placed.flatMap((place) => [
      ...checkStatement(place, framework, statements),
      ...checkCode(place, codes),
      ...checkAlignments(place),
      ...checkLevelDescriptors(place, framework),
    ]),
  ];
}

function checkReview({ reviewOn, edition }: CompetencyFramework, today: string): Finding[] {
  if (reviewOn === undefined) return [];
  if (dayNumber(reviewOn) === null) {
    return [
      finding('date-not-a-day', ['reviewOn'], {
        sentence: `${reviewOn} is no day of the calendar.`,
        remedy: 'Write year, month and day: 2027-03-31.',
      }),
    ];
  }
  // ISO 8601 days sort as the calendar does.
  if (reviewOn > today) return [];
  return [
    finding('review-due', ['reviewOn'], {
      sentence: `The edition ${edition} has been due for review since ${reviewOn}.`,
      remedy: 'Look it through, and publish a new edition with a new day.',
    }),
  ];
}

function repeatedLevels({ levels = [] }: CompetencyFramework): Finding[] {
  const seen = new Set<string>();
  return levels.flatMap(({ id }, index) =>
    seen.size === seen.add(id).size
      ? [
          finding('id-repeated', ['levels', index, 'id'], {
            sentence: `"${id}" already stands for another level.`,
            remedy: 'Give one of the two another identifier.',
          }),
        ]
      : [],
  );
}

function checkOrder(placed: readonly PlacedCompetency[]): Finding[] {
  if (placed.length <= MOST_WITHOUT_ORDER || placed.some(({ depth }) => depth > 1)) return [];
  return [
    finding('framework-flat', ['competencies'], {
      sentence: `${placed.length} competencies stand in one list, and none has parts.`,
      remedy: 'Put those that belong together below a competency that they are parts of.',
    }),
  ];
}

function checkStatement(
  { competency: { id, statement }, path }: PlacedCompetency,
  { language }: CompetencyFramework,
  statements: ReadonlyMap<string, string>,
): Finding[] {
  const at = [...path, 'statement'];
  const vague = vagueVerbOf(statement, language);
  const first = statements.get(comparable(statement));
  return [
    ...(vague === null
      ? []
      : [
          finding('statement-unmeasurable', at, {
            sentence: `Nobody can see whether somebody does this: "${vague}".`,
            remedy: 'Say what somebody does who has the competency: describe, compare, calculate, build, decide ...',
          }),
        ]),
    ...(first === undefined || first === id
      ? []
      : [
          finding('statement-repeated', at, {
            sentence: `"${id}" says the same as "${first}".`,
            remedy: 'Say what tells them apart, or keep one of the two.',
          }),
        ]),
  ];
}

function checkCode(
  { competency: { id, code }, path }: PlacedCompetency,
  codes: ReadonlyMap<string, string>,
): Finding[] {
  const first = code === undefined ? undefined : codes.get(code);
  if (first === undefined || first === id) return [];
  return [
    finding('code-repeated', [...path, 'code'], {
      sentence: `"${code}" already is the number of "${first}".`,
      remedy: 'Give one of the two another number, or none.',
    }),
  ];
}

function checkLevelDescriptors(
  { competency: { id, levelDescriptors }, path }: PlacedCompetency,
  { levels = [] }: CompetencyFramework,
): Finding[] {
  if (levelDescriptors === undefined) return [];
  const known = levels.map((level) => level.id);
  const described = Object.keys(levelDescriptors);
  const at = [...path, 'levelDescriptors'];
  const missing = known.filter((level) => !described.includes(level));
  return [
    ...described
      .filter((level) => !known.includes(level))
      .map((name) =>
        brokenReference({ path: [...at, name], what: 'level', name, known, where: 'the scale of this framework' }),
      ),
    ...(missing.length === 0
      ? []
      : [
          finding('levels-partly-described', at, {
            sentence: `"${id}" describes some levels, and not ${missing.map((level) => `"${level}"`).join(' and ')}.`,
            remedy: 'Describe each level, or none where the scale says enough.',
          }),
        ]),
  ];
}

/** Of each text the identifier of the first competency that has it. */
function firstWith(
  placed: readonly PlacedCompetency[],
  text: (place: PlacedCompetency) => string | undefined,
): Map<string, string> {
  const first = new Map<string, string>();
  for (const place of placed) {
    const found = text(place);
    if (found !== undefined && !first.has(found)) first.set(found, place.competency.id);
  }
  return first;
}

/** Two statements that differ in blanks, in capitals and in their last full stop say the same. */
function comparable(statement: string): string {
  return statement.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').replace(/\.$/, '');
}
