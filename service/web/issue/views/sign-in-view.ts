import { cairnFigure } from '../../page/cairn-figure.ts';
import { element } from '../../page/element.ts';
import { DeskProblem } from '../api/desk-problem.ts';
import type { View } from '../desk.ts';
import { problemNote } from '../problem-note.ts';

/** Asks for an API key. It goes into this tab's memory and into the header of requests, never into an address. */
export function signInView(signIn: (token: string) => Promise<void>, why: DeskProblem | null): View {
  const problems = element('div', {}, why === null ? null : problemNote(why));
  const input = element('input', {
    id: 'api-key',
    type: 'password',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    required: true,
    placeholder: 'cairn_…',
    'aria-describedby': 'api-key-hint',
  });
  const button = element('button', { type: 'submit', class: 'primary-button' }, 'Sign in');
  const form = element(
    'form',
    { class: 'sign-in-form', novalidate: true },
    element('div', { class: 'field' }, element('label', { for: 'api-key' }, 'Your API key'), input),
    element(
      'p',
      { class: 'hint', id: 'api-key-hint' },
      'Whoever runs the service makes one for you: ',
      element('code', {}, 'npx cairn keys create'),
      '. It stays in this tab.',
    ),
    problems,
    button,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const token = input.value.trim();
    if (token === '') return input.focus();
    button.setAttribute('aria-disabled', 'true');
    try {
      await signIn(token);
    } catch (error) {
      if (!(error instanceof DeskProblem)) throw error;
      problems.replaceChildren(problemNote(error));
      input.focus();
      input.select();
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
  return {
    title: "The registrar's desk",
    node: element(
      'section',
      { class: 'sign-in', 'aria-labelledby': 'sign-in-title' },
      cairnFigure('whole'),
      element(
        'div',
        {},
        element('h1', { id: 'sign-in-title' }, 'The registrar’s desk'),
        element('p', { class: 'lead' }, 'From a cohort’s results to certificates that anyone can check.'),
        form,
      ),
    ),
  };
}
