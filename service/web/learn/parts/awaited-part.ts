import { element } from '../../page/element.ts';
import { LearnProblem } from '../api/learn-problem.ts';
import { LEARN_WORDS as WORDS } from '../learn-words.ts';
import { problemNote } from './problem-note.ts';

/** Told when the session is over. */
export type OnSignedOut = (problem: LearnProblem) => void;

/** What comes later than the rest of the page: shown when it is there, or why it is not. */
export function awaitedPart<T>(
  found: Promise<T>,
  show: (found: T) => readonly HTMLElement[],
  onSignedOut: OnSignedOut,
): HTMLElement {
  const place = element(
    'div',
    { class: 'awaited', 'aria-busy': 'true' },
    element('p', { class: 'hint' }, WORDS.moment),
  );
  found.then(
    (value) => {
      place.removeAttribute('aria-busy');
      place.replaceChildren(...show(value));
    },
    (error: unknown) => {
      if (!(error instanceof LearnProblem)) throw error;
      place.removeAttribute('aria-busy');
      if (error.kind === 'signed-out') onSignedOut(error);
      else place.replaceChildren(problemNote(error));
    },
  );
  return place;
}
