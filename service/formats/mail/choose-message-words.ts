/** The words in a language (BCP 47) with the language, or in English where there are none for it or it is no language. */
export function chosenWords<W>(
  byLanguage: Readonly<Record<string, W>> & { readonly en: W },
  language: string,
): { readonly words: W; readonly language: string } {
  const [tag] = canonical(language);
  if (tag !== undefined) {
    const { language: code, script } = new Intl.Locale(tag).maximize();
    const words = byLanguage[code === 'zh' ? `zh-${script}` : code];
    if (words !== undefined) return { words, language: tag };
  }
  return { words: byLanguage.en, language: 'en' };
}

function canonical(language: string): string[] {
  try {
    return Intl.getCanonicalLocales(language);
  } catch {
    return [];
  }
}
