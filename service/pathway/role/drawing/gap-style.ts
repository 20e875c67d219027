/** The style sheet of a drawn gap analysis: ink on a ground of its own, by day and by night. */

const DAY = {
  ...{ ground: '#fbfcfb', ink: '#17211f', soft: '#4d5a57', line: '#cfd8d4', hollow: '#9aa7a3' },
  ...{ missed: '#8f2a17', partly: '#9a4d12', 'below-level': '#9a4d12', taught: '#7d5f00', formative: '#7d5f00' },
  ...{ summative: '#3c7a5c', 'identity-assured': '#14583a' },
};

const NIGHT: typeof DAY = {
  ...{ ground: '#1a2220', ink: '#e5ece9', soft: '#a3b1ad', line: '#33403d', hollow: '#6c7b77' },
  ...{ missed: '#f4a994', partly: '#e6a063', 'below-level': '#e6a063', taught: '#dcc05e', formative: '#dcc05e' },
  ...{ summative: '#5fae86', 'identity-assured': '#8fd6ae' },
};

/** Windows that are narrower get the layout for a phone. CSS pixels. */
export const NARROW_BELOW = 720;

function colours({ ground, ink, soft, line, hollow, ...standings }: typeof DAY): string {
  return [
    `.ground{fill:${ground}}text{fill:${ink}}.soft{fill:${soft}}.rule{stroke:${line}}.empty{fill:${line}}`,
    `.hollow{fill:none;stroke:${hollow}}.dot{fill:${soft}}`,
    ...Object.entries(standings).map(([name, colour]) => `.c-${name}{stroke:${colour}}.f-${name}{fill:${colour}}`),
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
  const looks = [`${FACES}${colours(DAY)}`, `@media (prefers-color-scheme:dark){${colours(NIGHT)}}`];
  if (both === null) return looks.join('\n');
  return [
    ...looks,
    '.gap{width:100%}.narrow{display:none}',
    `@media (max-width:${NARROW_BELOW}px){.wide{display:none}.narrow{display:inline}.gap{height:${both.narrowHeight}px}}`,
  ].join('\n');
}
