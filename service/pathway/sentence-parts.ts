/** The small words of sentences about a pathway: names, lists and numbers as they stand among words of ours. */
import { isolated } from './text-direction.ts';

/** A name in quotation marks. */
export function quoted(name: string): string {
  return `“${isolated(name)}”`;
}

/** Of names: `a, b and c`. */
export function listed(names: readonly string[], word: 'and' | 'or'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Of many names the first: `a, b, c and 9 more`. */
export function listedBriefly(names: readonly string[], most = 6): string {
  if (names.length <= most) return listed(names, 'and');
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An exact value of a trace: a decimal as it is, a fraction as a mixed number (`66 2/3`). */
export function fractionInWords(text: string): string {
  const [numerator = '0', denominator] = text.split('/');
  if (denominator === undefined) return text;
  const whole = BigInt(numerator) / BigInt(denominator);
  const rest = BigInt(numerator) % BigInt(denominator);
  return whole === 0n ? text : `${whole} ${rest}/${denominator}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day of the calendar, `2026-03-02`, as people read it: `2 March 2026`. */
export function dayInWords(text: string): string {
  const [year, month, day] = text.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}
