import { dayOf } from '../../core/calendar-day.ts';
import { canonicalBytes } from '../../core/canonical.ts';
import { CairnError } from '../../core/errors.ts';
import type { Hash32 } from '../../core/hex.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import {
  type CompetencyFramework,
  frameworkDigest,
  frameworkRefused,
} from '../../pathway/framework/parse-framework.ts';
import { type FrameworkEditionKey, frameworkSignOffs, saveFrameworkEdition } from '../../store/frameworks.ts';
import type { Connection } from '../../store/store.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import type { Installation } from '../installation.ts';
import { checkFrameworkFile } from './check-framework.ts';
import { type FrameworkOverview, frameworkOverview } from './framework-overview.ts';
import { editionName, type KnownFramework, knownFramework } from './known-frameworks.ts';

/** What came of writing a draft down. */
export interface DraftedFramework {
  readonly framework: FrameworkOverview;
  readonly change: 'new' | 'replaced' | 'unchanged';
  /** How many sign-offs, given for the text before, count for nothing now. */
  readonly voidSignOffs: number;
}

/**
 * Writes an edition down, or writes it anew: until it is published its text may change. Where it was before its reviewers it
 * is a draft again, and what they said of the text before stays readable and counts for nothing. The same text again
 * changes nothing.
 *
 * @returns with what was found in the file: a draft may have errors of any kind but of its form
 * @throws CairnError `malformed-framework`, `framework-published`
 */
export async function draftFramework(
  installation: Pick<Installation, 'store' | 'now'>,
  file: DefinitionFile,
): Promise<DraftedFramework & { readonly findings: readonly LocatedFinding[] }> {
  const { framework, findings } = checkFrameworkFile(file, dayOf(installation.now()));
  if (framework === null) throw frameworkRefused(findings);
  return { ...(await keepDraft(installation, framework)), findings };
}

/** As {@link draftFramework}, for a framework that was read elsewhere. @throws CairnError `framework-published` */
export async function keepDraft(
  { store, now }: Pick<Installation, 'store' | 'now'>,
  framework: CompetencyFramework,
): Promise<DraftedFramework> {
  const digest = frameworkDigest(framework);
  return await store.db.transaction().execute(async (tx) => {
    const before = await knownFramework(tx, framework);
    if (before?.digest === digest) return answer(before, 'unchanged', 0, now());
    if (before?.standing === 'published') throw isPublished(framework, before.digest);
    await saveFrameworkEdition(tx, {
      ...{ framework_id: framework.id, edition: framework.edition, state: 'draft', digest },
      document: new TextDecoder().decode(canonicalBytes(framework.source)),
      drafted_at: now().toISOString(),
      ...{ submitted_at: null, published_at: null, published_without: null, reason: null, warnings: null },
    });
    const after = await writtenFramework(tx, framework);
    const voidSignOffs = before === null ? 0 : await signOffsOf(tx, framework, before.digest);
    return answer(after, before === null ? 'new' : 'replaced', voidSignOffs, now());
  });
}

/** The edition, that was just written. */
export async function writtenFramework(db: Connection, key: FrameworkEditionKey): Promise<KnownFramework> {
  const known = await knownFramework(db, key);
  if (known === null) throw new Error(`${editionName(key)} was written and is not there`);
  return known;
}

/** The error that refuses to change what is published. */
export function isPublished(key: FrameworkEditionKey, digest: Hash32): CairnError {
  return new CairnError('framework-published', `${editionName(key)} is published, and never changes again`, {
    remedy: 'give the changed framework a new edition',
    details: { framework: editionName(key), digest },
  });
}

function answer(
  known: KnownFramework,
  change: DraftedFramework['change'],
  voidSignOffs: number,
  now: Date,
): DraftedFramework {
  return { framework: frameworkOverview(known, now), change, voidSignOffs };
}

async function signOffsOf(db: Connection, key: FrameworkEditionKey, digest: Hash32): Promise<number> {
  return (await frameworkSignOffs(db, key)).filter((signOff) => signOff.digest === digest).length;
}
