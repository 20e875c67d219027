import { cairnFigure } from '../../page/cairn-figure.ts';
import { type Child, element, foreignText } from '../../page/element.ts';
import { linkForm } from './link-form.ts';
import { forgetSignInAddress, signInAddress } from './sign-in-address.ts';
import { OIDC_ADDRESS, type SignInWays, signInClient } from './sign-in-client.ts';
import { signInNote } from './sign-in-note.ts';
import { SignInProblem } from './sign-in-problem.ts';
import { SIGN_IN_WORDS as WORDS } from './sign-in-words.ts';
import { workingButton } from './working-button.ts';

/** What the page has to do with it. */
export interface SignInOptions {
  /** Why somebody who was signed in no longer is; null for one who just came. */
  readonly why: { readonly code: string; readonly message: string; readonly remedy: string | null } | null;
  /** Called when a session is open. */
  readonly signedIn: () => void;
}

/**
 * Signs somebody in: with the link in the address after a press, by a link to their mailbox, or by the identity provider,
 * where one is configured. What it shows changes in its own place; the first heading always says what it is about.
 *
 * A link in the address is used by a press alone, since programs that look into mail open links too.
 */
export function signInView({ why, signedIn }: SignInOptions): HTMLElement {
  const place = element('div', { class: 'learn-sign-in-text' });
  const show = (title: string, ...content: readonly Child[]): void => {
    const heading = element('h1', { id: 'sign-in-title', tabindex: -1 }, title);
    place.replaceChildren(heading, ...content.filter((child) => child !== null));
    // At the first showing the page says where the focus goes.
    if (place.isConnected) heading.focus({ preventScroll: true });
  };
  const address = signInAddress(location.hash);
  if (address?.kind === 'code') showLink(show, address.code, signedIn);
  else {
    forgetSignInAddress();
    showWays(show, address === null ? why : { code: address.code, message: WORDS.title, remedy: null });
  }
  return element(
    'section',
    { class: 'learn-sign-in', 'aria-labelledby': 'sign-in-title' },
    cairnFigure('building'),
    place,
  );
}

type Show = (title: string, ...content: readonly Child[]) => void;

/** How somebody can sign in here, below what went wrong before. */
function showWays(show: Show, problem: SignInOptions['why']): void {
  const ways = element(
    'div',
    { class: 'sign-in-ways', 'aria-busy': 'true' },
    element('p', { class: 'hint' }, WORDS.waiting),
  );
  show(WORDS.title, element('p', { class: 'lead' }, WORDS.lead), problem === null ? null : signInNote(problem), ways);
  const load = async (): Promise<void> => {
    try {
      ways.replaceChildren(...waysOf(await signInClient.ways(), show));
    } catch (error) {
      if (!(error instanceof SignInProblem)) throw error;
      const again = element('button', { type: 'button', class: 'primary-button' }, WORDS.tryAgain);
      again.addEventListener('click', () => void load());
      ways.replaceChildren(signInNote(error), again);
    } finally {
      ways.removeAttribute('aria-busy');
    }
  };
  void load();
}

function waysOf({ mail, oidc }: SignInWays, show: Show): HTMLElement[] {
  if (!mail && oidc === null) return [element('p', {}, WORDS.noWay)];
  const form = mail ? [linkForm((email, minutes) => showSent(show, email, minutes))] : [];
  if (oidc === null) return form;
  const provider = element(
    'a',
    { class: mail ? 'secondary-button' : 'primary-button', id: 'sign-in-oidc', href: OIDC_ADDRESS },
    foreignText(WORDS.oidc(oidc.name)),
  );
  return [...form, ...(mail ? [element('p', { class: 'sign-in-or' }, WORDS.or)] : []), provider];
}

/** The same for everybody: whether the address is known here is nobody's business. */
function showSent(show: Show, email: string, minutes: number): void {
  const another = element('button', { type: 'button', class: 'secondary-button' }, WORDS.another);
  another.addEventListener('click', () => showWays(show, null));
  show(
    WORDS.sentTitle,
    element('p', { class: 'lead' }, WORDS.sentTo),
    element('p', { class: 'sign-in-mailbox' }, foreignText(email)),
    element('p', {}, WORDS.sentUse(minutes)),
    element('h2', {}, WORDS.nothingCame),
    element('ul', {}, ...WORDS.nothingCameWays.map((way) => element('li', {}, way))),
    another,
  );
}

function showLink(show: Show, code: string, signedIn: () => void): void {
  const using = workingButton(
    { type: 'button', class: 'primary-button', name: WORDS.linkUse, working: WORDS.linkUsing },
    async () => {
      try {
        await signInClient.useLink(code);
      } catch (error) {
        // A link may be tried again where it was not heard of; otherwise it is of no more use.
        if (!(error instanceof SignInProblem) || ['unreachable', 'too-many-requests'].includes(error.code)) throw error;
        forgetSignInAddress();
        return showWays(show, error);
      }
      forgetSignInAddress();
      signedIn();
    },
  );
  using.button.id = 'use-link';
  show(
    WORDS.linkTitle,
    element('p', { class: 'lead' }, WORDS.linkText),
    using.button,
    using.problems,
    element('p', { class: 'hint' }, WORDS.shared),
  );
}
