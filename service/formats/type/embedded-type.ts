import { deflatedSubset } from './deflated-subset.ts';
import type { FaceDescription, Typeface } from './typeface.ts';

/** The part of a PDF document of pdfkit that fonts are written to. */
export interface PdfObjects {
  ref(data: object): PdfReference;
}

export interface PdfReference {
  readonly data: Record<string, unknown>;
  end(content?: Uint8Array | string): void;
}

/** A glyph as it is printed, for the text that it stands for there. */
interface PrintedGlyph {
  readonly glyph: number;
  readonly text: string;
}

/**
 * The glyphs of one face that a document prints, and the font in it that holds them and no others.
 *
 * One glyph may stand for several texts: the stroke that many Arabic letters share, whose dots are glyphs of their own.
 * Every pair of glyph and text has a code, so that what is copied or searched is what was written.
 */
export class EmbeddedType {
  readonly face: Typeface;
  readonly reference: PdfReference;
  readonly resourceName: string;
  readonly #codes = new Map<string, number>();
  /** By code less one: 0 is the glyph for what is missing. */
  readonly #printed: PrintedGlyph[] = [];

  constructor(face: Typeface, reference: PdfReference, resourceName: string) {
    this.face = face;
    this.reference = reference;
    this.resourceName = resourceName;
  }

  /** The code of a glyph that is printed for a text: four hex digits. */
  code(glyph: number, text: string): string {
    const key = `${glyph} ${text}`;
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.#printed.push({ glyph, text });
      this.#codes.set(key, code);
    }
    return hex(code);
  }

  /** Writes the font (ISO 32000-1 9.7): a composite font of TrueType outlines. */
  embed(document: PdfObjects): void {
    const printed = this.#printed;
    const glyphs = [...new Set(printed.map(({ glyph }) => glyph))].sort((a, b) => a - b);
    const description = this.face.description();
    const name = `${subsetTag(this.resourceName)}+${description.name}`;
    const subset = deflatedSubset(this.face, glyphs);
    const file = document.ref({ Filter: 'FlateDecode', Length1: subset.length });
    file.end(subset.deflated);
    const descriptor = document.ref(fontDescriptor(name, description, file));
    descriptor.end();
    const glyphOfCode = document.ref({});
    glyphOfCode.end(Buffer.from([0, ...printed.map(({ glyph }) => glyph)].map(hex).join(''), 'hex'));
    const descendant = document.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      CIDToGIDMap: glyphOfCode,
      DW: 0,
      W: [1, printed.map(({ glyph }) => Math.round(this.face.advanceOf(glyph) * 100) / 100)],
    });
    descendant.end();
    const toUnicode = document.ref({});
    toUnicode.end(unicodeMap(printed));
    Object.assign(this.reference.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    });
    this.reference.end();
  }
}

function fontDescriptor(name: string, face: FaceDescription, file: PdfReference): object {
  return {
    Type: 'FontDescriptor',
    FontName: name,
    // Symbolic (its codes are its own), with serifs, perhaps italic: ISO 32000-1 table 123.
    Flags: 4 | 2 | (face.isItalic ? 64 : 0),
    FontBBox: [...face.box],
    ItalicAngle: face.isItalic ? -12 : 0,
    Ascent: face.ascent,
    Descent: face.descent,
    CapHeight: 700,
    StemV: 80,
    FontFile2: file,
  };
}

/** Six capitals that tell two subsets of one font apart. */
function subsetTag(resourceName: string): string {
  const number = Number.parseInt(resourceName.slice(1), 10);
  return `CAIRN${String.fromCharCode(65 + (number % 26))}`;
}

const HUNDRED = 100;

/**
 * What text the codes stand for, so that it can be searched and copied (ISO 32000-1 9.10.3). PDF/A wants one for every
 * code; glyphs whose text another one tells have a space without width.
 */
function unicodeMap(printed: readonly PrintedGlyph[]): string {
  const lines = printed.map(({ text }, at) => `<${hex(at + 1)}> <${utf16(text || '\u200b')}>`);
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += HUNDRED) {
    const block = lines.slice(start, start + HUNDRED);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** UTF-16, big-endian, in hex digits. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('');
}

/** Four digits, as codes are written. */
function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
