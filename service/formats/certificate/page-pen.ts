import type PDFDocument from 'pdfkit';
import type { FittedText } from '../type/fit-text.ts';
import { aboveOf, lineStep } from '../type/line-height.ts';
import { type FontShare, TypeOnPage } from '../type/type-on-page.ts';
import type { Box } from './box.ts';

export type Document = InstanceType<typeof PDFDocument>;

/** A text as it is drawn. */
export interface DrawnText {
  readonly fitted: FittedText;
  /** `#rrggbb` */
  readonly colour: string;
  /** Where the first line's letters begin, from the top of the page; points. */
  readonly top: number;
  /** Where a line of a width begins, from the left; points. */
  left(width: number): number;
}

/** What a tagged document says of a text. */
export interface TextTag {
  readonly role: 'H1' | 'H2' | 'P';
  /** As it is read, when that is more than what is drawn. */
  readonly read?: string;
  /** BCP 47; null where it is not known, as of a name. */
  readonly language: string | null;
  readonly fonts?: FontShare;
}

/**
 * Draws on the page of a tagged document (ISO 32000-1 14.8): everything is either an element of its structure, in the
 * order in which it is read, or an artefact that means nothing.
 */
export class PagePen {
  readonly document: Document;
  readonly #type: TypeOnPage;
  readonly #root: ReturnType<Document['struct']>;

  constructor(document: Document) {
    this.document = document;
    this.#type = new TypeOnPage(document);
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  get width(): number {
    return this.document.page.width;
  }

  get height(): number {
    return this.document.page.height;
  }

  text(text: DrawnText, { role, read, language, fonts }: TextTag): void {
    const options = {
      actual: read ?? text.fitted.lines.map((line) => line.text).join(' '),
      ...(language === null ? {} : { lang: language }),
    };
    this.#root.add(this.document.struct(role, options, () => this.#lines(text, fonts)));
  }

  /** Text that a reader has been told in another place. */
  untoldText(text: DrawnText): void {
    this.artefact(() => this.#lines(text));
  }

  figure(alt: string, { x, y, width, height }: Box, draw: () => void): void {
    // Where it is has to be told too, of which the library's types do not know.
    const options = { alt, bbox: [x, y, x + width, y + height] };
    this.#root.add(this.document.struct('Figure', options, draw));
  }

  /** A place of the page that leads to an address. */
  link(url: string, { x, y, width, height }: Box): void {
    const link = this.document.struct('Link', { alt: url });
    this.#root.add(link);
    // A text of PDF is a String object to the library; a plain string is a name.
    const annotation: object = { structParent: link, Contents: new String(url) };
    this.document.link(x, y, width, height, url, annotation);
    link.end();
  }

  artefact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** Writes the structure and the fonts; once, when everything is drawn. */
  end(): void {
    this.#root.end();
    this.#type.embed();
  }

  #lines({ fitted, colour, top, left }: DrawnText, fonts?: FontShare): void {
    const { lines, size } = fitted;
    let y = top;
    this.document.fillColor(colour);
    lines.forEach((line, index) => {
      y += index === 0 ? (aboveOf(line) * size) / 1000 : lineStep(fitted);
      // Glyphs stand as they are seen; who copies or searches a line has it as it is read.
      this.#type.draw(line, { x: left((line.width * size) / 1000), y, size }, fonts);
    });
  }
}
