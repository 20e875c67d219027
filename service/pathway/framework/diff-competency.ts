import { canonicalText } from '../../core/canonical.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Competency, CompetencyAlignment } from './competency-framework.ts';
import { type FrameworkChange, frameworkChange, orderChange, textChange } from './framework-change.ts';

/** What a competency says of itself, in two editions: its texts, its alignments, its levels. Its place and its parts aside. */
export function diffCompetency(before: Competency, after: Competency): FrameworkChange[] {
  const about = { competency: after.id };
  return [
    ...textChange('statement-changed', before.statement, after.statement, about),
    ...textChange('kind-changed', before.kind, after.kind, about),
    ...textChange('code-changed', before.code, after.code, about),
    ...textChange('notes-changed', before.notes, after.notes, about),
    ...diffDescriptors(before, after),
    ...diffAlignments(before, after),
    ...(sameJson(before.case && { ...before.case }, after.case && { ...after.case })
      ? []
      : [frameworkChange('case-record-changed', about)]),
  ];
}

function diffDescriptors(before: Competency, after: Competency): FrameworkChange[] {
  const [earlier, later] = [before.levelDescriptors ?? {}, after.levelDescriptors ?? {}];
  const levels = new Set([...Object.keys(earlier), ...Object.keys(later)]);
  return [...levels].flatMap((of) => {
    const [from, to] = [earlier[of], later[of]];
    const kind =
      from === undefined ? 'descriptor-added' : to === undefined ? 'descriptor-removed' : 'descriptor-changed';
    return textChange(kind, from, to, { competency: after.id, of });
  });
}

/** Alignments are known by the address of what they lead to; where one leads there twice, the two are compared as one. */
function diffAlignments(before: Competency, after: Competency): FrameworkChange[] {
  const [earlier, later] = [byAddress(before), byAddress(after)];
  const order = orderChange([...earlier.keys()], [...later.keys()]);
  return [
    ...[...new Set([...earlier.keys(), ...later.keys()])].flatMap((of) => {
      const [from, to] = [earlier.get(of), later.get(of)];
      if (sameJson(from, to)) return [];
      const kind =
        from === undefined ? 'alignment-added' : to === undefined ? 'alignment-removed' : 'alignment-changed';
      return [frameworkChange(kind, { competency: after.id, of, from: alignmentText(from), to: alignmentText(to) })];
    }),
    ...(order === null ? [] : [frameworkChange('alignments-reordered', { competency: after.id, ...order })]),
  ];
}

function byAddress({ alignments = [] }: Competency): ReadonlyMap<string, readonly CompetencyAlignment[]> {
  return Map.groupBy(alignments, ({ uri }) => uri);
}

/** `ESCO: perform data cleansing (exact)`. */
function alignmentText(alignments: readonly CompetencyAlignment[] | undefined): string | null {
  if (alignments === undefined) return null;
  return alignments
    .map(({ framework, title, code, relation }) => {
      const name = [code, title].filter((part) => part !== undefined).join(' ');
      return `${framework}${name === '' ? '' : `: ${name}`} (${relation})`;
    })
    .join('; ');
}

/** Whether two values that may be missing are the same JSON, in whatever order their members stand. */
export function sameJson(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return canonicalText(before) === canonicalText(after);
}
