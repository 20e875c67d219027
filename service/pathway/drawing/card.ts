/** What stands in the box of a module, an award or a milestone, row by row, before anything is measured. */
import { achievementTypeName } from '../../core/achievement-type-name.ts';
import { ASSURANCE_NAMES, METHOD_NAMES } from '../assessment-names.ts';
import type { AchievementType } from '../definition/award.ts';
import { creditInWords } from '../requirement-in-words.ts';
import type { TextRole } from './medium.ts';
import type {
  DrawnAssessment,
  DrawnAward,
  DrawnMilestone,
  DrawnModule,
  DrawnOutcome,
  Mark,
  MarkKind,
  PathwayDrawing,
} from './pathway-drawing.ts';

/** A sign in front of a row. */
export type Glyph =
  | { readonly sign: 'number'; readonly text: string }
  | { readonly sign: 'assessment'; readonly purpose: 'formative' | 'summative'; readonly assured: boolean }
  | { readonly sign: 'award'; readonly kind: AchievementType }
  | { readonly sign: 'milestone' }
  | { readonly sign: 'articulation' }
  | { readonly sign: 'mark'; readonly kind: MarkKind };

/** One row: a text that may take several lines, or the numbers of outcomes. */
export interface CardRow {
  readonly role: TextRole;
  readonly text: string;
  readonly glyph?: Glyph;
  /** At the end of the first line. */
  readonly end?: string;
  readonly outcomes?: readonly DrawnOutcome[];
  /** Whether something new begins here: room above it, or a line. */
  readonly above?: 'space' | 'rule';
  /** Lines at the most. */
  readonly most?: number;
  /** How far in it stands: as a text that has a sign, or that has a tier's. */
  readonly indent?: 'sign' | 'tier-sign';
}

/** Nobody reads more of a sentence in a drawing; the whole of it is beside it. */
const MOST_LINES = 9;
/** The others are counted. */
const MOST_ASSESSMENTS = 12;

/** Whether somebody makes sure that the work is the learner's own. */
export function isIdentityAssured({ identityAssurance }: Pick<DrawnAssessment, 'identityAssurance'>): boolean {
  return identityAssurance === 'verified' || identityAssurance === 'proctored';
}

export function moduleCard(module: DrawnModule, drawing: PathwayDrawing): CardRow[] {
  const shown = module.assessments.slice(0, MOST_ASSESSMENTS);
  const more = module.assessments.length - shown.length;
  return [
    { role: 'module-title', text: module.title, glyph: { sign: 'number', text: String(module.number) } },
    ...textRow('module-text', [
      module.elective ? 'elective' : null,
      hours(module.workloadHours),
      module.credit === null ? null : creditInWords(module.credit, drawing.creditSystem),
      module.passMark === null ? null : `pass mark ${module.passMark}`,
      module.after.length === 0 ? null : `after ${module.after.join(', ')}`,
      ...module.alsoIn.map((title) => `also in ${title}`),
    ]),
    ...outcomesRow(module.outcomes),
    ...shown.flatMap(assessmentRows),
    ...(more === 0 ? [] : [{ role: 'assessment-text', text: `and ${more} more`, indent: 'sign' } as const]),
    ...markRows(module.marks),
  ];
}

function assessmentRows(assessment: DrawnAssessment, index: number): CardRow[] {
  const { title, purpose, method, weight, passMark, outcomes, byCohort } = assessment;
  return [
    {
      role: 'assessment',
      text: title,
      glyph: { sign: 'assessment', purpose, assured: isIdentityAssured(assessment) },
      above: index === 0 ? 'rule' : 'space',
      ...(weight === null ? {} : { end: `${weight} %` }),
    },
    ...textRow(
      'assessment-text',
      [
        byCohort ? 'brought by each cohort' : null,
        METHOD_NAMES[method],
        passMark === null ? null : `pass mark ${passMark}`,
        (method === 'proctored-exam' && assessment.identityAssurance === 'proctored') ||
        assessment.identityAssurance === 'none'
          ? null
          : ASSURANCE_NAMES[assessment.identityAssurance],
      ],
      { indent: 'sign', ...(outcomes.length === 0 ? {} : { outcomes }) },
    ),
  ];
}

export function awardCard(award: DrawnAward, drawing: PathwayDrawing): CardRow[] {
  return [
    { role: 'award-line', text: achievementTypeName(award.kind), glyph: { sign: 'award', kind: award.kind } },
    { role: 'award-title', text: award.name },
    ...textRow('award-text', [
      award.level,
      hours(award.workloadHours),
      award.credit === null ? null : creditInWords(award.credit, drawing.creditSystem),
    ]),
    ...sentenceRow(award.requirement, { above: 'rule' }),
    ...(award.distinction === null
      ? []
      : [
          {
            role: 'award-text',
            text: `${capitalised(award.distinction.label)}: ${award.distinction.requirement}.`,
            above: 'space',
            most: MOST_LINES,
          } as const,
        ]),
    ...award.articulations.map(
      (text): CardRow => ({
        role: 'award-text',
        text,
        glyph: { sign: 'articulation' },
        above: 'space',
        most: MOST_LINES,
      }),
    ),
    ...markRows(award.marks),
  ];
}

export function milestoneCard({ title, requirement, marks }: DrawnMilestone): CardRow[] {
  return [
    { role: 'milestone-title', text: title, glyph: { sign: 'milestone' } },
    ...sentenceRow(requirement, { indent: 'sign' }),
    ...markRows(marks),
  ];
}

function sentenceRow(requirement: string | null, more: Partial<CardRow>): CardRow[] {
  return requirement === null ? [] : [{ role: 'award-text', text: `${requirement}.`, most: MOST_LINES, ...more }];
}

/** What was found, or how a learner stands, each in words: nobody has to know what a sign means. */
export function markRows(marks: readonly Mark[]): CardRow[] {
  return marks.map(
    ({ kind, text }, index): CardRow => ({
      role: 'mark',
      text,
      glyph: { sign: 'mark', kind },
      above: index === 0 ? 'rule' : 'space',
      most: MOST_LINES,
    }),
  );
}

function textRow(role: TextRole, facts: readonly (string | null)[], more: Partial<CardRow> = {}): CardRow[] {
  const text = facts
    .filter((fact) => fact !== null)
    .map(unbroken)
    .join(' · ');
  return text === '' ? [] : [{ role, text, ...more }];
}

function outcomesRow(outcomes: readonly DrawnOutcome[], more: Partial<CardRow> = {}): CardRow[] {
  return outcomes.length === 0 ? [] : [{ role: 'assessment-text', text: '', outcomes, ...more }];
}

/** Longer facts are sentences. */
const LONGEST_UNBROKEN = 24;

/** A short fact keeps to one line. */
function unbroken(fact: string): string {
  return fact.length > LONGEST_UNBROKEN ? fact : fact.replaceAll(' ', '\u00a0');
}

function hours(workload: string | null): string | null {
  return workload === null ? null : `${workload} h`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
