import type PDFDocument from 'pdfkit';
import { EmbeddedType, hex } from './embedded-type.ts';
import type { Line, Run } from './line.ts';
import type { Typeface } from './typeface.ts';

type Document = InstanceType<typeof PDFDocument>;

/** Draws lines on the page of a document, and embeds the fonts that they need. */
export class TypeOnPage {
  readonly #document: Document;
  readonly #fonts = new Map<Typeface, EmbeddedType>();

  constructor(document: Document) {
    this.#document = document;
  }

  /**
   * Draws a line in the fill colour.
   *
   * @param x where its left end is, @param y where its base line is, from the top; @param size of the type; in points
   */
  draw(line: Line, x: number, y: number, size: number): void {
    const { page } = this.#document;
    this.#document.save();
    // The library's pages are upside down for type.
    this.#document.transform(1, 0, 0, -1, 0, page.height);
    const operators: string[] = ['BT'];
    let left = x;
    for (const run of line.runs) {
      operators.push(...this.#show(run, left, page.height - y, size));
      left += runWidth(run, size);
    }
    operators.push('ET');
    this.#document.addContent(operators.join('\n'));
    this.#document.restore();
  }

  /** Writes the fonts; once, when everything is drawn. */
  embed(): void {
    for (const font of this.#fonts.values()) font.embed(this.#document);
  }

  #show({ face, glyphs, tracking }: Run, x: number, y: number, size: number): readonly string[] {
    const font = this.#fontOf(face);
    const scaled = size * face.opticalScale;
    const operators = [`/${font.resourceName} ${decimal(scaled)} Tf`];
    let left = x;
    let shown: string[] = [];
    let start: string | null = null;
    const flush = () => {
      if (shown.length > 0) operators.push(`1 0 0 1 ${start} Tm`, `[${shown.join(' ')}] TJ`);
      shown = [];
    };
    for (const glyph of glyphs) {
      font.use(glyph.id, glyph.text);
      const isMoved = Math.abs(glyph.x) > 0.01 || Math.abs(glyph.y) > 0.01;
      if (isMoved) flush();
      if (shown.length === 0) {
        start = `${decimal(left + (glyph.x * scaled) / 1000)} ${decimal(y + (glyph.y * scaled) / 1000)}`;
      }
      const width = glyph.advance + tracking / face.opticalScale;
      const surplus = face.advanceOf(glyph.id) - width;
      shown.push(`<${hex(glyph.id)}>`);
      if (Math.abs(surplus) > 0.01) shown.push(decimal(surplus));
      left += (width * scaled) / 1000;
      if (isMoved) flush();
    }
    flush();
    return operators;
  }

  #fontOf(face: Typeface): EmbeddedType {
    let font = this.#fonts.get(face);
    if (font === undefined) {
      font = new EmbeddedType(face, this.#document.ref({}), `T${this.#fonts.size + 1}`);
      this.#fonts.set(face, font);
    }
    this.#document.page.fonts[font.resourceName] = font.reference;
    return font;
  }
}

function runWidth({ face, glyphs, tracking }: Run, size: number): number {
  return glyphs.reduce((sum, { advance }) => sum + ((advance * face.opticalScale + tracking) * size) / 1000, 0);
}

function decimal(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}
