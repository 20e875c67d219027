import { element } from '../../page/element.ts';
import type { Desk } from '../desk.ts';
import { counted } from '../words.ts';
import { type Step, type StepEvents, stepFrame } from './step.ts';

/** Learners and results. */
export function resultsStep(_desk: Desk, _cohortId: string, _events: StepEvents): Step {
  const lead = element('p', { class: 'step-lead' });
  const frame = stepFrame(1, lead);
  return {
    node: frame.node,
    update: ({ cohort }) => {
      const isDone = cohort.learners > 0;
      frame.setDone(isDone, isDone ? 'done' : 'to be done');
      lead.textContent = isDone
        ? `${counted(cohort.learners, 'learner')} with their results.`
        : 'Bring in the learners of the cohort with their results.';
    },
  };
}
