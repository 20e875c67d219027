import type { FaceDescription, Typeface } from './typeface.ts';

/** The part of a PDF document of pdfkit that fonts are written to. */
export interface PdfObjects {
  ref(data: object): PdfReference;
}

export interface PdfReference {
  readonly data: Record<string, unknown>;
  end(content?: Uint8Array | string): void;
}

/** The glyphs of one face that a document prints, and the font in it that holds them and no others. */
export class EmbeddedType {
  readonly face: Typeface;
  readonly reference: PdfReference;
  readonly resourceName: string;
  readonly #texts = new Map<number, string>();

  constructor(face: Typeface, reference: PdfReference, resourceName: string) {
    this.face = face;
    this.reference = reference;
    this.resourceName = resourceName;
  }

  /** Notes that a glyph is printed, and for what text. */
  use(glyph: number, text: string): void {
    const known = this.#texts.get(glyph);
    if (known === undefined || known === '') this.#texts.set(glyph, text);
  }

  /** Writes the font (ISO 32000-1 9.7: a composite font of TrueType outlines, whose character codes are glyph numbers). */
  embed(document: PdfObjects): void {
    const glyphs = [...this.#texts.keys()].sort((a, b) => a - b);
    const description = this.face.description();
    const name = `${subsetTag(this.resourceName)}+${description.name}`;
    const file = document.ref({});
    file.end(this.face.subset(glyphs));
    const descriptor = document.ref(fontDescriptor(name, description, file));
    descriptor.end();
    const descendant = document.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
      DW: 0,
      W: glyphs.flatMap((glyph) => [glyph, [Math.round(this.face.advanceOf(glyph) * 100) / 100]]),
    });
    descendant.end();
    const toUnicode = document.ref({});
    toUnicode.end(unicodeMap(glyphs, this.#texts));
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
    // Symbolic (its codes are glyph numbers), with serifs, perhaps italic: ISO 32000-1 table 123.
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

/** What text the glyphs stand for, so that it can be searched and copied (ISO 32000-1 9.10.3). */
function unicodeMap(glyphs: readonly number[], texts: ReadonlyMap<number, string>): string {
  const lines = glyphs.map((glyph) => `<${hex(glyph)}> <${utf16(texts.get(glyph) || '\u200b')}>`);
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

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('');
}

/** Four digits, as codes are written. */
export function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
