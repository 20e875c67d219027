import {
  assessmentCounts,
  COVERAGE_STANDINGS,
  type CoverageStanding,
  type GapAnalysis,
  type GapLine,
  isCovered,
  STANDING_WORDS,
} from '../registrar/roles/gap-words.ts';
import type { Paint, Style } from './palette.ts';
import { plainText } from './plain-text.ts';
import { type Column, table } from './table.ts';
import { counted } from './words.ts';

/** How long the bar of a standing is that has all of the importance. */
const BAR = 30;
/** How much of a statement is shown in a table. */
const SHOWN_STATEMENT = 64;

/** A gap analysis for people: what it comes to, and what stands how; with `reasons`, why. */
export function gapLines(analysis: GapAnalysis, { reasons }: { readonly reasons: boolean }, paint: Paint): string[] {
  const { role, pathway, summary, lines, beyond, notes } = analysis;
  const { covered, competencies } = summary;
  return [
    `${paint(role.title, 'bold')} ${paint(`${role.id}@${role.edition}`, 'dim')}`,
    `held against ${paint(pathway.title, 'bold')} ${paint(`${pathway.id}@${pathway.edition}`, 'dim')}`,
    '',
    `${paint(`${covered.competencies} of ${competencies}`, 'bold')} competencies are covered: taught to the level asked for, and assessed by ` +
      'something that decides.',
    `That is ${covered.importance.percent} % of the importance.`,
    '',
    ...summaryTable(analysis, paint),
    ...COVERAGE_STANDINGS.flatMap((standing) => group(standing, lines, reasons, paint)),
    ...(beyond.length === 0
      ? []
      : [
          '',
          paint('Beyond the role: taught, and not asked for', 'bold'),
          ...beyond.map(({ competency, statement }) => `  ${paint(competency)}  ${paint(short(statement), 'dim')}`),
        ]),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => plainText(note))]),
  ];
}

function summaryTable({ summary }: GapAnalysis, paint: Paint): string[] {
  const rows = summary.byStanding.toReversed();
  return table(
    [
      {
        title: 'Standing',
        cell: ({ standing }) => STANDING_WORDS[standing].title,
        style: ({ standing }) => colour(standing),
      },
      { title: 'Competencies', align: 'right', cell: ({ competencies }) => String(competencies) },
      { title: 'Importance', align: 'right', cell: ({ importance }) => `${importance.percent} %` },
      {
        title: '',
        cell: ({ importance }) => '█'.repeat(Math.round((Number(importance.percent) * BAR) / 100)),
        style: ({ standing }) => colour(standing),
      },
    ],
    rows,
    paint,
  );
}

function colour(standing: CoverageStanding): Style {
  return isCovered(standing) ? 'green' : standing === 'missed' ? 'red' : 'yellow';
}

function group(standing: CoverageStanding, lines: readonly GapLine[], reasons: boolean, paint: Paint): string[] {
  const chosen = lines
    .filter((line) => line.standing === standing)
    .toSorted((a, b) => Number(b.importance) - Number(a.importance));
  if (chosen.length === 0) return [];
  const { title, meaning } = STANDING_WORDS[standing];
  const [titles = '', ...rows] = table(columnsFor(standing), chosen, paint);
  return [
    '',
    `${paint(title, colour(standing), 'bold')}: ${meaning} (${counted(chosen.length, 'competency', 'competencies')})`,
    titles,
    ...rows.flatMap((row, at) =>
      reasons && standing !== 'missed'
        ? [row, ...(chosen[at]?.reasons ?? []).map((reason) => `    ${paint(reason, 'dim')}`)]
        : [row],
    ),
  ];
}

function columnsFor(standing: CoverageStanding): Column<GapLine>[] {
  const always: Column<GapLine>[] = [
    { title: 'Imp.', align: 'right', cell: ({ importance }) => importance },
    { title: 'Competency', cell: ({ competency }) => competency },
    { title: 'Asked for', cell: ({ level }) => level?.title ?? 'any level' },
  ];
  if (standing === 'missed') {
    return [...always, { title: 'What it is', cell: ({ statement }) => short(statement), style: () => 'dim' }];
  }
  return [
    ...always,
    {
      title: 'Taught',
      cell: ({ taughtLevel, electiveOnly }) => `${taughtLevel?.title ?? 'yes'}${electiveOnly ? ', elective' : ''}`,
    },
    { title: 'Assessed by', cell: ({ assessments }) => assessmentCounts(assessments) },
    { title: 'Weight', align: 'right', cell: ({ weight }) => (weight === null ? '' : `${weight.percent} %`) },
    {
      title: 'Employers',
      cell: ({ feedback }) => (feedback === null ? '' : `${feedback.mean} of 5 (${feedback.ratings})`),
    },
  ];
}

function short(text: string): string {
  return text.length > SHOWN_STATEMENT ? `${text.slice(0, SHOWN_STATEMENT - 1)}…` : text;
}
