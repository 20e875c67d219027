import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';
import { type Pathway, parsePathway } from '../../pathway/pathway.ts';
import type { PathwayVersionRow } from '../../store/cohorts.ts';

/** What a definition of any form says of itself. */
const anyForm = z.object({
  version: z.int(),
  title: z.string(),
  awards: z.array(z.object({ id: z.string(), name: z.string(), achievementType: z.string() })),
});

/** What can be listed of a version whatever its form: certificates that were issued by it name it for ever. */
export interface PathwayHeading extends Pick<Pathway, 'id' | 'edition'>, Readonly<z.infer<typeof anyForm>> {
  /** Whether it has the form by which awards are decided now. */
  readonly current: boolean;
}

const CURRENT_VERSION = 2;

/** @throws CairnError `store-corrupt` */
export function pathwayHeading({ pathway_id, edition, document, digest }: PathwayVersionRow): PathwayHeading {
  const heading = anyForm.safeParse(JSON.parse(document));
  if (!heading.success) throw new CairnError('store-corrupt', `the pathway version ${digest} cannot be read`);
  return { ...heading.data, id: pathway_id, edition, current: heading.data.version === CURRENT_VERSION };
}

/**
 * A version that awards can be decided by.
 *
 * @throws CairnError `pathway-form-outdated` for a definition of an earlier form: its certificates stand, and what is to be
 * decided now is decided by a new edition
 */
export function storedPathway(row: PathwayVersionRow): Pathway {
  if (pathwayHeading(row).current) return parsePathway(JSON.parse(row.document));
  const name = `${row.pathway_id}@${row.edition}`;
  throw new CairnError('pathway-form-outdated', `${name} is written in an earlier form of pathway definitions`, {
    remedy:
      `publish a new edition of ${row.pathway_id} (npx cairn pathway publish FILE), and move the cohort to it: ` +
      `npx cairn cohort set COHORT --pathway ${row.pathway_id}@EDITION. What was issued stays as it is.`,
    details: { pathway: name, digest: row.digest },
  });
}
