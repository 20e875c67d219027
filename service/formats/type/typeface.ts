import { Blob, Face, Feature, Font, Buffer as HarfBuzzBuffer, shape, Variation } from 'harfbuzzjs';
import { subsetFont } from './harfbuzz-subset.ts';

/** A glyph in its place. Lengths are in thousandths of the type size. */
export interface ShapedGlyph {
  readonly id: number;
  readonly advance: number;
  /** How far it is moved from its place, as marks are. */
  readonly x: number;
  readonly y: number;
  /** The text that it stands for, or that of the group of glyphs that it begins; empty for the rest of the group. */
  readonly text: string;
}

/** How far the ink of a shaped text reaches above and below its base line, in thousandths of the type size. */
export interface InkHeight {
  readonly above: number;
  readonly below: number;
}

/** One buffer for all: HarfBuzz's memory is given back by the garbage collector only. */
const buffer = new HarfBuzzBuffer();
const features = new Map<string, Feature>();

/** One face of one style: it shapes text with HarfBuzz, and is cut to the glyphs that a document needs. */
export class Typeface {
  readonly opticalScale: number;
  readonly #bytes: Uint8Array;
  readonly #weight: number | null;
  readonly #face: Face;
  readonly #font: Font;
  readonly #toThousandths: number;

  /** @param bytes a TrueType font; @param weight its place on the weight axis, null where it has none */
  constructor(bytes: Uint8Array, weight: number | null, opticalScale: number) {
    this.opticalScale = opticalScale;
    this.#bytes = bytes;
    this.#weight = weight;
    this.#face = new Face(new Blob(bytes));
    this.#font = new Font(this.#face);
    if (weight !== null) this.#font.setVariations([new Variation('wght', weight)]);
    this.#toThousandths = 1000 / this.#face.upem;
  }

  /** Whether every character has a glyph; those that only direct the others need none. */
  covers(text: string): boolean {
    for (const character of text) {
      if (/\p{Default_Ignorable_Code_Point}/u.test(character)) continue;
      if (this.#font.nominalGlyph(character.codePointAt(0) ?? 0) === undefined) return false;
    }
    return true;
  }

  /**
   * Shapes a text of one script and direction; the glyphs come in the order in which they are seen, left to right.
   *
   * @param language BCP 47, for forms that differ by language
   */
  shape(text: string, language: string, wanted: readonly string[] = []): ShapedGlyph[] {
    buffer.reset();
    buffer.addText(text);
    buffer.setLanguage(language);
    buffer.guessSegmentProperties();
    shape(
      this.#font,
      buffer,
      wanted.map((name) => feature(name)),
    );
    const glyphs = buffer.getGlyphInfosAndPositions();
    const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b);
    const told = new Set<number>();
    return glyphs.map(({ codepoint, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
      const end = starts[starts.indexOf(cluster) + 1] ?? text.length;
      const source = told.has(cluster) ? '' : text.slice(cluster, end);
      told.add(cluster);
      return {
        id: codepoint,
        advance: xAdvance * this.#toThousandths,
        x: xOffset * this.#toThousandths,
        y: yOffset * this.#toThousandths,
        text: source,
      };
    });
  }

  /** The width that a glyph has by itself. */
  advanceOf(glyph: number): number {
    return this.#font.glyphHAdvance(glyph) * this.#toThousandths;
  }

  inkOf(glyphs: readonly ShapedGlyph[]): InkHeight {
    let above = 0;
    let below = 0;
    for (const { id, y } of glyphs) {
      const extents = this.#font.glyphExtents(id);
      if (extents === undefined || extents.height === 0) continue;
      const top = y + extents.yBearing * this.#toThousandths;
      above = Math.max(above, top);
      below = Math.max(below, -(top + extents.height * this.#toThousandths));
    }
    return { above, below };
  }

  /** PostScript name, and what a PDF's font descriptor says of the face; in thousandths. */
  description(): FaceDescription {
    const { ascender, descender } = this.#font.hExtents();
    const scaled = (value: number) => Math.round(value * this.#toThousandths);
    const head = this.#face.referenceTable('head');
    const view = head === undefined ? null : new DataView(head.buffer, head.byteOffset, head.byteLength);
    const corner = (offset: number) => scaled(view?.getInt16(offset) ?? 0);
    return {
      name: this.#face.getName(6, 'en').replaceAll(/[^A-Za-z0-9-]/g, ''),
      ascent: scaled(ascender),
      descent: scaled(descender),
      box: [corner(36), corner(38), corner(40), corner(42)],
      isItalic: ((view?.getUint16(44) ?? 0) & 2) !== 0,
    };
  }

  /** The font file of these glyphs, which keep their numbers. */
  subset(glyphs: Iterable<number>): Uint8Array {
    return subsetFont(this.#bytes, glyphs, this.#weight);
  }
}

export interface FaceDescription {
  readonly name: string;
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  readonly isItalic: boolean;
}

function feature(name: string): Feature {
  let known = features.get(name);
  if (known === undefined) {
    known = new Feature(name);
    features.set(name, known);
  }
  return known;
}
