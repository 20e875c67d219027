import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { PALETTE } from '../../../service/pathway/drawing/svg/palette.ts';

it('pictures have the colours of the pages, by light and by dark', async () => {
  const css = await readFile(new URL('../../../service/web/style/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
  const colourIn = (rules: string, name: string): string | undefined =>
    new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(rules)?.[1];
  for (const [name, colour] of Object.entries(PALETTE)) {
    const inLight = colourIn(light, name);
    expect([name, inLight, colourIn(dark, name) ?? inLight]).toEqual([name, colour.light, colour.dark]);
  }
});
