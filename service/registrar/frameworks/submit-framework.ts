import { dayOf } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { Hash32 } from '../../core/hex.ts';
import type { Finding } from '../../pathway/check/finding.ts';
import { checkFramework } from '../../pathway/framework/check-framework.ts';
import { type CompetencyFramework, frameworkRefused } from '../../pathway/framework/parse-framework.ts';
import { saveFrameworkEdition } from '../../store/frameworks.ts';
import type { Installation } from '../installation.ts';
import { isPublished, writtenFramework } from './draft-framework.ts';
import { type FrameworkOverview, frameworkOverview } from './framework-overview.ts';
import { editionName, findFramework } from './known-frameworks.ts';

/** What came of putting a draft before its reviewers. */
export interface SubmittedFramework {
  readonly framework: FrameworkOverview;
  /** False where it was before them already. */
  readonly isNew: boolean;
  /** Its warnings: reviewers should see them. */
  readonly findings: readonly Finding[];
}

/**
 * Puts a draft before its reviewers: what they sign off is the text of this digest.
 *
 * @param name `id@edition`, or `id` where there is one edition
 * @param digest of the text that is meant; default: that which stands there
 * @throws CairnError `framework-not-found`, `framework-published`, `framework-changed`; `malformed-framework` with the
 * findings, where one is an error
 */
export async function submitFramework(
  { store, now }: Pick<Installation, 'store' | 'now'>,
  name: string,
  digest?: Hash32 | undefined,
): Promise<SubmittedFramework> {
  return await store.db.transaction().execute(async (tx) => {
    const known = await findFramework(tx, name);
    const { framework, row, standing } = known;
    if (row === null || standing === 'published') throw isPublished(framework, known.digest);
    assertRead(known, digest);
    const findings = soundFindings(framework, now());
    if (standing === 'draft') {
      await saveFrameworkEdition(tx, { ...row, state: 'in-review', submitted_at: now().toISOString() });
    }
    const after = await writtenFramework(tx, framework);
    return { framework: frameworkOverview(after, now()), isNew: standing === 'draft', findings };
  });
}

/** The warnings of a framework without errors. @throws CairnError `malformed-framework` */
export function soundFindings(framework: CompetencyFramework, now: Date): Finding[] {
  const findings = checkFramework(framework, { today: dayOf(now) });
  if (findings.some(({ severity }) => severity === 'error')) throw frameworkRefused(findings);
  return findings;
}

/** That somebody means the text that stands there. @throws CairnError `framework-changed` */
export function assertRead(
  { framework, digest }: { readonly framework: CompetencyFramework; readonly digest: Hash32 },
  read: Hash32 | undefined,
): void {
  if (read === undefined || read === digest) return;
  throw new CairnError(
    'framework-changed',
    `the text of ${editionName(framework)} is another than the one that is meant`,
    {
      remedy: 'read the text that stands there now, and name its digest',
      details: { framework: editionName(framework), digest },
    },
  );
}
