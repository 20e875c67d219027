/** How a text is set. Scripts without a face of that kind are set in their upright regular one. */
export type TypeStyle = 'regular' | 'medium' | 'italic';

/** A family of the text faces (OFL-1.1), as its npm package holds it. */
export interface FontFamily {
  readonly packageName: string;
  /** Beside EB Garamond, whose letters are small for their size, other faces look this much larger. */
  readonly opticalScale: number;
  /** Files that are cut by the Unicode ranges of the package's `unicode.json`; without it, one file holds all. */
  readonly cut: 'whole' | 'by-script' | 'by-range';
  /** The file of a slice, and where on its weight axis it is set; a file without that axis has null. */
  file(style: TypeStyle, slice: string): { readonly path: string; readonly weight: number | null };
}

/** The face of the whole certificate: Latin, Greek and Cyrillic, complete in one file a style. */
export const DISPLAY_FAMILY: FontFamily = {
  packageName: '@expo-google-fonts/eb-garamond',
  opticalScale: 1,
  cut: 'whole',
  file: (style) => ({ path: GARAMOND[style], weight: null }),
};

const GARAMOND: Record<TypeStyle, string> = {
  regular: '400Regular/EBGaramond_400Regular.ttf',
  medium: '500Medium/EBGaramond_500Medium.ttf',
  italic: '400Regular_Italic/EBGaramond_400Regular_Italic.ttf',
};

const WEIGHTS: Record<TypeStyle, number> = { regular: 400, medium: 500, italic: 400 };

/** Letters that EB Garamond lacks: African and phonetic Latin, historic Cyrillic, signs. */
export const GENERAL_FAMILY: FontFamily = noto('noto-serif', 0.88, 'by-script');

/** The families by Unicode script, lower-case ISO 15924 long names as in `\p{Script=...}`. */
export const SCRIPT_FAMILIES: Readonly<Record<string, FontFamily>> = {
  Arabic: noto('noto-naskh-arabic', 1.06, 'by-script'),
  Armenian: noto('noto-serif-armenian', 0.88, 'by-script'),
  Bengali: noto('noto-serif-bengali', 0.92, 'by-script'),
  Devanagari: noto('noto-serif-devanagari', 0.96, 'by-script'),
  Ethiopic: noto('noto-serif-ethiopic', 0.86, 'by-script'),
  Georgian: noto('noto-serif-georgian', 0.88, 'by-script'),
  Gujarati: noto('noto-serif-gujarati', 0.94, 'by-script'),
  Gurmukhi: noto('noto-serif-gurmukhi', 0.94, 'by-script'),
  Hebrew: noto('noto-serif-hebrew', 0.94, 'by-script'),
  Kannada: noto('noto-serif-kannada', 0.88, 'by-script'),
  Khmer: noto('noto-serif-khmer', 0.88, 'by-script'),
  Lao: noto('noto-serif-lao', 0.92, 'by-script'),
  Malayalam: noto('noto-serif-malayalam', 0.86, 'by-script'),
  Myanmar: {
    packageName: '@fontsource/noto-serif-myanmar',
    opticalScale: 0.86,
    cut: 'by-script',
    file: (style, slice) => ({
      path: `files/noto-serif-myanmar-${slice}-${WEIGHTS[style]}-normal.woff2`,
      weight: null,
    }),
  },
  Oriya: noto('noto-serif-oriya', 0.92, 'by-script'),
  Sinhala: noto('noto-serif-sinhala', 0.88, 'by-script'),
  Tamil: noto('noto-serif-tamil', 0.86, 'by-script'),
  Telugu: noto('noto-serif-telugu', 0.88, 'by-script'),
  Thai: noto('noto-serif-thai', 0.92, 'by-script'),
  Tibetan: noto('noto-serif-tibetan', 0.9, 'by-script'),
};

/** Han letters have national forms: each country's own face, and the others for what it lacks. */
export const HAN_FAMILIES = {
  'zh-Hans': noto('noto-serif-sc', 0.9, 'by-range'),
  'zh-Hant': noto('noto-serif-tc', 0.9, 'by-range'),
  ja: noto('noto-serif-jp', 0.9, 'by-range'),
  ko: noto('noto-serif-kr', 0.9, 'by-range'),
} as const;

/** Whose forms of Han letters a text asks for. */
export type HanTradition = keyof typeof HAN_FAMILIES;

function noto(name: string, opticalScale: number, cut: FontFamily['cut']): FontFamily {
  return {
    packageName: `@fontsource-variable/${name}`,
    opticalScale,
    cut,
    file: (style, slice) => ({ path: `files/${name}-${slice}-wght-normal.woff2`, weight: WEIGHTS[style] }),
  };
}
