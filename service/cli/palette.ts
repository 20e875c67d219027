import { plainText } from './plain-text.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** SGR codes of ECMA-48: what switches a style on, and off. */
const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

/** Foreign or own text, made harmless, in a style. */
export type Paint = (text: string, ...styles: readonly Style[]) => string;

/** How to paint on a stream: in colour on a terminal, plainly elsewhere and where NO_COLOR asks for it (no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const coloured = stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  return (text, ...styles) =>
    styles.reduce(
      (painted, style) => (coloured ? `\u001b[${CODES[style][0]}m${painted}\u001b[${CODES[style][1]}m` : painted),
      plainText(text),
    );
}
