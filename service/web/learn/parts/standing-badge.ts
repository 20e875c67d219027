import type { Glyph } from '../../../pathway/drawing/card.ts';
import type { StandingMark } from '../../../pathway/drawing/pathway-drawing.ts';
import { signNode } from '../../../pathway/drawing/svg/signs.ts';
import { drawnElement, paintPage } from '../../page/drawn-element.ts';
import { element, svgElement } from '../../page/element.ts';

/** The sign of a standing, as the drawing has it. Decoration: the words always stand beside it. */
export function standingIcon(standing: StandingMark): SVGSVGElement {
  return drawnSign({ sign: 'mark', kind: standing }, 'standing-icon');
}

/** A sign as the drawing has it. It says nothing that words beside it do not, so assistive technology does not read it. */
export function drawnSign(glyph: Glyph, look: string): SVGSVGElement {
  paintPage();
  const figure = svgElement('svg', {
    class: `cairn-pathway ${look}`,
    viewBox: '-12 -12 24 24',
    'aria-hidden': 'true',
    focusable: 'false',
  });
  figure.append(drawnElement(signNode(glyph, 0, 0)));
  return figure;
}

/** How the learner stands with a part: a sign, and the same in words. */
export function standingBadge({
  standing,
  words,
}: {
  readonly standing: StandingMark;
  readonly words: string;
}): HTMLElement {
  return element('span', { class: `standing-badge is-${standing}` }, standingIcon(standing), words);
}

/** How much of it is there, as a bar beside the words that say it. */
export function progressBar(progress: number): SVGSVGElement {
  return svgElement(
    'svg',
    {
      class: 'progress-bar',
      viewBox: '0 0 100 4',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    svgElement('rect', { class: 'progress-all', width: 100, height: 4 }),
    svgElement('rect', { class: 'progress-part', width: progress, height: 4 }),
  );
}
