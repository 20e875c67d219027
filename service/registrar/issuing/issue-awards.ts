import { dayOf } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import { unissuedDecisions } from '../../store/credentials.ts';
import { chooseCohorts } from '../cohorts/known-cohort.ts';
import { type Installation, issuerReference, type OnProgress } from '../installation.ts';
import { pinnedCohorts } from '../pathways/pinned-cohorts.ts';
import { assertDatable } from './dating.ts';
import { decideForIssue } from './decide-for-issue.ts';
import { dependentsFirst } from './dependents-first.ts';
import { type BatchSubject, sealBatch } from './seal-batch.ts';

/** One batch that was made. */
export interface IssuedBatch {
  readonly batchId: string;
  readonly cohortId: string;
  readonly awardId: string;
  readonly award: string;
  /** The version that it was earned under, `id@edition`. */
  readonly pathway: string;
  readonly credentials: number;
  /** How many of the holders have no name on record: their certificates will state only a hashed identifier. */
  readonly withoutName: number;
  readonly root: string;
}

export interface IssueOptions {
  readonly cohortIds?: readonly string[] | undefined;
  readonly awardIds?: readonly string[] | undefined;
}

/**
 * Issues what has been earned and not yet issued: one batch per cohort, award and pathway version, sealed. A batch is one transaction,
 * so after a crash it is either whole or not there; running again issues nothing twice.
 *
 * @throws CairnError `issuer-not-registered`, `cohort-not-found`, `award-not-found`; `evaluation-outdated` when a cohort has
 * changed since it was evaluated: a certificate is never made from a decision that would come out otherwise now;
 * `pathway-form-outdated` for a cohort that is named and whose definition has an earlier form;
 * `clock-off`, for what it says of the day of issue would be wrong for ever
 */
export async function issueAwards(
  installation: Installation,
  options: IssueOptions = {},
  onProgress: OnProgress = () => {},
): Promise<IssuedBatch[]> {
  issuerReference(installation);
  await assertDatable(installation);
  const { pinned } = await pinnedCohorts(installation.store, options.cohortIds ?? []);
  // Of a cohort that was never evaluated there is nothing to issue, which is no reason to hold up the others.
  assertNoneOutdated(
    pinned.map(({ cohort }) => cohort).filter(({ evaluated_revision }) => evaluated_revision !== null),
  );
  const issued: IssuedBatch[] = [];
  for (const [index, { cohort, versions }] of dependentsFirst(pinned).entries()) {
    for (const chosen of chooseAwards(versions, options.awardIds)) {
      const batch = await issueAward(installation, cohort, chosen);
      if (batch !== null) issued.push(batch);
    }
    onProgress({ step: cohort.cohort_id, done: index + 1, total: pinned.length });
  }
  return issued;
}

async function issueAward(
  installation: Installation,
  cohort: CohortRow,
  { pathwayDigest, pathway, award }: AwardOfVersion,
): Promise<IssuedBatch | null> {
  return await installation.store.db.transaction().execute(async (tx) => {
    const decisions = await unissuedDecisions(tx, cohort.cohort_id, award.id, pathwayDigest);
    if (decisions.length === 0) return null;
    // Asked again within the transaction: what came in meanwhile may have changed what is earned.
    assertNoneOutdated(await chooseCohorts({ db: tx }, [cohort.cohort_id]));
    const summary = {
      cohortId: cohort.cohort_id,
      awardId: award.id,
      award: award.name,
      pathway: `${pathway.id}@${pathway.edition}`,
      credentials: decisions.length,
      withoutName: decisions.filter(({ name }) => name === null).length,
    };
    const issuedAt = installation.now();
    const subject = { cohortId: cohort.cohort_id, pathwayDigest, pathway, award, issuedAt };
    const earned = decideForIssue(tx, cohort, { awardId: award.id, pathwayDigest }, decisions, dayOf(issuedAt));
    const { batchId, root } = await sealBatch(tx, installation, subject, earned);
    return { ...summary, batchId, root };
  });
}

/** What the decisions of a cohort rest on has changed since they were taken, or they were never all taken. */
export function isOutdated({ evaluated_revision, facts_revision }: CohortRow): boolean {
  return evaluated_revision !== facts_revision;
}

function assertNoneOutdated(chosen: readonly CohortRow[]): void {
  const outdated = chosen.filter(isOutdated).map(({ cohort_id }) => cohort_id);
  if (outdated.length === 0) return;
  const shown = outdated.slice(0, 10).join(', ');
  throw new CairnError(
    'evaluation-outdated',
    `${shown}: results, enrolments, dates or awards held elsewhere have changed since the evaluation`,
    {
      remedy: 'run npx cairn evaluate, and look at what would be issued again',
      details: { cohorts: outdated },
    },
  );
}

/** An award of one version of a pathway. */
export type AwardOfVersion = Pick<BatchSubject, 'pathwayDigest' | 'pathway' | 'award'>;

/**
 * The awards of these ids, or all of them, of every version by which a cohort's learners are decided.
 *
 * @throws CairnError `award-not-found`
 */
export function chooseAwards(
  versions: ReadonlyMap<string, Pathway>,
  awardIds: readonly string[] | undefined,
): readonly AwardOfVersion[] {
  const all = [...versions].flatMap(([pathwayDigest, pathway]) =>
    pathway.awards.map((award) => ({ pathwayDigest, pathway, award })),
  );
  if (awardIds === undefined || awardIds.length === 0) return all;
  const known = new Set(all.map(({ award }) => award.id));
  const unknown = awardIds.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new CairnError('award-not-found', `pathway ${all[0]?.pathway.id} has no award ${unknown}`, {
      remedy: `its awards: ${[...known].join(', ')}`,
      details: { award: unknown },
    });
  }
  return all.filter(({ award }) => awardIds.includes(award.id));
}
