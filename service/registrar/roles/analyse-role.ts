import type { Pathway } from '../../pathway/pathway.ts';
import { analyseGaps, type GapAnalysis } from '../../pathway/role/gap-analysis.ts';
import type { RoleProfile } from '../../pathway/role/role-profile.ts';
import { feedbackByCompetency } from '../feedback/list-feedback.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';
import { findPathway } from '../pathways/find-pathway.ts';
import { findRole } from './find-role.ts';

/**
 * Holds a pathway against a role, both as they are known here.
 *
 * @param names `id`, where there is one edition, or `id@edition`
 * @throws CairnError `role-not-found`, `pathway-not-found`
 */
export async function gapOf(
  installation: Pick<Installation, 'store'>,
  names: { readonly role: string; readonly pathway: string },
): Promise<GapAnalysis> {
  const { db } = installation.store;
  return await gapBetween(installation, {
    role: await findRole(db, names.role),
    pathway: await findPathway(db, names.pathway),
  });
}

/** Holds a pathway against a role, beside what employers said of those who hold an award of an edition of the pathway. */
export async function gapBetween(
  { store }: Pick<Installation, 'store'>,
  { role, pathway }: { readonly role: RoleProfile; readonly pathway: Pathway },
): Promise<GapAnalysis> {
  const lookup = await frameworkLookup(store.db);
  // The editions of the role come first: they are those that are compared by.
  const frameworks = [...role.frameworks, ...(pathway.frameworks ?? [])].flatMap(
    ({ id, edition }) => lookup(id, edition)?.framework ?? [],
  );
  // Of any edition of the pathway: what holders can do at work is heard years later.
  const feedback = new Map(
    (await feedbackByCompetency(store.db, { pathwayId: pathway.id })).map(({ competency, ...figures }) => [
      competency,
      figures,
    ]),
  );
  return analyseGaps({ role, pathway, frameworks, feedback });
}
