import { readDocument } from '../../pathway/document/read-document.ts';
import { type Pathway, parsePathway, pathwayRefused } from '../../pathway/pathway.ts';
import { analyseGaps, type GapAnalysis } from '../../pathway/role/gap-analysis.ts';
import type { RoleProfile } from '../../pathway/role/role-profile.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import { feedbackByCompetency } from '../feedback/list-feedback.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';
import { findPathway } from '../pathways/find-pathway.ts';
import { pathwayCheckContext } from '../pathways/pathway-check-context.ts';
import { usableRole } from './check-role.ts';
import { findRole } from './find-role.ts';

/** What is held against what. Each is known here by `id`, where there is one edition, or `id@edition`; or comes as a file. */
export interface GapQuestion {
  readonly role: string | DefinitionFile;
  readonly pathway: string | DefinitionFile;
}

/**
 * Holds a pathway against a role, beside what employers said of those who hold an award of the pathway.
 *
 * @throws CairnError `role-not-found`, `pathway-not-found`; `malformed-role`, `malformed-pathway`
 */
export async function gapOf(
  installation: Pick<Installation, 'store' | 'now'>,
  question: GapQuestion,
): Promise<GapAnalysis> {
  const { db } = installation.store;
  const role = await roleIn(installation, question);
  const pathway = await pathwayIn(installation, question);
  const lookup = await frameworkLookup(db);
  // The editions of the role come first: they are those that are compared by.
  const frameworks = [...role.frameworks, ...(pathway.frameworks ?? [])].flatMap(
    ({ id, edition }) => lookup(id, edition)?.framework ?? [],
  );
  // Of any edition of the pathway: what holders can do at work is heard years later.
  const heard = await feedbackByCompetency(db, { pathwayId: pathway.id });
  const feedback = new Map(heard.map(({ competency, ...figures }) => [competency, figures]));
  return analyseGaps({ role, pathway, frameworks, feedback });
}

async function roleIn(installation: Pick<Installation, 'store' | 'now'>, { role }: GapQuestion): Promise<RoleProfile> {
  return typeof role === 'string'
    ? await findRole(installation.store.db, role)
    : usableRole(role, await pathwayCheckContext(installation)).role;
}

/** One that is still being written may have other faults: what it teaches and assesses can be seen all the same. */
async function pathwayIn({ store }: Pick<Installation, 'store'>, { pathway }: GapQuestion): Promise<Pathway> {
  if (typeof pathway === 'string') return await findPathway(store.db, pathway);
  const reading = readDocument(pathway.bytes, pathway.format);
  if (reading.document === null) throw pathwayRefused(reading.findings);
  return parsePathway(reading.document.json);
}
