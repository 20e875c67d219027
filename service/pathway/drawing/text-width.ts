/**
 * How wide a text can become in em, whichever of the usual sans-serif faces sets it. The drawing is laid out where no
 * font is at hand, so this is an upper bound: the wider of Noto Sans Bold and DejaVu Sans, class by class.
 */

/** ASCII and the punctuation of our own words, by the widest of each class. */
const CLASSES: readonly (readonly [width: number, characters: string])[] = [
  [0.35, " ijl',.:;\u00a0·‘’"],
  [0.46, '!Irft()[]-/\\`\u2010\u2011'],
  [0.53, '"“”„•'],
  [0.64, 'abcdeghknopqsuvxyz0123456789$*?_{}|–«»°ı'],
  [0.71, 'ABCEFJKLPRSTVXYZ'],
  [0.86, 'DGHNOQUw#+<=>^~&×→'],
  [1.01, 'mMW%@—…€ﬁ'],
];

const WIDTHS: ReadonlyMap<string, number> = new Map(
  CLASSES.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)),
);

/** By script, in this order; what is of none of them is taken for as wide as it is high. */
const SCRIPTS: readonly (readonly [width: number, pattern: RegExp])[] = [
  [0, /\p{Mn}|\p{Me}|[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u],
  [1.36, /\p{Emoji_Presentation}/u],
  [1.16, /[ЖШЩЮФМЫЉЊДжшщюфмыљњ]/u],
  [0.94, /(?=\p{Lu})[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u],
  [0.76, /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Lao}]/u],
  [0.84, /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Armenian}\p{Script=Georgian}]/u],
  [1.02, /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u],
];

/** Of scripts that combine letters into wide clusters, and of what nobody foresaw. */
const WIDEST = 1.24;

/** The upper bound of a text's width, in em. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text.normalize('NFC')) width += characterWidth(character);
  return width;
}

/** Letters with accents are as wide as without. */
function characterWidth(character: string): number {
  const known = WIDTHS.get(character);
  if (known !== undefined) return known;
  const base = String.fromCodePoint(character.normalize('NFD').codePointAt(0) ?? 0);
  return WIDTHS.get(base) ?? SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0] ?? WIDEST;
}
