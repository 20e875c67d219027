import { displayWidth } from '../../../core/display-width.ts';
import type { Medium } from '../medium.ts';

/**
 * Cells of a terminal.
 *
 * @param plain foreign text made harmless for a terminal
 */
export function terminalMedium(plain: (text: string) => string): Medium {
  return {
    // What holds together in one line keeps doing so.
    shown: (text) => text.split('\u00a0').map(plain).join('\u00a0'),
    width: displayWidth,
    lineHeight: () => 1,
    glyph: 3,
    tierSign: 0,
    legendSample: 7,
    pill: { padding: 1, gap: 1, height: 1 },
    card: { inline: 2, block: 1, space: 0, least: 32, most: 46, awards: 30, entry: 1, exit: 2 },
    band: { inline: 1, block: 1, gap: 1, header: 1 },
    gutter: { before: 1, track: 2, after: 2 },
    row: { before: 0, track: 1, after: 1 },
    narrowBelow: 70,
  };
}
