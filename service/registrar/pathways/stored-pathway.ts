import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';
import { type Pathway, parsePathway } from '../../pathway/pathway.ts';
import type { PathwayVersionRow } from '../../store/cohorts.ts';

/** What a definition of any form says of itself. */
const anyForm = z.object({
  version: z.int(),
  title: z.string(),
  awards: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** What is listed of a version, whatever its form: certificates that were issued by it name it for ever. */
export interface PathwayHeading extends Pick<Pathway, 'id' | 'edition' | 'title'> {
  readonly awards: readonly { readonly id: string; readonly name: string }[];
  /** Whether it has the form by which awards are decided now. */
  readonly isCurrent: boolean;
}

const CURRENT_VERSION = 2;

/** @throws CairnError `store-corrupt` */
export function pathwayHeading({ pathway_id, edition, document, digest }: PathwayVersionRow): PathwayHeading {
  const heading = anyForm.safeParse(JSON.parse(document));
  if (!heading.success) throw new CairnError('store-corrupt', `the pathway version ${digest} cannot be read`);
  const { version, ...rest } = heading.data;
  return { ...rest, id: pathway_id, edition, isCurrent: version === CURRENT_VERSION };
}

/** A version that awards can be decided by; null for a definition of an earlier form. */
export function currentPathway(row: PathwayVersionRow): Pathway | null {
  return pathwayHeading(row).isCurrent ? parsePathway(JSON.parse(row.document)) : null;
}

/** The error for what takes a decision by a version of an earlier form: what was issued by it stands. */
export function formOutdated({ pathway_id, edition, digest }: PathwayVersionRow, cohortId?: string): CairnError {
  const name = `${pathway_id}@${edition}`;
  const move = `npx cairn cohort set ${cohortId ?? 'COHORT'} --pathway ${pathway_id}@EDITION`;
  return new CairnError(
    'pathway-form-outdated',
    `${cohortId === undefined ? name : `cohort ${cohortId} is pinned to ${name}, which`} is written in an earlier form of definitions`,
    {
      remedy:
        `publish a new edition of ${pathway_id} (npx cairn pathway publish FILE) and move the cohort to it: ${move}. ` +
        'What was issued stays as it is, and goes on verifying.',
      details: { pathway: name, digest, ...(cohortId !== undefined && { cohort: cohortId }) },
    },
  );
}
