import type { Check } from '../core/check.ts';
import type { Paint, Style } from './palette.ts';
import { plainText } from './plain-text.ts';

const MARKS: Readonly<Record<Check['outcome'], { readonly mark: string; readonly style: Style }>> = {
  pass: { mark: '✓ passed', style: 'green' },
  fail: { mark: '✗ failed', style: 'red' },
  unknown: { mark: '? not told', style: 'yellow' },
  'not-checked': { mark: '– not checked', style: 'dim' },
};

/** One thing that was looked at: `✓ passed       inclusion         The credential is in the batch.` */
export function checkLine(
  { name, outcome, sentence }: { readonly name: string; readonly outcome: Check['outcome']; readonly sentence: string },
  paint: Paint,
): string {
  const { mark, style } = MARKS[outcome];
  return `${paint(mark, style)}${' '.repeat(15 - mark.length)}${name.padEnd(17)} ${plainText(sentence)}`;
}
