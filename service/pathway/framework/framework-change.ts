/** What can have changed between two editions of a framework. */
export const FRAMEWORK_CHANGES = {
  'competency-added': 'A competency is new',
  'competency-removed': 'A competency is gone',
  'competency-moved': 'A competency stands below another one',
  'order-changed': 'Competencies stand in another order',
  'statement-changed': 'A competency says something else',
  'kind-changed': 'A competency is of another kind',
  'code-changed': 'A competency has another number',
  'notes-changed': 'The notes on a competency differ',
  'alignment-added': 'A competency is aligned with another one',
  'alignment-removed': 'A competency is no longer aligned with another one',
  'alignment-changed': 'A competency stands otherwise to another one',
  'alignments-reordered': 'The alignments of a competency stand in another order',
  'descriptor-added': 'A competency describes a level that it did not describe',
  'descriptor-removed': 'A competency no longer describes a level',
  'descriptor-changed': 'A level means something else for a competency',
  'level-added': 'The scale has a new level',
  'level-removed': 'The scale has lost a level',
  'level-changed': 'A level of the scale is worded otherwise',
  'levels-reordered': 'The levels of the scale stand in another order',
  'member-changed': 'Something that is said of the framework as a whole differs',
  'case-record-changed': 'What is kept of a CASE package differs',
} as const;

/** One of the kinds of {@link FRAMEWORK_CHANGES}. */
export type FrameworkChangeKind = keyof typeof FRAMEWORK_CHANGES;

/** One difference. */
export interface FrameworkChange {
  readonly kind: FrameworkChangeKind;
  /** The competency that it is of; null for the framework as a whole. */
  readonly competency: string | null;
  /** What of it: a level's identifier, the address of an alignment, a member of the framework; null where `kind` says all. */
  readonly of: string | null;
  /** The text before; null where there was none, or where it is too much to be read. */
  readonly from: string | null;
  /** The text after. */
  readonly to: string | null;
  /** Whether what refers to the competency, or to a level, has to change with it. */
  readonly breaking: boolean;
}

/** Makes a change; what is not named is null, and breaks nothing. */
export function frameworkChange(
  kind: FrameworkChangeKind,
  { competency = null, of = null, from = null, to = null, breaking = false }: Partial<Omit<FrameworkChange, 'kind'>>,
): FrameworkChange {
  return { kind, competency, of, from, to, breaking };
}

/** A change of text that may be missing on either side; none where both say the same. */
export function textChange(
  kind: FrameworkChangeKind,
  from: string | undefined,
  to: string | undefined,
  about: Pick<Partial<FrameworkChange>, 'competency' | 'of'> = {},
): FrameworkChange[] {
  return from === to ? [] : [frameworkChange(kind, { ...about, from: from ?? null, to: to ?? null })];
}

/**
 * A change of the order of what stands in both lists; null where it is the same.
 *
 * @returns the order before and after
 */
export function orderChange(
  before: readonly string[],
  after: readonly string[],
): { readonly from: string; readonly to: string } | null {
  const [kept, now] = [new Set(before), new Set(after)];
  const from = before.filter((id) => now.has(id)).join(', ');
  const to = after.filter((id) => kept.has(id)).join(', ');
  return from === to ? null : { from, to };
}
