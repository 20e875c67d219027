import { documentRefused } from '../../pathway/check/document-refused.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import type { Installation } from '../installation.ts';
import { readCaseFile } from './case-file.ts';
import { type DraftedFramework, keepDraft } from './draft-framework.ts';

/**
 * Writes the framework that a CASE package is down as a draft.
 *
 * @returns with what there is to say of the package
 * @throws CairnError `malformed-case-package`, `framework-published`
 */
export async function draftCasePackage(
  installation: Pick<Installation, 'store' | 'now'>,
  bytes: Uint8Array,
): Promise<DraftedFramework & { readonly findings: readonly LocatedFinding[] }> {
  const { content, findings } = readCaseFile(bytes);
  if (content === null) throw documentRefused('malformed-case-package', 'The CASE package', findings);
  return { ...(await keepDraft(installation, content)), findings };
}
