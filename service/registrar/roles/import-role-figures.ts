import { CairnError } from '../../core/errors.ts';
import type { FieldProblem } from '../../ingest/fields/read-fields.ts';
import { readRoleFigures } from '../../ingest/role-figures/read-role-figures.ts';
import { openTable } from '../../ingest/table/read-table.ts';
import { editDocument } from '../../pathway/document/edit-document.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import { type MergedFigures, mergeFigures } from '../../pathway/role/merge-figures.ts';
import type { RoleSource } from '../../pathway/role/role-profile-form.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import type { Installation } from '../installation.ts';
import { pathwayCheckContext } from '../pathways/pathway-check-context.ts';
import { checkRole, usableRole } from './check-role.ts';

/** What is brought in, and where it goes. */
export interface RoleFigureImport {
  /** The path of the CSV file, and what reports call it. */
  readonly file: string;
  readonly name: string;
  readonly profile: DefinitionFile;
  /** The source that every line is of which does not say so itself, by its id; or a new one, whole. */
  readonly source: string | RoleSource | null;
  /** Whether the lines without anything wrong go in, where others have something wrong. */
  readonly skipInvalid: boolean;
}

/** What came of it. */
export interface RoleFigureReport extends Pick<MergedFigures, 'added' | 'changed' | 'unchanged'> {
  readonly lines: number;
  readonly badLines: number;
  readonly problems: readonly FieldProblem[];
  /** The profile with the figures in it; null where nothing of it changes. */
  readonly text: string | null;
  /** What is found in the profile then. */
  readonly findings: readonly LocatedFinding[];
}

/**
 * Brings figures into a role profile that somebody writes. It gives back the text of the file, and writes none.
 *
 * @throws CairnError `malformed-role` where the profile has an error already; `not-csv`, `columns-unknown`,
 * `results-not-found`; `role-figures-refused` with `details.problems` for lines with something wrong
 */
export async function importRoleFigures(
  installation: Pick<Installation, 'store' | 'now'>,
  { file, name, profile, source, skipInvalid }: RoleFigureImport,
): Promise<RoleFigureReport> {
  const context = await pathwayCheckContext(installation);
  const { role } = usableRole(profile, context);
  const added = typeof source === 'object' ? source : null;
  const { lines, figures, problems } = await readRoleFigures(await openTable(file, name), {
    frameworks: role.frameworks.flatMap(({ id, edition }) => context.frameworks(id, edition)?.framework ?? []),
    sources: [...(role.sources ?? []).map(({ id }) => id), ...(added === null ? [] : [added.id])],
    source: typeof source === 'string' ? source : (added?.id ?? null),
  });
  const { edits, unplaced, ...merged } = mergeFigures(role, figures, added);
  const all = [...problems, ...unplaced.map(withoutImportance)].toSorted((a, b) => a.line - b.line);
  const badLines = new Set(all.map(({ line }) => line)).size;
  if (all.length > 0 && !skipInvalid) throw linesRefused(name, { lines, badLines, problems: all });
  const before = new TextDecoder().decode(profile.bytes);
  // A source by itself, without a figure, is no change.
  const isChange = merged.added.length + merged.changed.length > 0;
  const text = isChange ? editDocument(before, profile.format, edits) : null;
  const written = text === null ? profile : { ...profile, bytes: new TextEncoder().encode(text) };
  const { findings } = checkRole(written, context);
  return { lines, badLines, problems: all, ...merged, text, findings };
}

function withoutImportance({ line, competency }: { readonly line: number; readonly competency: string }): FieldProblem {
  return {
    ...{ line, column: null, found: JSON.stringify(competency) },
    expected: 'an importance: the profile does not ask for this competency yet',
  };
}

/** How much of what is wrong goes into an error. */
const MOST_PROBLEMS = 1_000;

function linesRefused(
  name: string,
  { lines, badLines, problems }: Pick<RoleFigureReport, 'lines' | 'badLines' | 'problems'>,
): CairnError {
  const [first] = problems;
  const place =
    first === undefined ? '' : ` The first is line ${first.line}: expected ${first.expected}, found ${first.found}.`;
  return new CairnError(
    'role-figures-refused',
    `${badLines} of ${lines} lines of ${name} are not as they should be, so nothing went in.${place}`,
    {
      remedy: 'correct the file, or take the other lines with --skip-invalid',
      details: { lines, badLines, problemCount: problems.length, problems: problems.slice(0, MOST_PROBLEMS) },
    },
  );
}
