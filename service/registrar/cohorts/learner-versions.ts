import type { KeptAward } from '../../pathway/evaluation/kept-awards.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import type { LearnerRange, StoredLearnerRecord } from '../../store/learner-records.ts';
import { keptAwards } from '../../store/pathway-moves.ts';
import type { Connection } from '../../store/store.ts';
import { pathwayPinnedBy } from '../pathways/pathway-pinned-by.ts';

/** A pathway version by its digest. */
export interface PathwayVersion {
  readonly digest: string;
  readonly pathway: Pathway;
}

/** By which versions a learner is decided; the rules: `pathway/evaluation/kept-awards.ts`. */
export interface LearnerVersions {
  /** The one that the learner is pinned to. */
  readonly pinned: PathwayVersion;
  /** What had been earned whenever the learner was moved, the last move first; empty for most. */
  readonly kept: readonly KeptAward[];
}

/** Some learners of a cohort by their versions. */
export interface VersionsOfLearners {
  readonly of: (learner: Pick<StoredLearnerRecord, 'learnerId' | 'pathwayDigest'>) => LearnerVersions;
  /** A version that one of them is pinned to, or has kept an award of. */
  readonly version: (digest: string) => Pathway;
  /** All of these. */
  readonly all: readonly Pathway[];
}

/**
 * By which versions some learners of a cohort are decided.
 *
 * @throws CairnError `pathway-form-outdated`
 */
export async function versionsOf(
  db: Connection,
  cohort: CohortRow,
  learners: readonly Pick<StoredLearnerRecord, 'learnerId' | 'pathwayDigest'>[],
  range: LearnerRange,
): Promise<VersionsOfLearners> {
  const { cohort_id, pathway_digest } = cohort;
  const rows = await keptAwards(db, cohort_id, range);
  const digests = new Set([pathway_digest]);
  for (const { pathwayDigest } of learners) if (pathwayDigest !== null) digests.add(pathwayDigest);
  for (const kept of rows.values()) for (const row of kept) digests.add(row.pathway_digest);
  const versions = new Map<string, PathwayVersion>();
  for (const digest of digests) {
    versions.set(digest, { digest, pathway: await pathwayPinnedBy(db, { cohort_id, pathway_digest: digest }) });
  }
  const version = (digest: string): PathwayVersion => {
    const found = versions.get(digest);
    if (found === undefined) throw new RangeError(`no learner is decided by the version ${digest}`);
    return found;
  };
  // Most are alike: pinned to the cohort's version, and never moved.
  const usual: LearnerVersions = { pinned: version(pathway_digest), kept: [] };
  return {
    of: ({ learnerId, pathwayDigest }) => {
      const kept = rows.get(learnerId);
      if (kept === undefined && pathwayDigest === null) return usual;
      return {
        pinned: version(pathwayDigest ?? pathway_digest),
        kept: (kept ?? []).map(({ award_id, distinction, pathway_digest }) => ({
          award: award_id,
          distinction: distinction === 1,
          pathway: pathway_digest,
        })),
      };
    },
    version: (digest) => version(digest).pathway,
    all: [...versions.values()].map(({ pathway }) => pathway),
  };
}
