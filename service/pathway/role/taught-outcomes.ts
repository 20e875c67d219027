/** What a pathway teaches, competency by competency, and what assesses it. */
import { addDecimals, type Decimal, parseDecimal, ZERO } from '../decimal.ts';
import type { AssessmentMethod, IdentityAssurance, PathwayAssessment } from '../definition/assessment.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import { type AssessmentStrength, strengthOf } from './coverage-standing.ts';

/** A module, as it is named beside what it holds. */
export interface ModuleName {
  readonly id: string;
  readonly title: string;
  /** Whether only some learners take it: no tier has it for everybody. */
  readonly elective: boolean;
}

/** An assessment, as far as it tells how well something is shown. */
export interface AssessmentFacts {
  readonly module: ModuleName;
  /** Null for a kind of assessments that each cohort brings itself. */
  readonly id: string | null;
  readonly title: string;
  readonly purpose: PathwayAssessment['purpose'];
  readonly method: AssessmentMethod;
  readonly identityAssurance: IdentityAssurance;
  readonly strength: AssessmentStrength;
  /** Percent of its module's mark; null where there is none, and of what is formative. */
  readonly weight: string | null;
}

/** An outcome of a module that leads to a competency. */
export interface TaughtOutcome {
  readonly module: ModuleName;
  readonly id: string;
  readonly statement: string;
  readonly competency: string;
  /** Null where the outcome does not say how far it leads. */
  readonly level: string | null;
  readonly assessments: readonly AssessmentFacts[];
}

/** A pathway by the competencies that it teaches. */
export interface Teaching {
  /** In the pathway's order, by competency. */
  readonly byCompetency: ReadonlyMap<string, readonly TaughtOutcome[]>;
  /** Outcomes that name no competency: nothing can be said of them here. */
  readonly withoutCompetency: readonly {
    readonly module: ModuleName;
    readonly id: string;
    readonly statement: string;
  }[];
  /** The weights of all summative assessments together: 100 for each module that has such. */
  readonly weight: Decimal;
}

/** See {@link Teaching}. */
export function teachingOf({ modules, tiers }: Pick<PathwayDefinition, 'modules' | 'tiers'>): Teaching {
  const core = new Set(tiers.flatMap((tier) => tier.core ?? []));
  const nameOf = ({ id, title }: PathwayModule): ModuleName => ({ id, title, elective: !core.has(id) });
  const assessments = modules.flatMap((module) => {
    const kinds = (module.cohortAssessments ?? []).map((kind) => ({ ...kind, id: null }));
    return [...(module.assessments ?? []), ...kinds].map((assessment) => ({
      outcomes: new Set(assessment.outcomes ?? []),
      facts: factsOf(nameOf(module), assessment),
    }));
  });
  const taught = modules.flatMap((module) =>
    (module.outcomes ?? []).flatMap((outcome) =>
      (outcome.competencies ?? []).map(({ competency, level = null }) => ({
        ...{ module: nameOf(module), id: outcome.id, statement: outcome.statement, competency, level },
        assessments: assessments.filter((one) => one.outcomes.has(outcome.id)).map(({ facts }) => facts),
      })),
    ),
  );
  return {
    byCompetency: Map.groupBy(taught, ({ competency }) => competency),
    withoutCompetency: modules.flatMap((module) =>
      (module.outcomes ?? [])
        .filter(({ competencies }) => competencies === undefined)
        .map(({ id, statement }) => ({ module: nameOf(module), id, statement })),
    ),
    weight: weightOf(assessments.map(({ facts }) => facts)),
  };
}

/** The weights of assessments together. */
export function weightOf(assessments: readonly AssessmentFacts[]): Decimal {
  return assessments.flatMap(({ weight }) => (weight === null ? [] : [parseDecimal(weight)])).reduce(addDecimals, ZERO);
}

function factsOf(
  module: ModuleName,
  assessment: Pick<PathwayAssessment, 'title' | 'purpose' | 'method' | 'identityAssurance' | 'weight'> & {
    readonly id: string | null;
  },
): AssessmentFacts {
  const { id, title, purpose, method, identityAssurance = 'none', weight } = assessment;
  return {
    ...{ module, id, title, purpose, method, identityAssurance },
    strength: strengthOf(assessment),
    weight: purpose === 'summative' && weight !== undefined ? weight : null,
  };
}
