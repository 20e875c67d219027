/** The style sheet of a drawn gap analysis: ink on a ground of its own, by day and by night. */

import { PALETTE } from '../../drawing/svg/palette.ts';
import type { CoverageStanding } from '../coverage-standing.ts';

/** The colours of the standings, by day and by night; those of everything else are the palette's. */
const STANDINGS: Readonly<Record<CoverageStanding, { readonly light: string; readonly dark: string }>> = {
  missed: PALETTE.invalid,
  partly: { light: '#9a4d12', dark: '#e6a063' },
  'below-level': { light: '#9a4d12', dark: '#e6a063' },
  taught: { light: '#7d5f00', dark: '#dcc05e' },
  formative: { light: '#7d5f00', dark: '#dcc05e' },
  summative: { light: '#3c7a5c', dark: '#5fae86' },
  'identity-assured': { light: '#14583a', dark: '#8fd6ae' },
};

/** Windows that are narrower get the layout for a phone. CSS pixels. */
export const NARROW_BELOW = 720;

function colours(by: 'light' | 'dark'): string {
  const [ground, ink, soft, line, rim] = (['sheet', 'ink', 'ink-soft', 'line', 'line-strong'] as const).map(
    (name) => PALETTE[name][by],
  );
  return [
    `.ground{fill:${ground}}text{fill:${ink}}.soft{fill:${soft}}.rule{stroke:${line}}.empty{fill:${line}}`,
    `.hollow{fill:none;stroke:${rim}}.dot{fill:${soft}}`,
    ...Object.entries(STANDINGS).map(
      ([name, colour]) => `.c-${name}{stroke:${colour[by]}}.f-${name}{fill:${colour[by]}}`,
    ),
  ].join('');
}

/** Fonts that systems already have; none is ever loaded. */
const FACES =
  'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}' +
  '.strong{font-weight:650}.exact{font-family:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace}';

/**
 * The whole sheet.
 *
 * @param both the height of the layout for a phone, where the drawing holds both layouts; null where it holds one
 */
export function gapStyle(both: { readonly narrowHeight: number } | null): string {
  const looks = [`${FACES}${colours('light')}`, `@media (prefers-color-scheme:dark){${colours('dark')}}`];
  if (both === null) return looks.join('\n');
  return [
    ...looks,
    '.gap{width:100%}.narrow{display:none}',
    `@media (max-width:${NARROW_BELOW}px){.wide{display:none}.narrow{display:inline}.gap{height:${both.narrowHeight}px}}`,
  ].join('\n');
}
