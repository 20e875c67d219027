import { type EmbeddedType, utf16 } from './embedded-type.ts';
import type { Run } from './line.ts';
import type { ShapedGlyph } from './typeface.ts';

/** Where a run's left end and base line are, from the lower left corner of the page, and its size; points. */
export interface RunPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The operators of PDF that show a run (ISO 32000-1 9.4). */
export function showRun(run: Run, font: EmbeddedType, place: RunPlace): readonly string[] {
  const operators = new GlyphOperators(run, font, place);
  for (const group of groupsOf(run.glyphs)) operators.add(group);
  return operators.end();
}

/** Marks content with the text that it is to be read, copied and searched as (ISO 32000-1 14.9.4). */
export function readAs(text: string, operators: string): string {
  return `/Span <</ActualText <feff${utf16(text)}>>> BDC\n${operators}\nEMC`;
}

/** Glyphs that stand for one text together: a letter and its marks, letters that are joined into one. */
function groupsOf(glyphs: readonly ShapedGlyph[]): ShapedGlyph[][] {
  const groups: ShapedGlyph[][] = [];
  for (const glyph of glyphs) {
    const group = groups.at(-1);
    if (group === undefined || glyph.text !== '') groups.push([glyph]);
    else group.push(glyph);
  }
  return groups;
}

class GlyphOperators {
  readonly #run: Run;
  readonly #font: EmbeddedType;
  readonly #place: RunPlace;
  readonly #scaled: number;
  readonly #operators: string[];
  #left: number;
  /** What is shown in one go, and where it begins. */
  #shown: string[] = [];
  #start = '';

  constructor(run: Run, font: EmbeddedType, place: RunPlace) {
    this.#run = run;
    this.#font = font;
    this.#place = place;
    this.#scaled = place.size * run.face.opticalScale;
    this.#operators = [`/${font.resourceName} ${decimal(this.#scaled)} Tf`];
    this.#left = place.x;
  }

  /** Shows a group; one of several glyphs is marked with its text, which none of them has alone. */
  add(group: readonly ShapedGlyph[]): void {
    // A spaced line is marked as a whole.
    if (group.length === 1 || this.#run.tracking > 0) {
      for (const glyph of group) this.#show(glyph, glyph.text);
      return;
    }
    const text = group[0]?.text ?? '';
    const placed = group.map((glyph) => {
      const left = this.#left;
      this.#left += this.#widthOf(glyph);
      return { glyph, left };
    });
    const end = this.#left;
    this.#flush();
    const before = this.#operators.length;
    // The letter before its marks, wherever they stand: programs take where a text is from what is shown first.
    placed.sort((a, b) => Number(b.glyph.advance > 0) - Number(a.glyph.advance > 0));
    placed.forEach(({ glyph, left }, index) => {
      this.#left = left;
      this.#show(glyph, index === 0 ? text : '');
      this.#flush();
    });
    this.#left = end;
    this.#operators.push(readAs(text, this.#operators.splice(before).join('\n')));
  }

  end(): readonly string[] {
    this.#flush();
    return this.#operators;
  }

  /** Shows a glyph at its place, for a text. */
  #show(glyph: ShapedGlyph, text: string): void {
    const { face } = this.#run;
    const isMoved = Math.abs(glyph.x) > 0.01 || Math.abs(glyph.y) > 0.01;
    if (isMoved) this.#flush();
    if (this.#shown.length === 0) {
      const points = (thousandths: number) => (thousandths * this.#scaled) / 1000;
      this.#start = `${decimal(this.#left + points(glyph.x))} ${decimal(this.#place.y + points(glyph.y))}`;
    }
    const width = this.#widthOf(glyph);
    const surplus = face.advanceOf(glyph.id) - (width / this.#scaled) * 1000;
    this.#shown.push(`<${this.#font.code(glyph.id, text)}>`);
    if (Math.abs(surplus) > 0.01) this.#shown.push(decimal(surplus));
    this.#left += width;
    if (isMoved) this.#flush();
  }

  /** With the space behind it; points. */
  #widthOf({ advance }: ShapedGlyph): number {
    const { face, tracking } = this.#run;
    return ((advance + tracking / face.opticalScale) * this.#scaled) / 1000;
  }

  #flush(): void {
    if (this.#shown.length > 0) this.#operators.push(`1 0 0 1 ${this.#start} Tm`, `[${this.#shown.join(' ')}] TJ`);
    this.#shown = [];
  }
}

function decimal(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}
