import type { JsonObject } from '../core/json.ts';
import type { PathwayAward } from '../pathway/definition/award.ts';
import type { LearningOutcome } from '../pathway/definition/learning-outcome.ts';
import type { FrameworkReference } from '../pathway/form/framework-reference.ts';
import type { FrameworkLookup } from '../pathway/framework/framework-lookup.ts';
import { type CompetencyFramework, competencyReference } from '../pathway/framework/parse-framework.ts';
import type { Pathway } from '../pathway/pathway.ts';

/** A competency that the outcomes of an award lead to, how far, and which they are. */
interface ReachedCompetency {
  readonly framework: string;
  readonly competency: string;
  /** The highest of the levels that the outcomes name; null where none does. */
  readonly level: string | null;
  readonly outcomes: readonly LearningOutcome[];
}

/**
 * The competencies that an award's holder has shown, as Open Badges `Alignment`s, in the order in which the award's outcomes
 * name them. The pathway knows a competency by its identifier, its framework's edition and the outcomes that lead there;
 * what the framework says of it is added where the framework is known as it was published and meant: its statement, its code, what the level means, and
 * where the same competency stands in other frameworks (`exact` and `close`).
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0#alignment
 */
export function competencyAlignments(pathway: Pathway, award: PathwayAward, frameworks: FrameworkLookup): JsonObject[] {
  return reachedCompetencies(pathway, award).flatMap((reached) => {
    const reference = pathway.frameworks?.find(({ id }) => id === reached.framework);
    if (reference === undefined) return [];
    const { edition } = reference;
    const framework = publishedFramework(reference, frameworks);
    const known = framework?.byId.get(reached.competency)?.competency;
    const level = framework?.levels?.find(({ id }) => id === reached.level);
    const meaning =
      reached.level === null ? undefined : (known?.levelDescriptors?.[reached.level] ?? level?.description);
    return [
      {
        type: ['Alignment'],
        targetType: 'ceasn:Competency',
        targetName: known?.statement ?? `${reached.framework}/${reached.competency}`,
        targetUrl: competencyReference({ id: reached.framework, edition }, reached.competency),
        targetFramework: framework?.title ?? reached.framework,
        targetCode: known?.code ?? reached.competency,
        targetDescription: [
          ...(reached.level === null ? [] : [`Level: ${level?.title ?? reached.level}.`]),
          ...(meaning === undefined ? [] : [meaning]),
          `Shown as: ${reached.outcomes.map(({ statement }) => statement).join('; ')}.`,
        ].join(' '),
      },
      ...(known?.alignments ?? [])
        .filter(({ relation }) => relation === 'exact' || relation === 'close')
        .map(({ uri, framework: targetFramework, title, code }) => ({
          type: ['Alignment'],
          targetName: title ?? known?.statement ?? reached.competency,
          targetUrl: uri,
          targetFramework,
          ...(code !== undefined && { targetCode: code }),
        })),
    ];
  });
}

/** A draft may say something else tomorrow, and so may a text that is not the one whose digest the pathway states. */
function publishedFramework(
  { id, edition, digest }: FrameworkReference,
  frameworks: FrameworkLookup,
): CompetencyFramework | undefined {
  const found = frameworks(id, edition);
  if (found === null || found.standing !== 'published') return undefined;
  return digest === undefined || digest === found.digest ? found.framework : undefined;
}

function reachedCompetencies(pathway: Pathway, award: PathwayAward): ReachedCompetency[] {
  const outcomes = new Map(pathway.modules.flatMap((module) => module.outcomes ?? []).map((one) => [one.id, one]));
  const reached = new Map<string, ReachedCompetency>();
  for (const id of award.outcomes ?? []) {
    const outcome = outcomes.get(id);
    for (const { competency: reference, level = null } of outcome?.competencies ?? []) {
      const [framework = '', competency = ''] = reference.split('/');
      const before = reached.get(reference) ?? { framework, competency, level: null, outcomes: [] };
      const levels = pathway.frameworks?.find((one) => one.id === framework)?.levels ?? [];
      reached.set(reference, {
        ...before,
        level: level !== null && isAbove(level, before.level, levels) ? level : before.level,
        outcomes: outcome === undefined ? before.outcomes : [...before.outcomes, outcome],
      });
    }
  }
  return [...reached.values()];
}

function isAbove(level: string, other: string | null, levels: readonly string[]): boolean {
  return other === null || levels.indexOf(level) > levels.indexOf(other);
}
