import { diffFrameworks } from '../../pathway/framework/diff-frameworks.ts';
import type { FrameworkChange } from '../../pathway/framework/framework-change.ts';
import {
  type CompetencyFramework,
  frameworkDigest,
  frameworkReference,
} from '../../pathway/framework/parse-framework.ts';
import type { Installation } from '../installation.ts';
import { findFramework } from './known-frameworks.ts';

export { FRAMEWORK_CHANGES, type FrameworkChange } from '../../pathway/framework/framework-change.ts';

/** What tells one edition from another. */
export interface FrameworkDifference {
  readonly from: ComparedFramework;
  readonly to: ComparedFramework;
  readonly changes: readonly FrameworkChange[];
  /** How many of the changes break what refers to the earlier edition. */
  readonly breaking: number;
}

/** One side of a comparison. */
export interface ComparedFramework {
  readonly reference: string;
  readonly title: string;
  readonly digest: string;
}

/** Compares two editions that are known here, by their names. @throws CairnError `framework-not-found` */
export async function compareEditions(
  { store }: Pick<Installation, 'store'>,
  from: string,
  to: string,
): Promise<FrameworkDifference> {
  const [before, after] = [await findFramework(store.db, from), await findFramework(store.db, to)];
  return compareFrameworks(before.framework, after.framework);
}

/** Compares two frameworks, wherever they are from. */
export function compareFrameworks(before: CompetencyFramework, after: CompetencyFramework): FrameworkDifference {
  const changes = diffFrameworks(before, after);
  return {
    from: compared(before),
    to: compared(after),
    changes,
    breaking: changes.filter(({ breaking }) => breaking).length,
  };
}

function compared(framework: CompetencyFramework): ComparedFramework {
  return {
    reference: frameworkReference(framework),
    title: framework.title,
    digest: frameworkDigest(framework),
  };
}
