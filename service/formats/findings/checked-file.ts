import type { LocatedFinding } from '../../pathway/document/located-finding.ts';

/** A file that was checked, and what was found in it, in its order. */
export interface CheckedFile {
  /** As it was named. */
  readonly file: string;
  readonly findings: readonly LocatedFinding[];
}

/** How many of each severity. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
}

/** Counts the findings of some files. */
export function countFindings(files: readonly CheckedFile[]): FindingCounts {
  const findings = files.flatMap((each) => each.findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

/** A finding as programs read it: one flat object. */
export function findingRecord(file: string, { region, ...finding }: LocatedFinding) {
  return { file, ...finding, ...region };
}
