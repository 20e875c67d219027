import { STONES } from '../../pathway/drawing/svg/stones.ts';
import { svgElement } from './element.ts';

/** How the cairn stands: whole (valid), with its top stone fallen (not valid), or lost in fog (could not check). */
export type CairnPosture = 'whole' | 'fallen' | 'fogged' | 'building';

/**
 * The page's mark as a picture of the verdict. It is decoration beside words that say the same, so assistive technology
 * does not read it.
 */
export function cairnFigure(posture: CairnPosture): SVGSVGElement {
  return svgElement(
    'svg',
    { class: `cairn-figure ${posture}`, viewBox: '0 0 136 120', 'aria-hidden': 'true', focusable: 'false' },
    ...STONES.map((path, index) => {
      const isFallenTop = posture === 'fallen' && index === STONES.length - 1;
      return svgElement('path', {
        class: `stone stone-${index + 1}`,
        d: path,
        transform: isFallenTop ? 'rotate(24 60 21) translate(91 48)' : null,
      });
    }),
    ...(posture === 'fogged' ? fogBanks() : []),
  );
}

/** How many stones a cairn has. */
export const STONE_COUNT = STONES.length;

/** A cairn of which so many stones are laid, from the ground up; the others are outlines. Decoration, as `cairnFigure`. */
export function stonesFigure(laid: number): SVGSVGElement {
  return svgElement(
    'svg',
    { class: 'cairn-figure stones', viewBox: '0 0 120 120', 'aria-hidden': 'true', focusable: 'false' },
    ...STONES.map((path, index) =>
      svgElement('path', { class: `stone stone-${index + 1}${index < laid ? '' : ' not-laid'}`, d: path }),
    ),
  );
}

function fogBanks(): SVGElement[] {
  return [42, 62, 83].map((y, index) =>
    svgElement('path', { class: 'fog', d: `M${4 + index * 9} ${y}q16 -7 32 0t32 0t32 0`, fill: 'none' }),
  );
}
