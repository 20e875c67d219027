import type PDFDocument from 'pdfkit';
import { EmbeddedType } from './embedded-type.ts';
import { readAs, showRun } from './glyph-operators.ts';
import type { Line, Run } from './line.ts';
import type { Typeface } from './typeface.ts';

type Document = InstanceType<typeof PDFDocument>;

/**
 * Whose subset of a face prints a line. What a whole batch has in common shares one, which is then the same in all of
 * its documents and cut only once; what differs from one document to the next, as a name, has its own.
 */
export type FontShare = 'shared' | 'own';

/** Where a line's left end and base line are, from the upper left corner of the page, and its size; points. */
export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Draws lines on the page of a document, and embeds the fonts that they need. */
export class TypeOnPage {
  readonly #document: Document;
  readonly #fonts = { shared: new Map<Typeface, EmbeddedType>(), own: new Map<Typeface, EmbeddedType>() };

  constructor(document: Document) {
    this.#document = document;
  }

  /** Draws a line in the fill colour. */
  draw(line: Line, { x, y, size }: LinePlace, share: FontShare = 'shared'): void {
    const { page } = this.#document;
    this.#document.save();
    // The library's pages are upside down for type.
    this.#document.transform(1, 0, 0, -1, 0, page.height);
    const operators: string[] = ['BT'];
    let left = x;
    for (const run of line.runs) {
      operators.push(...showRun(run, this.#fontOf(run.face, share), { x: left, y: page.height - y, size }));
      left += runWidth(run, size);
    }
    operators.push('ET');
    // Letters that stand far apart would be read as words of one letter each.
    const isSpaced = line.runs.some(({ tracking }) => tracking > 0);
    const shown = operators.join('\n');
    this.#document.addContent(isSpaced ? readAs(line.text, shown) : shown);
    this.#document.restore();
  }

  /** Writes the fonts; once, when everything is drawn. */
  embed(): void {
    for (const fonts of Object.values(this.#fonts)) {
      for (const font of fonts.values()) font.embed(this.#document);
    }
  }

  #fontOf(face: Typeface, share: FontShare): EmbeddedType {
    const { shared, own } = this.#fonts;
    let font = this.#fonts[share].get(face);
    if (font === undefined) {
      font = new EmbeddedType(face, this.#document.ref({}), `T${shared.size + own.size + 1}`);
      this.#fonts[share].set(face, font);
    }
    this.#document.page.fonts[font.resourceName] = font.reference;
    return font;
  }
}

function runWidth({ face, glyphs, tracking }: Run, size: number): number {
  return glyphs.reduce((sum, { advance }) => sum + ((advance * face.opticalScale + tracking) * size) / 1000, 0);
}
