import { element } from '../page/element.ts';
import { DeskProblem } from './api/desk-problem.ts';
import { dateFields } from './date-fields.ts';
import type { Desk } from './desk.ts';
import { problemNote } from './problem-note.ts';
import { workButton } from './work-button.ts';

/** Makes a cohort, pinned to a pathway version, and goes to it. */
export function newCohortForm({ client, onKeyProblem }: Desk): HTMLElement {
  const field = (id: string, label: string, input: HTMLInputElement | HTMLSelectElement, hint?: string): HTMLElement =>
    element(
      'div',
      { class: 'field' },
      element('label', { for: id }, label),
      input,
      hint === undefined ? null : element('p', { class: 'hint', id: `${id}-hint` }, hint),
    );
  const textInput = (id: string, more = {}): HTMLInputElement =>
    element('input', { id, type: 'text', autocomplete: 'off', spellcheck: 'false', ...more });
  const id = textInput('cohort-id', { maxlength: 64, 'aria-describedby': 'cohort-id-hint', required: true });
  const title = textInput('cohort-title', { maxlength: 400 });
  const pathway = element('select', { id: 'cohort-pathway' });
  const dates = dateFields('cohort');
  const make = workButton('primary-button', 'Make the cohort', 'Making …', onKeyProblem, async () => {
    if (id.value.trim() === '') return id.focus();
    const { cohortId } = await client.makeCohort({
      cohortId: id.value.trim(),
      pathway: pathway.value,
      ...(title.value.trim() !== '' && { title: title.value.trim() }),
      ...dates.said(),
    });
    location.hash = `#/cohort/${encodeURIComponent(cohortId)}`;
  });
  const problems = element('div', {});
  const form = element(
    'form',
    { class: 'new-cohort-fields', novalidate: true },
    field('cohort-id', 'Id', id, 'Short and for good, as welding-2026'),
    field('cohort-title', 'Title', title),
    field('cohort-pathway', 'Pathway', pathway),
    dates.node,
    problems,
    make.node,
    // Without one, Enter in a field would do nothing.
    element('input', { type: 'submit', hidden: true }),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    make.button.click();
  });
  const node = element(
    'details',
    { class: 'new-cohort' },
    element('summary', {}, 'Make a cohort'),
    element('p', { class: 'hint' }, 'It stays with its pathway version for ever. Its dates can be changed.'),
    form,
  );
  node.addEventListener('toggle', async () => {
    if (!node.open || pathway.childElementCount > 0) return;
    try {
      const pathways = await client.pathways();
      pathway.replaceChildren(
        ...pathways.map(({ name, title: named }) => element('option', { value: name }, `${named} (${name})`)),
      );
    } catch (error) {
      if (!(error instanceof DeskProblem)) throw error;
      if (error.isOfKey) return onKeyProblem(error);
      problems.replaceChildren(problemNote(error));
    }
  });
  return node;
}
