import { element, elementById, foreignText } from '../page/element.ts';
import { announce } from './announce.ts';
import { DeskClient } from './api/desk-client.ts';
import { DeskProblem } from './api/desk-problem.ts';
import { type Desk, deskFor, type View } from './desk.ts';
import { forgetKey, keepKey, keptKey } from './session-key.ts';
import { cohortView } from './views/cohort-view.ts';
import { cohortsView } from './views/cohorts-view.ts';
import { signInView } from './views/sign-in-view.ts';

/** The desk: who has signed in sees the cohorts, and one of them at a time, by the address behind the #. */
const main = elementById('main', HTMLElement);
const who = elementById('who', HTMLElement);
let desk: Desk | null = null;
let shown: View | null = null;

function show(view: View): void {
  shown?.leave?.();
  shown = view;
  main.replaceChildren(view.node);
  document.title = `${view.title} · Cairn`;
  announce(view.title);
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function route(): void {
  if (desk === null) return;
  const cohortId = cohortInAddress();
  show(cohortId === null ? cohortsView(desk) : cohortView(desk, cohortId));
}

/** The cohort that the address names: `#/cohort/welding-2026`. */
function cohortInAddress(): string | null {
  const [, encoded] = /^#\/cohort\/(.+)$/.exec(location.hash) ?? [];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

async function signIn(token: string): Promise<void> {
  const client = new DeskClient(token);
  const session = await client.session();
  keepKey(token);
  desk = deskFor(client, session, signOut);
  const out = element('button', { type: 'button', class: 'quiet-button' }, 'Sign out');
  out.addEventListener('click', () => signOut(null));
  who.replaceChildren(
    element(
      'p',
      {},
      element('strong', {}, foreignText(session.issuerName)),
      element('span', {}, foreignText(session.name), `, ${session.role}`),
    ),
    out,
  );
  route();
}

/** Forgets the key; `why` is what was wrong with it, or null where it is no longer wanted. */
function signOut(why: DeskProblem | null): void {
  forgetKey();
  desk = null;
  who.replaceChildren();
  show(signInView(signIn, why));
}

async function start(): Promise<void> {
  const kept = keptKey();
  if (kept === null) return signOut(null);
  try {
    await signIn(kept);
  } catch (error) {
    if (!(error instanceof DeskProblem)) throw error;
    signOut(error);
  }
}

addEventListener('hashchange', route);
elementById('skip', HTMLAnchorElement).addEventListener('click', (event) => {
  // The address behind the # says what is shown: it stays.
  event.preventDefault();
  main.focus();
});
await start();
