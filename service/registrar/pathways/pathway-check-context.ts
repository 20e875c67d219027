import { dayOf, parseDay } from '../../core/calendar-day.ts';
import type { AwardLookup } from '../../pathway/check/award-references.ts';
import type { PathwayCheckContext } from '../../pathway/check/check-pathway.ts';
import { shippedFramework } from '../../pathway/examples/shipped-frameworks.ts';
import { shippedPathways } from '../../pathway/examples/shipped-pathways.ts';
import { type CompetencyFramework, frameworkDigest } from '../../pathway/framework/parse-framework.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';
import { knownPathways } from './find-pathway.ts';

/**
 * What definitions are held against here: the frameworks and pathways of this installation.
 *
 * @param today `2027-03-31`
 * @throws CairnError `malformed-date`
 */
export async function pathwayCheckContext(
  { store, now }: Pick<Installation, 'store' | 'now'>,
  today: string = dayOf(now()),
): Promise<PathwayCheckContext> {
  parseDay(today);
  const frameworks = await frameworkLookup(store.db);
  return { frameworks, pathways: awardsOf(await knownPathways(store.db)), today };
}

/** The same where there is no installation: what ships with Cairn. @throws CairnError `malformed-date` */
export function shippedCheckContext(today: string): PathwayCheckContext {
  parseDay(today);
  return { frameworks: shippedFramework, pathways: awardsOf(shippedPathways), today };
}

/** The same with frameworks from files beside it, as though they were published. */
export function withFrameworks(
  context: PathwayCheckContext,
  frameworks: readonly CompetencyFramework[],
): PathwayCheckContext {
  return {
    ...context,
    frameworks: (id, edition) => {
      const given = frameworks.find((each) => each.id === id && each.edition === edition);
      if (given === undefined) return context.frameworks(id, edition);
      return { framework: given, standing: 'published', digest: frameworkDigest(given) };
    },
  };
}

function awardsOf(pathways: readonly Pathway[]): AwardLookup {
  const awards = new Map<string, Set<string>>();
  for (const pathway of pathways) {
    const known = awards.get(pathway.id) ?? new Set();
    awards.set(pathway.id, known);
    for (const { id } of pathway.awards) known.add(id);
  }
  return (id) => awards.get(id) ?? null;
}
