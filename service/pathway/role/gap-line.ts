/** One line of a gap analysis: what is shown of a competency that a role asks for. */
import type { CompetencyKind } from '../framework/competency-framework.ts';
import type { Coverage } from './competency-coverage.ts';
import type { CoverageStanding } from './coverage-standing.ts';
import type { Share } from './exact-shares.ts';
import type { FeedbackFigures } from './feedback-figures.ts';
import type { RoleEvidence } from './role-profile-form.ts';

/** A level of a framework's scale. */
export interface NamedLevel {
  readonly id: string;
  readonly title: string;
}

/** What is shown of a competency, wherever it stands. */
export interface NamedCompetency {
  /** `framework/competency`. */
  readonly competency: string;
  /** The reference itself where its framework is not known here. */
  readonly statement: string;
  /** Null where its framework is not known here. */
  readonly kind: CompetencyKind | null;
  readonly framework: string;
}

/** One competency that the role asks for. */
export interface GapLine extends NamedCompetency {
  readonly importance: string;
  readonly importanceWord: string;
  /** The level that is asked for; null where any will do. */
  readonly level: NamedLevel | null;
  /** The highest level that is taught, on the same scale; null where no outcome states one. */
  readonly taughtLevel: NamedLevel | null;
  readonly evidence: readonly RoleEvidence[];
  readonly standing: CoverageStanding;
  readonly covered: boolean;
  /** Whether only electives lead there, so that a holder need not have come by it. */
  readonly electiveOnly: boolean;
  readonly through: Coverage['through'];
  readonly outcomes: Coverage['outcomes'];
  readonly assessments: Coverage['assessments'];
  readonly strength: Coverage['strength'];
  /** Of the weight of all summative assessments of the pathway, what those carry that assess it; null where none has a weight. */
  readonly weight: Share | null;
  readonly missedParts: readonly NamedCompetency[];
  /** What employers said of holders; null where nobody has. */
  readonly feedback: FeedbackFigures | null;
  /** Why it stands as it does, in plain sentences. */
  readonly reasons: readonly string[];
}
