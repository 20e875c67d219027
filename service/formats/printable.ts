import { typefaceFor } from './type/font-library.ts';

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Finds the texts that cannot be printed, as `certificatePdf` would: some letter of theirs has no form in any font here. */
export async function unprintableTexts(texts: Iterable<string>): Promise<Set<string>> {
  const known = new Map<string, boolean>();
  const unprintable = new Set<string>();
  for (const text of texts) {
    for (const { segment } of SEGMENTS.segment(text.normalize('NFC'))) {
      let isPrintable = known.get(segment);
      if (isPrintable === undefined) {
        isPrintable =
          /^[\s\p{Cc}\p{Cf}]+$/u.test(segment) || (await typefaceFor(segment, 'regular', 'zh-Hans')) !== null;
        known.set(segment, isPrintable);
      }
      if (!isPrintable) unprintable.add(text);
    }
  }
  return unprintable;
}
