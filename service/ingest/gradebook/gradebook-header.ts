/** How gradebooks head the column of an assessment. */
import { type Decimal, parseDecimal } from '../../pathway/decimal.ts';

/** A column's heading without what the platform has added to the assessment's name. */
export interface AssessmentHeading {
  /** What may be the name, the likeliest first. */
  readonly names: readonly string[];
  /** What the cells are: Moodle exports the same grades in several forms side by side. */
  readonly kind: 'percentage' | 'points' | 'words' | null;
  readonly outOf: Decimal | null;
}

/** Blackboard: `Quiz 1 [Total Pts: 20 Score] |12345`. */
const BLACKBOARD = /^(.*?)\s*\[Total Pts:\s*(?:up to\s+)?([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*(\w*)\]\s*(?:\|\s*\d+)?$/i;
/** Canvas: `Quiz 1 (12345)`. */
const CANVAS = /^(.*\S)\s*\(\d+\)$/;
/** Moodle: `Quiz: Quiz 1 (Real)`. */
const MOODLE = /^(.*\S)\s*\((.+)\)$/;
const MOODLE_KINDS: readonly (readonly [AssessmentHeading['kind'], RegExp])[] = [
  [
    'percentage',
    /^(?:percentage|prozentsatz|pourcentage|porcentaje|percentagem|porcentagem|percentuale|procent|percentage.*)$/i,
  ],
  ['points', /^(?:real|punkte|brut|reel|réel|punti|valore|echte|punkty|rzeczywista)$/i],
  ['words', /^(?:letter|feedback|buchstabe|lettre|letra|commentaires?|lettera|letter.*|feedback.*)$/i],
];
/** `Quiz: `, `Assignment: `, `Aufgabe: `. */
const ACTIVITY = /^[\p{L}][\p{L} -]{1,30}:\s*(?=\S)/u;

export function readHeading(text: string): AssessmentHeading {
  const [, name = '', points = '', form = ''] = BLACKBOARD.exec(text) ?? [];
  if (name !== '') {
    const isPercentage = /^percent/i.test(form);
    return {
      names: [name],
      kind: isPercentage ? 'percentage' : 'points',
      outOf: isPercentage ? null : positive(points),
    };
  }
  const canvas = CANVAS.exec(text)?.[1];
  if (canvas !== undefined) return { names: [text, canvas], kind: null, outOf: null };
  const [, title = text, form2 = ''] = MOODLE.exec(text) ?? [];
  const [kind = null] = MOODLE_KINDS.find(([, pattern]) => pattern.test(form2)) ?? [];
  const bare = kind === null ? text : title;
  return { names: [bare, bare.replace(ACTIVITY, '')], kind, outOf: null };
}

function positive(text: string): Decimal | null {
  const value = parseDecimal(text.replace(/^0+(?=\d)/, ''));
  return value.units === 0n ? null : value;
}
