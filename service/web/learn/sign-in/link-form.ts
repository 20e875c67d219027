import { element } from '../../page/element.ts';
import { signInClient } from './sign-in-client.ts';
import { SignInProblem } from './sign-in-problem.ts';
import { SIGN_IN_WORDS as WORDS } from './sign-in-words.ts';
import { workingButton } from './working-button.ts';

/** Asks for the address that a link is to go to. @param sent told the address, and for how many minutes the link is good */
export function linkForm(sent: (email: string, minutes: number) => void): HTMLElement {
  const input = element('input', {
    id: 'sign-in-email',
    type: 'email',
    name: 'email',
    autocomplete: 'email',
    inputmode: 'email',
    autocapitalize: 'off',
    spellcheck: 'false',
    required: true,
    maxlength: 254,
    'aria-describedby': 'sign-in-email-hint',
  });
  const asking = workingButton(
    { type: 'submit', class: 'primary-button', name: WORDS.send, working: WORDS.sending },
    async () => {
      const email = input.value.trim();
      // What a browser takes for an address differs; the service decides, but for what cannot be one.
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
        input.setAttribute('aria-invalid', 'true');
        input.focus();
        throw new SignInProblem('malformed-request', WORDS.emailMissing);
      }
      input.removeAttribute('aria-invalid');
      sent(email, await signInClient.askForLink(email));
    },
  );
  const form = element(
    'form',
    { class: 'sign-in-form', novalidate: true },
    element(
      'div',
      { class: 'field' },
      element('label', { for: 'sign-in-email' }, WORDS.email),
      input,
      element('p', { class: 'hint', id: 'sign-in-email-hint' }, WORDS.emailHint),
    ),
    asking.button,
    asking.problems,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void asking.press();
  });
  return form;
}
