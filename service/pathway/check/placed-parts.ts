/** Parts of a definition with the places where they stand. */
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { LearningOutcome } from '../definition/learning-outcome.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { Path } from '../requirement-tree.ts';

/** A module and its place among the pathway's. */
export interface PlacedModule {
  readonly module: PathwayModule;
  readonly path: Path;
}

/** An outcome, and the module that it is an outcome of. */
export interface PlacedOutcome {
  readonly outcome: LearningOutcome;
  readonly module: PathwayModule;
  readonly path: Path;
}

/** An assessment of the pathway's own, and its module. */
export interface PlacedAssessment {
  readonly assessment: PathwayAssessment;
  readonly module: PathwayModule;
  readonly path: Path;
}
