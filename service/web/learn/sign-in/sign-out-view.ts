import { element, foreignText } from '../../page/element.ts';
import { type ShownSession, signInClient } from './sign-in-client.ts';
import { SIGN_IN_WORDS as WORDS } from './sign-in-words.ts';
import { type WorkingButton, workingButton } from './working-button.ts';

/** Who is signed in, to be opened for the ways out: on this device, or everywhere. */
export function signOutView({ mailbox }: Pick<ShownSession, 'mailbox'>, signedOut: () => void): HTMLElement {
  const out = leaving(WORDS.signOut, 'here', signedOut);
  const everywhere = leaving(WORDS.signOutEverywhere, 'everywhere', signedOut);
  out.button.id = 'sign-out';
  everywhere.button.id = 'sign-out-everywhere';
  return element(
    'details',
    { class: 'sign-out' },
    element('summary', {}, foreignText(mailbox ?? WORDS.signedIn)),
    element(
      'div',
      { class: 'sign-out-ways' },
      out.button,
      out.problems,
      everywhere.button,
      element('p', { class: 'hint' }, WORDS.everywhereHint),
      everywhere.problems,
    ),
  );
}

function leaving(name: string, where: 'here' | 'everywhere', signedOut: () => void): WorkingButton {
  return workingButton({ type: 'button', class: 'quiet-button', name, working: WORDS.signingOut }, async () => {
    await signInClient.signOut(where);
    signedOut();
  });
}
