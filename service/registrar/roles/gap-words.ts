/** What a gap analysis is shown by: its words, its order, and its drawing. */

export { COVERAGE_STANDINGS, type CoverageStanding, isCovered } from '../../pathway/role/coverage-standing.ts';
export { drawGapAnalysis } from '../../pathway/role/drawing/draw-gap-analysis.ts';
export { EMPLOYER_RATINGS } from '../../pathway/role/employer-feedback.ts';
export type { GapAnalysis } from '../../pathway/role/gap-analysis.ts';
export type { GapLine } from '../../pathway/role/gap-line.ts';
export { assessmentCounts, STANDING_WORDS } from '../../pathway/role/gap-words.ts';
