/** A measured figure beside its baseline of the same run: a machine's speed says little, the ratio of the two does. */
export interface Figure {
  /** Key in the JSON. */
  readonly key: string;
  /** What was measured, for people. */
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** The baseline's value, in the same unit. */
  readonly baseline: number;
  readonly ratio: number;
  /** In words: what the ratio is of the two. */
  readonly ratioIs: string;
  /** In words: what the baseline does. */
  readonly baselineIs: string;
  readonly aim: Aim | null;
}

/** What was aimed at, and whether this run reached it. */
export interface Aim {
  readonly text: string;
  readonly reached: boolean;
}

/** A duration beside the baseline's: how many times the baseline it takes. */
export function timesTheBaseline(
  figure: Omit<Figure, 'ratio' | 'ratioIs' | 'aim'> & { readonly atMost?: number },
): Figure {
  const { atMost, ...rest } = figure;
  const ratio = rest.value / rest.baseline;
  const aim = atMost === undefined ? null : { text: `at most ${atMost} x`, reached: ratio <= atMost };
  return { ...rest, ratio, ratioIs: 'times the baseline', aim };
}

/** A duration beside a slower one: how many times faster it is. */
export function timesFaster(figure: Omit<Figure, 'ratio' | 'ratioIs' | 'aim'> & { readonly atLeast?: number }): Figure {
  const { atLeast, ...rest } = figure;
  const ratio = rest.baseline / rest.value;
  const aim = atLeast === undefined ? null : { text: `at least ${atLeast} x`, reached: ratio >= atLeast };
  return { ...rest, ratio, ratioIs: 'times faster', aim };
}

/** A rate beside the baseline's: which part of it is reached. The aim is a rate, or a part of the baseline. */
export function partOfTheBaseline(
  figure: Omit<Figure, 'ratio' | 'ratioIs' | 'aim'> & { readonly atLeast?: number; readonly ratioAtLeast?: number },
): Figure {
  const { atLeast, ratioAtLeast, ...rest } = figure;
  const ratio = rest.value / rest.baseline;
  const ratioIs = 'of the baseline';
  if (atLeast !== undefined) {
    const text = `at least ${atLeast.toLocaleString('en-GB')}`;
    return { ...rest, ratio, ratioIs, aim: { text, reached: rest.value >= atLeast } };
  }
  if (ratioAtLeast !== undefined) {
    return { ...rest, ratio, ratioIs, aim: { text: `at least ${ratioAtLeast} of it`, reached: ratio >= ratioAtLeast } };
  }
  return { ...rest, ratio, ratioIs, aim: null };
}

/** The figures as the JSON holds them. */
export function figuresJson(figures: readonly Figure[]): Record<string, unknown> {
  return Object.fromEntries(
    figures.map(({ key, value, unit, baseline, ratio }) => [
      key,
      { value: rounded(value), unit, baseline: rounded(baseline), ratio: rounded(ratio) },
    ]),
  );
}

/** Four significant digits: the rest is noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
