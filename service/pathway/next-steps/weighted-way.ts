/**
 * What to take of a weighted score that is not reached. The rules:
 *
 * 1. What has no score yet is taken, all of it: it counts as zero until then.
 * 2. Where that is not enough, or there is no such part, what has a score is taken again: first what gains most for what it
 *    takes, until full marks in all that is taken would reach what is asked for. Of that, what is not needed is left out,
 *    what takes most first.
 */
import { parseDecimal } from '../decimal.ts';
import type { Outlook } from '../evaluation/outlook/outlook.ts';
import { scoreThatCounts } from '../evaluation/score-that-counts.ts';
import type { WeightedScoreTrace } from '../evaluation/trace.ts';
import { formatFraction, fractionOf, parseFraction } from '../fraction.ts';
import {
  compareRatios,
  dividedBy,
  minus,
  NO_RATIO,
  percentOfRatio,
  plus,
  type Ratio,
  ratioOf,
  ratioOfWhole,
  sumOf,
  times,
} from './ratio.ts';

interface Part {
  readonly assessment: string;
  readonly effort: number;
  readonly hasScore: boolean;
  /** What it gives now, and at the most: its share of the score. */
  readonly now: Ratio;
  readonly most: Ratio;
  readonly weight: Ratio;
}

/** What to take, and what is needed in it on average. */
export interface WeightedWay {
  readonly assessments: readonly string[];
  /** Exact, as traces write it. */
  readonly mean: string;
}

/** Null where what may still come does not reach it. */
export function weightedWay(
  { atLeast, of }: Pick<WeightedScoreTrace, 'atLeast' | 'of'>,
  outlook: Outlook,
  effortOf: (assessment: string) => number,
): WeightedWay | null {
  const asked = ratioOf(fractionOf(parseDecimal(atLeast)));
  const parts = of.map((part): Part => {
    const score = scoreThatCounts(part);
    const weight = percentOfRatio(ratioOf(parseFraction(part.weight)));
    const now = times(weight, score === null ? NO_RATIO : ratioOf(parseFraction(score)));
    const best = outlook.bestScore(part.assessment);
    const most = best === null ? now : times(weight, ratioOf(best));
    const { assessment } = part;
    return { assessment, effort: effortOf(assessment), hasScore: score !== null, now, most, weight };
  });
  const useful = parts.filter(({ most, now }) => compareRatios(most, now) > 0);
  const unscored = useful.filter(({ hasScore }) => !hasScore);
  const again = useful.filter(({ hasScore }) => hasScore).sort(byGain);
  const fixed = sumOf(parts.map(({ now }) => now));
  let reached = plus(fixed, gainOf(unscored));
  const taken = [...unscored];
  for (const part of again) {
    if (compareRatios(reached, asked) >= 0) break;
    taken.push(part);
    reached = plus(reached, gainOf([part]));
  }
  if (taken.length === 0 || compareRatios(reached, asked) < 0) return null;
  for (const part of again.filter((one) => taken.includes(one)).sort((left, right) => right.effort - left.effort)) {
    const without = minus(reached, gainOf([part]));
    if (taken.length === 1 || compareRatios(without, asked) < 0) continue;
    taken.splice(taken.indexOf(part), 1);
    reached = without;
  }
  const kept = sumOf(parts.filter((part) => !taken.includes(part)).map(({ now }) => now));
  const weights = sumOf(taken.map(({ weight }) => weight));
  const mean = weights.value === 0n ? NO_RATIO : dividedBy(minus(asked, kept), weights);
  return { assessments: taken.map(({ assessment }) => assessment), mean: textOf(mean) };
}

function gainOf(parts: readonly Part[]): Ratio {
  return sumOf(parts.map(({ most, now }) => minus(most, now)));
}

/** More for the minute first. */
function byGain(left: Part, right: Part): number {
  const [gain, other] = [gainOf([left]), gainOf([right])];
  return compareRatios(times(other, ratioOfWhole(left.effort)), times(gain, ratioOfWhole(right.effort)));
}

function textOf({ over, value }: Ratio): string {
  return value <= 0n ? '0' : formatFraction({ sum: { units: value, scale: 0 }, over });
}
