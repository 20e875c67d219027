import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { PlacedAssessment, PlacedOutcome } from './placed-parts.ts';

/** What shows a competency, or would if it had a pass mark. */
export interface WaysToShow {
  /** The outcomes that lead to it, at the level or above. */
  readonly outcomes: ReadonlySet<string>;
  /** The pathway's own summative assessments of such outcomes. */
  readonly own: readonly PlacedAssessment[];
  /** Whether cohorts bring summative assessments of such outcomes. */
  readonly isBrought: boolean;
}

/** A competency, at a level or above where one is asked for. */
export interface AskedCompetency {
  readonly competency: string;
  readonly level?: string;
}

/** Finds what shows a competency, for each once; null where the framework or the level is not named. */
export function waysToShow(
  definition: PathwayDefinition,
  outcomes: readonly PlacedOutcome[],
  assessing: (outcome: string) => readonly PlacedAssessment[],
): (asked: AskedCompetency) => WaysToShow | null {
  const tied = Map.groupBy(
    outcomes.flatMap(({ outcome: { id, competencies = [] } }) => competencies.map((tie) => ({ ...tie, outcome: id }))),
    ({ competency }) => competency,
  );
  const brought = new Set(
    definition.modules
      .flatMap(({ cohortAssessments = [] }) => cohortAssessments)
      .filter(({ purpose }) => purpose === 'summative')
      .flatMap(({ outcomes: assessed = [] }) => assessed),
  );
  const find = ({ competency, level }: AskedCompetency): WaysToShow | null => {
    const [framework] = competency.split('/');
    const named = definition.frameworks?.find(({ id }) => id === framework);
    const levels = named?.levels ?? [];
    if (named === undefined || (level !== undefined && !levels.includes(level))) return null;
    const lowest = level === undefined ? null : levels.indexOf(level);
    const leading = (tied.get(competency) ?? []).filter(
      (tie) => lowest === null || (tie.level !== undefined && levels.indexOf(tie.level) >= lowest),
    );
    const shown = new Set(leading.map(({ outcome }) => outcome));
    const own = new Set([...shown].flatMap(assessing).filter(({ assessment }) => assessment.purpose === 'summative'));
    return { outcomes: shown, own: [...own], isBrought: [...shown].some((outcome) => brought.has(outcome)) };
  };
  const known = new Map<string, WaysToShow | null>();
  return (asked) => {
    const key = competencyKey(asked);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(asked);
    known.set(key, found);
    return found;
  };
}

/** One text for one competency at one level; neither holds a blank. */
export function competencyKey({ competency, level = '' }: AskedCompetency): string {
  return `${competency} ${level}`;
}
