import { stonesFigure } from '../../page/cairn-figure.ts';
import { element, foreignText } from '../../page/element.ts';
import { DeskProblem } from '../api/desk-problem.ts';
import { type CohortFacts, earned, issued, standingInWords, stepsDone } from '../cohort-facts.ts';
import { batchesSeenBy, type Desk, type View } from '../desk.ts';
import { newCohortForm } from '../new-cohort-form.ts';
import { problemNote } from '../problem-note.ts';
import { counted, dayInWords, number } from '../words.ts';

/** Every cohort, and how far each is. */
export function cohortsView(desk: Desk): View {
  const { client, mayWrite, onKeyProblem } = desk;
  const list = element('div', { 'aria-busy': 'true' }, element('p', { class: 'hint' }, 'Reading the cohorts …'));
  const load = async (): Promise<void> => {
    try {
      const cohorts = await client.cohorts();
      const batches = await batchesSeenBy(desk);
      const facts = cohorts.map((cohort) => ({
        cohort,
        batches: batches.filter(({ cohortId }) => cohortId === cohort.cohortId),
        handedOver: new Set<string>(),
      }));
      list.replaceChildren(cohortList(facts));
    } catch (error) {
      if (!(error instanceof DeskProblem)) throw error;
      if (error.isOfKey) return onKeyProblem(error);
      list.replaceChildren(problemNote(error));
    } finally {
      list.removeAttribute('aria-busy');
    }
  };
  void load();
  return {
    title: 'Cohorts',
    node: element(
      'div',
      {},
      element('h1', {}, 'Cohorts'),
      element('p', { class: 'lead' }, 'Choose one to bring it a step further. Each stone is a step that is done.'),
      list,
      mayWrite ? newCohortForm(desk) : null,
    ),
  };
}

function cohortList(facts: readonly CohortFacts[]): HTMLElement {
  if (facts.length === 0) {
    return element('p', { class: 'notice' }, 'There is no cohort yet: make the first below.');
  }
  return element('ul', { class: 'cohorts' }, ...facts.map((cohort) => element('li', {}, cohortCard(cohort))));
}

function cohortCard(facts: CohortFacts): HTMLElement {
  const { cohort } = facts;
  const done = stepsDone(facts);
  const dates = [
    cohort.startsOn === null ? null : `from ${dayInWords(cohort.startsOn)}`,
    cohort.endsOn === null ? null : `to ${dayInWords(cohort.endsOn)}`,
  ].filter((part) => part !== null);
  return element(
    'a',
    { class: 'cohort-card', href: `#/cohort/${encodeURIComponent(cohort.cohortId)}` },
    stonesFigure(done),
    element(
      'span',
      { class: 'cohort-names' },
      element('strong', {}, foreignText(cohort.title)),
      element('span', { class: 'cohort-id' }, foreignText(cohort.cohortId)),
      dates.length === 0 ? null : element('span', { class: 'hint' }, dates.join(' ')),
    ),
    element('span', { class: `cohort-standing steps-${done}` }, standingInWords(facts)),
    element(
      'span',
      { class: 'cohort-counts' },
      `${counted(cohort.learners, 'learner')} · ${number(earned(facts))} earned · ${number(issued(facts))} issued`,
    ),
  );
}
