import { displayWidth } from '../core/display-width.ts';
import { signCharacter } from '../pathway/drawing/terminal/line-characters.ts';
import { wrapText } from '../pathway/drawing/wrap-text.ts';
import type { Explanation, Standing } from '../pathway/explanation/explanation.ts';
import { dayInWords } from '../pathway/sentence-parts.ts';
import type { ExplainedDecision, ExplainedLearner } from '../registrar/explanations/explain-learner.ts';
import type { Paint, Style } from './palette.ts';
import { plainPiece } from './plain-text.ts';

/** How the view is to be. */
export interface ExplanationLayout {
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether what is met is opened too. */
  readonly full: boolean;
  readonly ascii: boolean;
}

/** Signs and words tell standings apart, colours only besides. */
const SIGNS = { met: 'earned', open: 'open', impossible: 'impossible' } as const;
const STYLES: Readonly<Record<Standing, Style>> = { met: 'green', open: 'yellow', impossible: 'red' };
const INDENT = 2;
/** However deep it stands, a sentence has so many columns. */
const LEAST_WIDTH = 24;

interface View extends ExplanationLayout {
  readonly paint: Paint;
  /** Parts that stand above already: several awards rest on the same. */
  readonly shown: Set<Explanation['of']>;
}

/** Decisions for people: a tree of what is asked for, what there is of it and what is missing; and what to do next. */
export function explanationLines(explained: ExplainedLearner, layout: ExplanationLayout, paint: Paint): string[] {
  const { asOf, cohortId, decisions, pathway } = explained;
  const view: View = { ...layout, paint, shown: new Set() };
  const sign = (standing: Standing): string => signCharacter(SIGNS[standing], layout.ascii);
  return [
    paint(pathway.title, 'bold'),
    ...wrapped(`${pathway.id}@${pathway.edition}, cohort ${cohortId}, as of ${dayInWords(asOf)}`, 0, view, 'dim'),
    ...decisions.flatMap((decision) => ['', ...decisionLines(decision, view)]),
    '',
    ...wrapped(`${sign('met')} met, ${sign('open')} open, ${sign('impossible')} can no longer be met.`, 0, view, 'dim'),
    ...(!layout.full && decisions.some(({ explanation }) => holdsFolded(explanation.requirement))
      ? wrapped('What is met, and what has not been begun, is folded up: --full opens it.', 0, view, 'dim')
      : []),
    '',
    ...nextStepLines(explained, view),
  ];
}

function decisionLines({ explanation, name }: ExplainedDecision, view: View): string[] {
  const { distinction, headline, notCounted, outcome, progress, requirement } = explanation;
  const style = STYLES[outcome === 'earned' ? 'met' : outcome === 'impossible' ? 'impossible' : 'open'];
  return [
    `${view.paint(name, 'bold')} ${view.paint(`${progress} %`, 'dim')}`,
    ...wrapped(headline, 0, view, style),
    ...treeLines(requirement, 1, view),
    ...(distinction === null
      ? []
      : [
          ...wrapped(`For the award ${distinction.label}:`, INDENT, view, 'dim'),
          ...treeLines(distinction.requirement, 2, view),
        ]),
    ...notCounted.flatMap((sentence) => hanging('!', sentence, INDENT, view, 'yellow')),
  ];
}

function treeLines(explanation: Explanation, depth: number, view: View): string[] {
  const { asks, because, missing, of, standing } = explanation;
  const indent = Math.max(0, Math.min(depth * INDENT, view.width - LEAST_WIDTH));
  const isKnown = of.length > 0 && view.shown.has(of);
  const told = [because, missing, ...(isKnown ? ['It is opened above.'] : [])].filter((sentence) => sentence !== null);
  const isFolded = isKnown || (!view.full && mayBeFolded(explanation));
  if (!isFolded) view.shown.add(of);
  return [
    ...hanging(signCharacter(SIGNS[standing], view.ascii), asks, indent, view, STYLES[standing]),
    ...(told.length === 0 ? [] : wrapped(told.join(' '), indent + INDENT, view, 'dim')),
    ...(isFolded ? [] : of.flatMap((part) => treeLines(part, depth + 1, view))),
  ];
}

/** What is met, and modules of which there is nothing yet, need no more words: the sentences say enough. */
function mayBeFolded({ module, of, progress, standing }: Explanation): boolean {
  return of.length > 0 && (standing === 'met' || (module !== null && progress === 0 && !of.some(restsOnResults)));
}

function restsOnResults({ of, results }: Explanation): boolean {
  return results.length > 0 || of.some(restsOnResults);
}

function holdsFolded(explanation: Explanation): boolean {
  return mayBeFolded(explanation) || explanation.of.some(holdsFolded);
}

function nextStepLines({ decisions, nextSteps: steps }: ExplainedLearner, view: View): string[] {
  if (steps.length === 0) {
    const isDone = decisions.every(({ explanation }) => explanation.outcome === 'earned');
    return [isDone ? 'There is nothing left to do.' : 'There is nothing to do now that would earn an award.'];
  }
  const margin = String(steps.length).length + 1;
  return [
    view.paint('What to do next', 'bold'),
    ...steps.flatMap(({ action, position, reasons }) => [
      ...hanging(`${position}.`.padStart(margin), action, 0, view),
      ...reasons.flatMap(({ sentence }) => wrapped(sentence, margin + 1, view, 'dim')),
    ]),
  ];
}

/** Lines of a text behind an indent. */
function wrapped(text: string, indent: number, { paint, width }: View, ...styles: Style[]): string[] {
  const room = Math.max(LEAST_WIDTH, width - indent);
  return wrapText(plainPiece(text), room, displayWidth).map((line) => `${' '.repeat(indent)}${paint(line, ...styles)}`);
}

/** The same with a sign before the first line, in a style of its own. */
function hanging(sign: string, text: string, indent: number, view: View, ...styles: Style[]): string[] {
  const behind = indent + displayWidth(sign) + 1;
  const [first = '', ...others] = wrapped(text, behind, view);
  return [`${' '.repeat(indent)}${view.paint(sign, ...styles)} ${first.trimStart()}`, ...others];
}
