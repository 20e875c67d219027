/** What a trace says is asked of a learner: its requirements, without what is known of the learner. */
import type { Requirement } from '../definition/requirement.ts';
import type { RequirementTrace } from '../evaluation/trace.ts';

/** Every requirement that has to be met for these, met or not, each once: by a key that no other requirement has. */
export function requirementsIn(traces: readonly RequirementTrace[]): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (trace: RequirementTrace): void => {
    keys.add(keyOf(trace));
    for (const part of demandedParts(trace)) visit(part);
  };
  for (const trace of traces) visit(trace);
  return keys;
}

/**
 * What is asked and not met, but for what was asked before, each once. A module that is new stands for the marks that it is
 * passed by, and a choice for what there is to choose from; a choice among what was all asked before is nothing new.
 *
 * @param before the keys of {@link requirementsIn}
 */
export function newlyAskedRequirements(
  traces: readonly RequirementTrace[],
  before: ReadonlySet<string>,
): readonly Requirement[] {
  const found = new Map<string, Requirement>();
  const visit = (trace: RequirementTrace): void => {
    if (trace.met) return;
    const key = keyOf(trace);
    const isDemandOfParts = trace.kind === 'all' || trace.kind === 'tier-completed' || isOwnAward(trace);
    if (isDemandOfParts || before.has(key)) {
      for (const part of demandedParts(trace)) visit(part);
      return;
    }
    const { parts, count } = choiceOf(trace);
    const isKnown = count > 0 && parts.filter((part) => before.has(keyOf(part))).length >= count;
    if (!isKnown) found.set(key, requirementOf(trace));
  };
  for (const trace of traces) visit(trace);
  return [...found.values()];
}

function keyOf(trace: RequirementTrace): string {
  return JSON.stringify(requirementOf(trace));
}

/** What stands below a trace and has to be met for it. Of a choice, and of modules that carry credit, nothing in particular. */
function demandedParts(trace: RequirementTrace): readonly RequirementTrace[] {
  switch (trace.kind) {
    case 'all':
    case 'tier-completed':
    case 'award-held':
    case 'module-passed':
      return trace.of;
    default: {
      const { parts, count } = choiceOf(trace);
      return count === parts.length ? parts : [];
    }
  }
}

/** What there is to choose from, and how many of it are enough. */
function choiceOf(trace: RequirementTrace): { readonly parts: readonly RequirementTrace[]; readonly count: number } {
  if (trace.kind === 'any') return { parts: trace.of, count: 1 };
  if (trace.kind === 'at-least') return { parts: trace.of, count: trace.count };
  return { parts: [], count: 0 };
}

function isOwnAward(trace: RequirementTrace): boolean {
  return trace.kind === 'award-held' && trace.pathway === null;
}

/** A requirement as it was stated, its members in one order whatever the definition's was. */
function requirementOf(trace: RequirementTrace): Requirement {
  switch (trace.kind) {
    case 'all':
    case 'any':
      return { kind: trace.kind, of: trace.of.map(requirementOf) };
    case 'at-least':
      return { kind: trace.kind, count: trace.count, of: trace.of.map(requirementOf) };
    case 'within':
      return { kind: trace.kind, days: trace.days, of: requirementOf(trace.of) };
    case 'tier-completed':
      return { kind: trace.kind, tier: trace.tier };
    case 'award-held':
      return { kind: trace.kind, award: trace.award, ...(trace.pathway !== null && { pathway: trace.pathway }) };
    case 'credits':
      return { kind: trace.kind, atLeast: trace.atLeast };
    case 'module-passed':
    case 'prior-learning':
      return { kind: trace.kind, module: trace.module };
    case 'competency':
      return { kind: trace.kind, competency: trace.competency, ...(trace.level !== null && { level: trace.level }) };
    case 'final-result':
      return { kind: trace.kind, in: trace.in };
    case 'not-withdrawn':
      return { kind: trace.kind };
    case 'submitted':
      return { kind: trace.kind, atLeast: trace.atLeast };
    case 'assessment-score':
      return { kind: trace.kind, assessment: trace.assessment, atLeast: trace.atLeast };
    case 'weighted-score':
      return {
        kind: trace.kind,
        of: trace.of.map(({ assessment, weight }) => ({ assessment, weight })),
        atLeast: trace.atLeast,
      };
  }
}
