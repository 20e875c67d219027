import { stonesFigure } from '../../page/cairn-figure.ts';
import { element, foreignText } from '../../page/element.ts';
import { DeskProblem } from '../api/desk-problem.ts';
import { type CohortFacts, standingInWords, stepsDone, underWay } from '../cohort-facts.ts';
import { datesForm } from '../dates-form.ts';
import { batchesSeenBy, type Desk, type View } from '../desk.ts';
import { problemNote } from '../problem-note.ts';
import { reviewsPanel } from '../reviews/reviews-panel.ts';
import { anchorStep } from '../steps/anchor-step.ts';
import { certificatesStep } from '../steps/certificates-step.ts';
import { evaluationStep } from '../steps/evaluation-step.ts';
import { issueStep } from '../steps/issue-step.ts';
import { resultsStep } from '../steps/results-step.ts';
import type { StepEvents } from '../steps/step.ts';
import { counted, dayInWords, STEP_TITLES } from '../words.ts';

/** How often the cohort is read again while something of it is on its way to the chain. */
const POLL_MS = 1_500;

/** One cohort: its way from results to certificates, step by step, and the cairn that grows with it. */
export function cohortView(desk: Desk, cohortId: string): View {
  const { client, onKeyProblem } = desk;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasLeft = false;

  const load = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const [cohort, batches] = await Promise.all([client.cohort(cohortId), batchesSeenBy(desk)]);
      if (hasLeft) return;
      problems.replaceChildren();
      show({ cohort, batches: batches.filter((batch) => batch.cohortId === cohortId), handedOver });
    } catch (error) {
      if (!(error instanceof DeskProblem)) throw error;
      if (hasLeft) return;
      if (error.isOfKey) return onKeyProblem(error);
      problems.replaceChildren(problemNote(error));
    }
  };
  const handedOver = new Set<string>();
  const events: StepEvents = {
    changed: load,
    handedOver: (batchId) => handedOver.add(batchId),
    refused: (batchId) => handedOver.delete(batchId),
  };
  const steps = [
    resultsStep(desk, cohortId, events),
    evaluationStep(desk, cohortId, events),
    issueStep(desk, cohortId, events),
    anchorStep(desk, events),
    certificatesStep(desk, cohortId, events),
  ];
  const dates = datesForm(desk, cohortId, events);
  const reviews = reviewsPanel(desk, cohortId, events);
  const title = element('h1', {}, foreignText(cohortId));
  const about = element('p', { class: 'lead cohort-about' });
  const aside = element('aside', { class: 'cohort-cairn' });
  const problems = element('div', {});
  const body = element('div', { class: 'steps', 'aria-busy': 'true' });

  const show = (facts: CohortFacts): void => {
    const { cohort } = facts;
    title.replaceChildren(foreignText(cohort.title));
    about.replaceChildren(foreignText(cohort.cohortId), ` · ${aboutCohort(facts)}`);
    const done = stepsDone(facts);
    aside.replaceChildren(
      stonesFigure(done),
      element('p', { class: 'cairn-words' }, standingInWords(facts)),
      stepList(done),
    );
    dates.update(facts);
    reviews.update(facts);
    for (const step of steps) step.update(facts);
    if (body.childElementCount === 0) body.replaceChildren(reviews.node, ...steps.map(({ node }) => node));
    body.removeAttribute('aria-busy');
    if (underWay(facts).length > 0) timer = setTimeout(() => void load(), POLL_MS);
  };

  void load();
  return {
    title: cohortId,
    leave: () => {
      hasLeft = true;
      clearTimeout(timer);
    },
    node: element(
      'div',
      { class: 'cohort-page' },
      element('a', { class: 'back', href: '#/' }, 'All cohorts'),
      title,
      about,
      desk.mayWrite ? dates.node : null,
      problems,
      element('div', { class: 'cohort-body' }, aside, body),
    ),
  };
}

function aboutCohort({ cohort }: CohortFacts): string {
  const { learners, left, startsOn, endsOn, resultsUntil, pathway } = cohort;
  return [
    pathway,
    left === 0 ? counted(learners, 'learner') : `${counted(learners, 'learner')}, of whom ${left} left`,
    startsOn === null ? null : `from ${dayInWords(startsOn)}`,
    endsOn === null ? null : `to ${dayInWords(endsOn)}`,
    resultsUntil === null ? null : `results until ${dayInWords(resultsUntil)}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function stepList(done: number): HTMLElement {
  return element(
    'nav',
    { 'aria-label': 'Steps' },
    element(
      'ol',
      { class: 'step-list', reversed: true },
      ...STEP_TITLES.map((title, index) => {
        const words = index < done ? 'done' : index === done ? 'next' : '';
        const link = element('a', { href: `#step-${index + 1}` }, title);
        link.addEventListener('click', (event) => {
          // The address behind the # says which cohort is shown.
          event.preventDefault();
          const step = document.getElementById(`step-${index + 1}`);
          step?.scrollIntoView();
          step?.querySelector<HTMLElement>('button:not(:disabled), input, summary')?.focus({ preventScroll: true });
        });
        return element(
          'li',
          { class: words, value: index + 1 },
          link,
          words === '' ? null : element('span', { class: 'step-word' }, words),
        );
      }).toReversed(),
    ),
  );
}
