import type { Verdict } from '../../core/verdict.ts';
import { cairnFigure } from '../page/cairn-figure.ts';
import { element } from '../page/element.ts';
import { WAY_OUT_WORDS } from './page-words.ts';
import { reasonWordsOf, type WayOut } from './reason-words.ts';
import { VALID_ADVICE, VALID_HEADLINE, VERDICT_WORDS } from './verdict-words.ts';

/** What the buttons of an answer do. */
export type WayOutActions = Readonly<Record<WayOut, () => void>>;

/** The answer itself: Valid, Not valid or Could not check; why, what that means, and what to do about it. */
export function verdictHead(
  verdict: Verdict,
  actions: WayOutActions,
  change: Promise<readonly (Node | string)[] | null>,
): HTMLElement {
  const { title, posture } = VERDICT_WORDS[verdict.verdict];
  const reason = reasonWordsOf(verdict);
  const changed = element('p', { class: 'verdict-change', hidden: true });
  // The answer does not wait for this: it comes beside it when the chain has told.
  void change.then((words) => {
    if (words === null) return;
    changed.replaceChildren(...words);
    changed.hidden = false;
  });
  return element(
    'div',
    { class: 'verdict-head' },
    cairnFigure(posture),
    element(
      'div',
      {},
      element('h2', { id: 'verdict-title' }, title),
      element('p', { class: 'verdict-headline' }, reason === null ? VALID_HEADLINE : reason.headline),
      element('p', { class: 'verdict-meaning' }, reason === null ? VALID_ADVICE : reason.meaning),
      changed,
      reason === null ? null : element('p', { class: 'verdict-way-out' }, reason.wayOut),
      reason === null
        ? null
        : element('div', { class: 'verdict-buttons' }, ...reason.offers.map(wayOutButton(actions))),
    ),
  );
}

/** The answer in one breath, for whoever hears it. */
export function spokenVerdict(verdict: Verdict, confirmedBy: string | null): string {
  const { title } = VERDICT_WORDS[verdict.verdict];
  const headline = reasonWordsOf(verdict)?.headline ?? VALID_HEADLINE;
  return confirmedBy === null ? `${title}. ${headline}` : `${title}. ${headline} Issued by ${confirmedBy}.`;
}

function wayOutButton(actions: WayOutActions): (wayOut: WayOut, index: number) => HTMLButtonElement {
  return (wayOut, index) => {
    const look = index === 0 ? 'primary-button' : 'secondary-button';
    const button = element('button', { type: 'button', class: look, 'data-way-out': wayOut }, WAY_OUT_WORDS[wayOut]);
    button.addEventListener('click', actions[wayOut]);
    return button;
  };
}
