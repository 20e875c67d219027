import { type FitStep, type FittedText, fitHeading, fitParagraph } from '../type/fit-text.ts';
import type { TypeStyle } from '../type/font-families.ts';
import { lineOf } from '../type/line.ts';
import { type SetText, setText } from '../type/set-text.ts';
import { hanTradition } from './language.ts';

/** EB Garamond's other figures have a 1 like a small I. */
const FEATURES = ['lnum'];

/** How many texts are kept set: all that the certificates of some batches have in common. */
const KEPT = 200;
const kept = new Map<string, Promise<FittedText>>();

/** Sets the texts of certificates in one language; what was set before, as it is the same in a whole batch, is kept. */
export class Typesetter {
  readonly language: string;

  constructor(language: string) {
    this.language = language;
  }

  /**
   * As large as the measure (points) allows, by the first of the steps that fits.
   *
   * @param tracking space between letters, in thousandths of the type size
   * @throws CairnError `glyph-missing`
   */
  heading(
    text: string,
    style: TypeStyle,
    measure: number,
    steps: readonly FitStep[],
    tracking = 0,
  ): Promise<FittedText> {
    return this.#keep(['heading', text, style, measure, steps, tracking], () =>
      this.ownHeading(text, style, measure, steps, tracking),
    );
  }

  /** A heading of one certificate alone, as a name is: nothing of it stays in memory. @throws as `heading` */
  async ownHeading(
    text: string,
    style: TypeStyle,
    measure: number,
    steps: readonly FitStep[],
    tracking = 0,
  ): Promise<FittedText> {
    return fitHeading(await this.#set(text, style, tracking), measure, steps);
  }

  /** One line of this size, or a little less; two where it is long. @throws CairnError `glyph-missing` */
  phrase(text: string, style: TypeStyle, measure: number, size: number, tracking?: number): Promise<FittedText> {
    const steps = [
      { lines: 1, largest: size, least: size * 0.75 },
      { lines: 2, largest: size * 0.8, least: 5 },
    ];
    return this.heading(text, style, measure, steps, tracking);
  }

  /** Running text, cut short where it would need more lines. @throws CairnError `glyph-missing` */
  paragraph(
    text: string,
    style: TypeStyle,
    measure: number,
    limits: { readonly sizes: readonly number[]; readonly maxLines: number },
  ): Promise<FittedText> {
    return this.#keep(['paragraph', text, style, measure, limits], async () =>
      fitParagraph(await this.#set(text, style), measure, limits, lineOf(await this.#set('…', 'regular'))),
    );
  }

  async #set(text: string, style: TypeStyle, tracking = 0): Promise<SetText> {
    const { language } = this;
    return await setText(text, { style, language, han: hanTradition(language, text), tracking, features: FEATURES });
  }

  #keep(asked: unknown, set: () => Promise<FittedText>): Promise<FittedText> {
    const key = JSON.stringify([this.language, asked]);
    const known = kept.get(key);
    if (known !== undefined) {
      // Asked for last, dropped last.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const fitted = set();
    kept.set(key, fitted);
    fitted.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return fitted;
  }
}
