import { addDecimals, type Decimal, parseDecimal, ZERO } from '../decimal.ts';
import { COVERAGE_STANDINGS, type CoverageStanding, isCovered } from './coverage-standing.ts';
import { type Share, sharesOf, togetherOf } from './exact-shares.ts';

/** The competencies of a role that stand alike. */
export interface StandingShare {
  readonly standing: CoverageStanding;
  readonly competencies: number;
  /** Of the importance of all competencies together. */
  readonly importance: Share;
}

/** A gap analysis in a few figures. Each competency weighs as much as it is important. */
export interface GapSummary {
  readonly competencies: number;
  /** Taught to the level that is asked for, and assessed by something that decides. */
  readonly covered: Omit<StandingShare, 'standing'>;
  /** Every standing, from the worst to the best. The percentages add up to exactly 100. */
  readonly byStanding: readonly StandingShare[];
}

/** Sums up the lines of an analysis. */
export function summariseGaps(
  lines: readonly { readonly standing: CoverageStanding; readonly importance: string }[],
): GapSummary {
  const groups = COVERAGE_STANDINGS.map((standing) => lines.filter((line) => line.standing === standing));
  const shares = sharesOf(groups.map(importanceOf));
  const byStanding = COVERAGE_STANDINGS.flatMap((standing, at) => {
    const importance = shares[at];
    return importance === undefined ? [] : [{ standing, competencies: groups[at]?.length ?? 0, importance }];
  });
  const covered = byStanding.filter(({ standing }) => isCovered(standing));
  return {
    competencies: lines.length,
    covered: {
      competencies: covered.reduce((sum, { competencies }) => sum + competencies, 0),
      importance: togetherOf(
        covered.map(({ importance }) => importance),
        importanceOf(lines),
      ),
    },
    byStanding,
  };
}

function importanceOf(lines: readonly { readonly importance: string }[]): Decimal {
  return lines.map(({ importance }) => parseDecimal(importance)).reduce(addDecimals, ZERO);
}
