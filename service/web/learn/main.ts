import type { Transcript } from '../../pathway/transcript/transcript.ts';
import { element, elementById, foreignText } from '../page/element.ts';
import { progressView } from '../page/progress-view.ts';
import type { Certificate, Enrolment } from './api/answers.ts';
import { learnClient } from './api/learn-client.ts';
import { LearnProblem } from './api/learn-problem.ts';
import { addressOf, enrolmentAt } from './enrolment-address.ts';
import { LEARN_WORDS as WORDS } from './learn-words.ts';
import { enrolmentView } from './parts/enrolment-view.ts';
import { problemNote } from './parts/problem-note.ts';
import { signInAddress } from './sign-in/sign-in-address.ts';
import { signInView } from './sign-in/sign-in-view.ts';
import { signOutView } from './sign-in/sign-out-view.ts';

/** The learner's page: who is signed in sees their enrolments, one at a time, by the address behind the #. */
const main = elementById('main', HTMLElement);
const place = elementById('learn', HTMLDivElement);
const who = elementById('who', HTMLElement);
const chooser = elementById('chooser', HTMLElement);
const announcement = elementById('announcement', HTMLElement);
const details = elementById('details', HTMLDialogElement);

/** What is known once somebody is signed in. */
interface Learner {
  readonly enrolments: readonly Enrolment[];
  readonly certificates: Promise<readonly Certificate[]>;
  readonly transcript: Promise<Transcript>;
}

let learner: Learner | null = null;
/** Counts what was asked for: the answer of one that a newer one overtook is dropped. */
let latest = 0;

async function start(): Promise<void> {
  // Who brings a link or comes from their provider wants to sign in, whoever was before.
  if (signInAddress(location.hash) !== null) {
    showSignIn(null);
    return;
  }
  latest += 1;
  const mine = latest;
  busy();
  try {
    const [session, enrolments] = await Promise.all([learnClient.session(), learnClient.enrolments()]);
    if (mine !== latest) return;
    const [certificates, transcript] = [learnClient.certificates(), learnClient.transcript()];
    // Whoever shows them says what was wrong; nobody may be there to do so yet.
    certificates.catch(() => null);
    transcript.catch(() => null);
    learner = { enrolments, certificates, transcript };
    who.replaceChildren(signOutView(session, () => showSignIn(null)));
    await showEnrolment();
  } catch (error) {
    if (mine === latest) showProblem(error);
  }
}

async function showEnrolment(): Promise<void> {
  if (learner === null) return;
  const { enrolments, certificates, transcript } = learner;
  const chosen = enrolmentAt(location.hash, enrolments);
  showChooser(chosen, enrolments);
  if (chosen === undefined) {
    show(nothingYet(), WORDS.title);
    return;
  }
  latest += 1;
  const mine = latest;
  busy();
  try {
    const [enrolment, reviews] = await Promise.all([
      learnClient.way(chosen.cohort.cohortId, chosen.learner),
      learnClient.reviews(),
    ]);
    if (mine !== latest) return;
    const view = enrolmentView(enrolment, {
      certificates,
      transcript,
      reviews,
      announce: (sentence) => {
        announcement.textContent = sentence;
      },
      onSignedOut: showProblem,
    });
    show(view, WORDS.titleOf(enrolment.pathway.title));
  } catch (error) {
    if (mine === latest) showProblem(error);
  }
}

/** Several enrolments to choose from; of one alone there is nothing to choose. */
function showChooser(chosen: Enrolment | undefined, enrolments: readonly Enrolment[]): void {
  chooser.replaceChildren();
  if (enrolments.length < 2) return;
  chooser.append(
    element(
      'ul',
      {},
      ...enrolments.map((enrolment) =>
        element(
          'li',
          {},
          element(
            'a',
            { href: addressOf(enrolment, enrolments), 'aria-current': enrolment === chosen ? 'page' : null },
            foreignText(enrolment.pathway.title),
            element('span', {}, foreignText(enrolment.cohort.title), ENDED[enrolment.status]),
          ),
        ),
      ),
    ),
  );
}

const ENDED: Readonly<Record<Enrolment['status'], string>> = {
  enrolled: '',
  withdrawn: ` · ${WORDS.withdrawn}`,
  transferred: ` · ${WORDS.transferred}`,
};

function nothingYet(): HTMLElement {
  return element(
    'section',
    { class: 'no-enrolment' },
    element('h1', {}, WORDS.nothingTitle),
    element('p', { class: 'lead' }, WORDS.nothingText),
  );
}

/** Says why something could not be shown; who is not signed in is asked to. */
function showProblem(error: unknown): void {
  if (!(error instanceof LearnProblem)) {
    show(element('p', { class: 'notice' }, WORDS.failure), WORDS.title);
    throw error;
  }
  if (error.kind === 'signed-out') showSignIn(learner === null ? null : error);
  else {
    show(
      problemNote(error, () => void start()),
      WORDS.title,
    );
  }
}

/** @param why said above it: the session that was open is over */
function showSignIn(why: LearnProblem | null): void {
  latest += 1;
  learner = null;
  details.close();
  who.replaceChildren();
  chooser.replaceChildren();
  show(signInView({ why, signedIn: () => void start() }), WORDS.title);
}

function busy(): void {
  const progress = progressView();
  progress.step(WORDS.loading);
  place.replaceChildren(progress.node);
  place.setAttribute('aria-busy', 'true');
}

/** Shows a view, and says to whoever hears the page what it is; the focus goes to its beginning. */
function show(view: HTMLElement, title: string): void {
  place.replaceChildren(view);
  place.removeAttribute('aria-busy');
  document.title = title;
  announcement.textContent = view.querySelector('h1')?.textContent ?? title;
  main.focus({ preventScroll: true });
}

addEventListener('hashchange', () => void (signInAddress(location.hash) === null ? showEnrolment() : start()));
// Who was offline need not press anything.
addEventListener('online', () => {
  if (place.querySelector('.problem') !== null) void start();
});
elementById('skip', HTMLAnchorElement).addEventListener('click', (event) => {
  // The address behind the # says which enrolment is shown: it stays.
  event.preventDefault();
  main.focus();
});
details.addEventListener('click', (event) => {
  if (event.target === details) details.close();
});
openForPrint();
void start();

/** On paper nothing can be opened: what is folded away is unfolded while it is printed. */
function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...main.querySelectorAll('details')].filter((folded) => !folded.open);
    for (const folded of opened) folded.open = true;
  });
  addEventListener('afterprint', () => {
    for (const folded of opened) folded.open = false;
  });
}
