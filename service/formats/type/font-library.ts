import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import wawoff2 from 'wawoff2';
import {
  DISPLAY_FAMILY,
  type FontFamily,
  GENERAL_FAMILY,
  HAN_FAMILIES,
  type HanTradition,
  SCRIPT_FAMILIES,
  type TypeStyle,
} from './font-families.ts';
import { Typeface } from './typeface.ts';
import { parseUnicodeRanges, rangesHold, type UnicodeRanges } from './unicode-ranges.ts';

const { resolve } = createRequire(import.meta.url);
const faces = new Map<string, Promise<Typeface>>();
const slices = new Map<string, Promise<ReadonlyMap<string, UnicodeRanges>>>();

const SCRIPTS = Object.keys(SCRIPT_FAMILIES).map((name) => ({
  name,
  pattern: new RegExp(`\\p{Script_Extensions=${name}}`, 'u'),
}));
const EAST_ASIAN =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/**
 * The face that sets a grapheme cluster: EB Garamond where it can, the script's own where it cannot. Files are read when
 * a document first needs them, and kept.
 *
 * @returns null when no face has every character of the cluster
 */
export async function typefaceFor(cluster: string, style: TypeStyle, han: HanTradition): Promise<Typeface | null> {
  for (const family of familiesFor(cluster, han)) {
    const face = await faceIn(family, cluster, style);
    if (face?.covers(cluster)) return face;
  }
  return null;
}

function familiesFor(cluster: string, han: HanTradition): readonly FontFamily[] {
  const script = SCRIPTS.find(({ pattern }) => pattern.test(cluster));
  const own = script === undefined ? undefined : SCRIPT_FAMILIES[script.name];
  const eastAsian = EAST_ASIAN.test(cluster)
    ? [HAN_FAMILIES[han], ...Object.values(HAN_FAMILIES).filter((family) => family !== HAN_FAMILIES[han])]
    : [];
  return [DISPLAY_FAMILY, ...(own === undefined ? [] : [own]), ...eastAsian, GENERAL_FAMILY];
}

async function faceIn(family: FontFamily, cluster: string, style: TypeStyle): Promise<Typeface | null> {
  if (family.cut === 'whole') return await open(family, style, '');
  const codePoint = cluster.codePointAt(0) ?? 0;
  for (const [slice, ranges] of await slicesOf(family)) {
    if (rangesHold(ranges, codePoint)) return await open(family, style, slice);
  }
  return null;
}

/** Latin slices of another script's family are passed over: their letters would not match EB Garamond's. */
function slicesOf(family: FontFamily): Promise<ReadonlyMap<string, UnicodeRanges>> {
  let known = slices.get(family.packageName);
  if (known === undefined) {
    known = readFile(resolve(`${family.packageName}/unicode.json`), 'utf8').then((text) => {
      const all = parseUnicodeRanges(text);
      const isForeign = (name: string) => family !== GENERAL_FAMILY && /^(?:latin|vietnamese|cyrillic)/.test(name);
      return new Map([...all].filter(([name]) => !isForeign(name)));
    });
    slices.set(family.packageName, known);
  }
  return known;
}

function open(family: FontFamily, style: TypeStyle, slice: string): Promise<Typeface> {
  const { path, weight } = family.file(style, slice);
  const key = `${family.packageName}/${path}@${weight}`;
  let known = faces.get(key);
  if (known === undefined) {
    known = read(`${family.packageName}/${path}`).then((bytes) => new Typeface(bytes, weight, family.opticalScale));
    faces.set(key, known);
  }
  return known;
}

async function read(path: string): Promise<Uint8Array> {
  const bytes = await readFile(resolve(path));
  // The decoder hands out its own memory, which the next font overwrites.
  return path.endsWith('.woff2') ? (await wawoff2.decompress(bytes)).slice() : bytes;
}
