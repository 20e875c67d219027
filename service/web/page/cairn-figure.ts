import { svgElement } from './element.ts';

/** How the cairn stands: whole (valid), with its top stone fallen (not valid), or lost in fog (could not check). */
export type CairnPosture = 'whole' | 'fallen' | 'fogged' | 'building';

/** The stones from the ground up, in a box of 120 by 120 units. */
const STONES: readonly string[] = [
  'M103.6 104.6C101.5 107.9 98.8 110.9 89.3 112.4C79.9 113.9 58.6 114.1 47 113.6C35.3 113.1 24.9 112.1 19.4 109.4C13.9 106.6 11.7 100.3 13.9 97.2C16.1 94 22.9 91.7 32.6 90.4C42.4 89 60.8 88.7 72.4 89.1C83.9 89.4 96.7 89.8 101.9 92.4C107.1 95 105.7 101.3 103.6 104.6Z',
  'M93.2 80.3C91.8 83.2 88.7 85.6 81 87.1C73.3 88.5 56 89.5 47 89C38 88.5 30.9 86.8 26.9 84.3C22.8 81.7 21.2 76.6 22.5 73.7C23.9 70.8 27.3 68.1 34.9 66.9C42.5 65.6 58.9 65.7 67.9 66.2C77 66.6 85.1 67.3 89.3 69.7C93.6 72.1 94.6 77.4 93.2 80.3Z',
  'M89 58.9C88.1 61.5 85.5 63.8 79.7 65C73.8 66.2 61 66.6 53.9 66.3C46.8 65.9 40.3 64.9 37.1 62.7C33.8 60.5 33.4 55.7 34.5 53C35.7 50.4 38.1 47.8 43.9 46.8C49.7 45.8 62.4 46.3 69.3 46.8C76.2 47.3 82.1 47.7 85.4 49.7C88.7 51.7 90 56.4 89 58.9Z',
  'M77 40C76.5 42.3 75.7 44.8 71.8 45.8C68 46.8 58.8 46.3 53.8 45.9C48.8 45.5 44.1 45.2 42 43.4C39.9 41.6 40.5 37.3 41.4 35.1C42.3 32.8 43.5 31.1 47.4 30C51.3 28.8 60.3 27.7 64.9 28C69.4 28.4 72.8 30 74.8 32C76.9 34 77.5 37.7 77 40Z',
  'M73.1 23.5C72.7 25.5 71.2 27.6 68.6 28.4C65.9 29.2 60.2 28.8 57.3 28.4C54.3 28 52.2 27.4 50.7 25.8C49.2 24.1 47.8 20.6 48.1 18.6C48.5 16.6 50 14.8 52.6 13.8C55.3 12.9 61 12.6 64 12.9C67 13.3 69.1 14.3 70.7 16.1C72.2 17.8 73.4 21.4 73.1 23.5Z',
];

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
