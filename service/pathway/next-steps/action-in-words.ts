import type { AssessmentMethod } from '../definition/assessment.ts';
import type { RequirementNames } from '../requirement-in-words.ts';
import { quoted } from '../sentence-parts.ts';
import type { NextStepWords } from './english.ts';
import type { LearnerPosition } from './learner-position.ts';
import type { ActionStep, PracticeStep } from './ordered-steps.ts';

/** What steps are worded with. */
export interface StepSpeech {
  readonly names: RequirementNames;
  readonly words: NextStepWords;
}

/** What is sat, at a time of its own; everything else is handed in. */
const SAT: readonly AssessmentMethod[] = ['automatic', 'proctored-exam'];

/** What a step of a way says to do: `Take “Final exam”, and reach 50.` */
export function actionInWords(
  { action, module, waits }: ActionStep,
  { assessments, handedIn }: LearnerPosition,
  { names, words }: StepSpeech,
): string {
  switch (action.kind) {
    case 'assessment': {
      const { assessment, atLeast, mean } = action;
      const name = quoted(names.assessment(assessment));
      if (waits) return words.wait(name);
      const method = assessments.get(assessment)?.assessment.method;
      const isSat = method !== undefined && SAT.includes(method);
      return words.take({ name, isSat, isAgain: handedIn.has(assessment), atLeast, mean });
    }
    case 'final-result':
      return words.complete(module === null ? null : quoted(names.module(module)), action.accepted);
    case 'recognition':
      return words.applyForRecognition(quoted(names.module(action.module)));
    case 'award':
      return words.earn(action.award, action.pathway);
    case 'submissions':
      return words.handInMore(action.count);
  }
}

export function practiceInWords({ assessment }: PracticeStep, { names, words }: StepSpeech): string {
  return words.practise(quoted(names.assessment(assessment)));
}
