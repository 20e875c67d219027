/**
 * What to do next: the way to the award that takes least from here, step by step, each with its reasons. The rules:
 *
 * 1. The next award is the one whose way takes least (`effort.ts`); of equals the first in the pathway. Awards that are
 *    earned, or that nothing can earn any more, are not gone for.
 * 2. The way is what `find-way.ts` finds.
 * 3. Its steps come module by module (`module-order.ts`), and in a module as the pathway has its assessments. What is of no
 *    module comes after them, and what is being marked comes last: there is nothing to do but to wait.
 * 4. Before a summative assessment that has to reach a score stand the formative ones of its module that look at the same outcomes, as practice, where
 *    nothing has been handed in of them. One that names no outcome looks at all of its module.
 *
 * The same record gives the same steps, in whatever order its results stand. It takes as long as `find-way.ts` says, once for
 * each award and each milestone of the tier that is next: on 200 modules of five assessments, 20 awards that ask for all of
 * them, tens of milliseconds (`test/pathway/next-steps/large-pathway.test.ts` shows them with CAIRN_SHOW_TIMES=1).
 */
import { compilePathway } from '../evaluation/evaluate.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { LearnerRecord } from '../evaluation/learner-record.ts';
import type { Outlook } from '../evaluation/outlook/outlook.ts';
import type { Pathway } from '../pathway.ts';
import { requirementNames } from '../requirement-in-words.ts';
import { actionInWords, practiceInWords } from './action-in-words.ts';
import { english, type NextStepWords } from './english.ts';
import { type FoundWay, WayFinder } from './find-way.ts';
import { learnerPosition } from './learner-position.ts';
import type { NextStep } from './next-step.ts';
import { orderedSteps } from './ordered-steps.ts';
import { reasonsOf } from './reasons.ts';

/** What helps to find and to word the steps. */
export interface NextStepsContext {
  /** What may still come for the learner, where it is at hand (`Evaluator.outlook`). */
  readonly outlook?: Outlook;
  /** The statements of competencies by reference, of the frameworks that are at hand; others go by their reference. */
  readonly competencies?: ReadonlyMap<string, string>;
  /** Default: English. */
  readonly words?: NextStepWords;
}

/**
 * What a learner does best next. Empty where every award is earned or impossible, for who has withdrawn, and where what is
 * missing is a matter of time alone.
 *
 * @param evaluation of this record
 */
export function nextSteps(
  pathway: Pathway,
  record: LearnerRecord,
  evaluation: Evaluation,
  context: NextStepsContext = {},
): NextStep[] {
  const outlook = context.outlook ?? compilePathway(pathway).outlook(record, evaluation.asOf);
  const position = learnerPosition(pathway, record, evaluation, outlook);
  const finder = new WayFinder(position);
  const next = nearestAward(evaluation, finder);
  if (next === null) return [];
  const speech = {
    names: requirementNames(pathway, context.competencies),
    words: context.words ?? english,
  };
  const steps = orderedSteps(next.way, position);
  const reasons = reasonsOf(steps, next.award, { position, evaluation, finder, ...speech });
  return steps.map((step, index) => ({
    position: index + 1,
    module: step.module,
    assessment:
      step.kind === 'practice' ? step.assessment : step.action.kind === 'assessment' ? step.action.assessment : null,
    action: step.kind === 'practice' ? practiceInWords(step, speech) : actionInWords(step, position, speech),
    award: next.award,
    reasons: reasons[index] ?? [],
  }));
}

interface NextAward {
  readonly award: string;
  readonly way: FoundWay;
}

/** Rule 1. */
function nearestAward({ decisions, pathway }: Evaluation, finder: WayFinder): NextAward | null {
  let nearest: NextAward | null = null;
  for (const { awardId, outcome, trace } of decisions) {
    // A decision by a version that was left opens no way in this one.
    if (outcome !== 'not-yet' || trace.pathway.reference !== pathway) continue;
    const way = finder.find(trace.requirement);
    if (way !== null && (nearest === null || way.effort < nearest.way.effort)) nearest = { award: awardId, way };
  }
  return nearest;
}
