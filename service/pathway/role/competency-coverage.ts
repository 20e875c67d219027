/** How a pathway covers one competency: by outcomes that name it, through its parts, or only as a part of something broader. */
import type { CompetencyIndex } from './competency-index.ts';
import { type AssessmentStrength, type CoverageStanding, compareStandings, strongest } from './coverage-standing.ts';
import type { AssessmentFacts, TaughtOutcome, Teaching } from './taught-outcomes.ts';

/** How an outcome's level stands to the level that is asked for. */
export type LevelReached = 'reached' | 'below' | 'not-stated';

/** An outcome that leads to a competency, and whether it leads far enough. */
export interface LeadingOutcome extends TaughtOutcome {
  readonly reaches: LevelReached;
}

/** How a competency is covered. */
export interface Coverage {
  readonly standing: CoverageStanding;
  /** `itself`: outcomes name it, or what is exactly the same; null where nothing leads there. */
  readonly through: 'itself' | 'parts' | 'whole' | null;
  /** In the pathway's order. */
  readonly outcomes: readonly LeadingOutcome[];
  /** What assesses those of the outcomes that reach the level, or all where none does; each once. */
  readonly assessments: readonly AssessmentFacts[];
  readonly strength: AssessmentStrength;
  /** The parts that nothing teaches, where it is covered through parts. */
  readonly missedParts: readonly string[];
}

const MISSED: Coverage = {
  ...{ standing: 'missed', through: null, strength: 'not-assessed' },
  ...{ outcomes: [], assessments: [], missedParts: [] },
};

/**
 * The coverage of one competency.
 *
 * Of what names the competency and what names its parts the better counts; through its parts it stands as its weakest
 * part does. What is broader than it counts for no more than `partly`: no outcome says that this part is in it.
 *
 * @param level what is asked for, an id of the framework's scale; null where any will do
 */
export function coverageOf(
  reference: string,
  level: string | null,
  { index, teaching }: { readonly index: CompetencyIndex; readonly teaching: Teaching },
): Coverage {
  const within = (asked: string): Coverage => {
    const itself = namedCoverage(asked);
    const parts = index.find(asked)?.parts ?? [];
    if (parts.length === 0) return itself;
    const joined = joinParts(parts.map((part) => ({ part, coverage: within(part) })));
    return compareStandings(joined.standing, itself.standing) > 0 ? joined : itself;
  };
  const namedCoverage = (asked: string): Coverage => {
    const outcomes = index
      .same(asked)
      .flatMap((same) => teaching.byCompetency.get(same) ?? [])
      .map((outcome) => ({ ...outcome, reaches: levelReached(index, asked, level, outcome) }));
    if (outcomes.length === 0) return MISSED;
    const reaching = outcomes.filter(({ reaches }) => reaches === 'reached');
    const assessments = assessmentsOf(reaching.length > 0 ? reaching : outcomes);
    const strength = strongest(assessments.map((assessment) => assessment.strength));
    const standing = reaching.length === 0 ? 'below-level' : strength === 'not-assessed' ? 'taught' : strength;
    return { standing, through: 'itself', outcomes, assessments, strength, missedParts: [] };
  };
  const found = within(reference);
  if (found.standing !== 'missed') return found;
  const broader = (index.find(reference)?.wholes ?? []).map(namedCoverage).find(({ outcomes }) => outcomes.length > 0);
  return broader === undefined ? MISSED : { ...broader, standing: 'partly', through: 'whole' };
}

/** A whole by its parts: as good as the weakest, `partly` where some are missed, and missed where all are. */
function joinParts(parts: readonly { readonly part: string; readonly coverage: Coverage }[]): Coverage {
  const taught = parts.filter(({ coverage }) => coverage.standing !== 'missed');
  if (taught.length === 0) return MISSED;
  const weakest = taught
    .map(({ coverage }) => coverage)
    .reduce((weak, coverage) => (compareStandings(coverage.standing, weak.standing) < 0 ? coverage : weak));
  const outcomes = taught.flatMap(({ coverage }) => coverage.outcomes);
  return {
    standing: taught.length < parts.length ? 'partly' : weakest.standing,
    through: 'parts',
    outcomes,
    assessments: [...new Set(taught.flatMap(({ coverage }) => coverage.assessments))],
    strength: weakest.strength,
    missedParts: parts.flatMap(({ part, coverage }) =>
      coverage.standing === 'missed' ? [part] : coverage.missedParts,
    ),
  };
}

function assessmentsOf(outcomes: readonly LeadingOutcome[]): AssessmentFacts[] {
  return [...new Set(outcomes.flatMap(({ assessments }) => assessments))];
}

/** Levels of two frameworks cannot be compared: what another framework's outcome reaches is not stated on this scale. */
function levelReached(
  index: CompetencyIndex,
  asked: string,
  level: string | null,
  outcome: TaughtOutcome,
): LevelReached {
  if (level === null) return 'reached';
  const framework = index.find(asked)?.framework;
  const scale = framework?.levels?.map(({ id }) => id) ?? [];
  const at =
    outcome.level === null || index.find(outcome.competency)?.framework !== framework
      ? -1
      : scale.indexOf(outcome.level);
  if (at === -1) return 'not-stated';
  return at >= scale.indexOf(level) ? 'reached' : 'below';
}
