import { element, foreignText } from '../../page/element.ts';
import { announce } from '../announce.ts';
import type { Award } from '../api/cohort.ts';
import type { Desk } from '../desk.ts';
import { counted, number } from '../words.ts';
import { workButton } from '../work-button.ts';
import { type Step, type StepEvents, stepFrame } from './step.ts';

/** Decides who has earned what, and shows it by award. */
export function evaluationStep(
  { client, mayWrite, onKeyProblem }: Desk,
  cohortId: string,
  { changed }: StepEvents,
): Step {
  const lead = element('p', { class: 'step-lead' });
  const outcome = element('div', {});
  const evaluate = workButton('primary-button', 'Evaluate', 'Evaluating …', onKeyProblem, async () => {
    const { learners, changed: decisions } = await client.evaluate(cohortId);
    await changed();
    announce(
      learners === 0
        ? 'Nothing has changed: nobody has to be decided anew.'
        : `${counted(learners, 'learner')} evaluated. ${counted(decisions, 'decision')} new or changed.`,
    );
  });
  const frame = stepFrame(2, lead, outcome, mayWrite ? evaluate.node : null);
  return {
    node: frame.node,
    update: ({ cohort }) => {
      const isDone = cohort.evaluated > 0 && !cohort.outdated;
      frame.setDone(isDone, isDone ? 'done' : cohort.evaluated > 0 ? 'outdated' : 'to be done');
      lead.textContent = isDone
        ? `${counted(cohort.evaluated, 'learner')} evaluated by ${cohort.pathway}, on what is known now.`
        : cohort.evaluated > 0
          ? 'Results, enrolments or dates have changed since the last evaluation. Nothing is issued until it is done again.'
          : `Every learner is held against the requirements of ${cohort.pathway}.`;
      outcome.replaceChildren(...(cohort.evaluated > 0 ? [awardTable(cohort.awards)] : []));
      evaluate.rename(cohort.evaluated > 0 ? 'Evaluate again' : 'Evaluate');
      evaluate.button.className = isDone ? 'secondary-button' : 'primary-button';
      evaluate.allow(cohort.learners > 0);
    },
  };
}

function awardTable(awards: readonly Award[]): HTMLElement {
  return element(
    'table',
    { class: 'numbers' },
    element('caption', { class: 'visually-hidden' }, 'Who has earned what'),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, 'Award'),
        element('th', { scope: 'col' }, 'Earned'),
        element('th', { scope: 'col' }, 'With distinction'),
        element('th', { scope: 'col' }, 'Issued'),
      ),
    ),
    element(
      'tbody',
      {},
      ...awards.map((award) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, foreignText(award.name)),
          element('td', { 'data-label': 'Earned' }, number(award.earned)),
          element('td', { 'data-label': 'With distinction' }, number(award.distinctions)),
          element('td', { 'data-label': 'Issued' }, number(award.issued)),
        ),
      ),
    ),
  );
}
