import type { StandingMark } from '../../../pathway/drawing/pathway-drawing.ts';
import type { Explanation } from '../../../pathway/explanation/explanation.ts';
import { element, foreignText } from '../../page/element.ts';
import { standingIcon } from './standing-badge.ts';

/** What stands beside the sign for who does not see it. */
const SAID: Readonly<Record<Explanation['standing'], string>> = {
  met: 'Met: ',
  open: 'Open: ',
  impossible: 'Not possible any more: ',
};

/** A requirement with what there is of it and what is missing, and everything below it. */
export function explanationTree(explanation: Explanation): HTMLElement {
  return element('ul', { class: 'explanation' }, explanationItem(explanation, Number.POSITIVE_INFINITY));
}

/**
 * The parts of a requirement; where it has none, itself.
 *
 * @param levels how far down: what is shown elsewhere in full need not stand here again
 */
export function explanationParts(explanation: Explanation, levels: number): HTMLElement {
  const parts = explanation.of.length === 0 ? [explanation] : explanation.of;
  return element('ul', { class: 'explanation' }, ...parts.map((part) => explanationItem(part, levels)));
}

function explanationItem(explanation: Explanation, levels: number): HTMLElement {
  const { standing, asks, because, missing } = explanation;
  const of = levels > 1 ? explanation.of : [];
  return element(
    'li',
    { class: `explained is-${standing}` },
    standingIcon(signOf(explanation)),
    element(
      'div',
      {},
      element(
        'p',
        { class: 'explained-asks' },
        element('span', { class: 'visually-hidden' }, SAID[standing]),
        foreignText(asks),
        of.length === 0 ? null : ':',
      ),
      because === null ? null : element('p', { class: 'explained-because' }, foreignText(because)),
      missing === null ? null : element('p', { class: 'explained-missing' }, foreignText(missing)),
    ),
    of.length === 0
      ? null
      : element('ul', { class: 'explanation' }, ...of.map((part) => explanationItem(part, levels - 1))),
  );
}

function signOf({ standing, progress }: Explanation): StandingMark {
  if (standing === 'met') return 'earned';
  if (standing === 'impossible') return 'impossible';
  return progress > 0 ? 'under-way' : 'open';
}
