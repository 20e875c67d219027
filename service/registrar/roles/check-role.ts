import { dayText } from '../../core/calendar-day.ts';
import type { Hash32 } from '../../core/hex.ts';
import { documentFormat } from '../../pathway/document/document-format.ts';
import { type LocatedFinding, locateFindings } from '../../pathway/document/located-finding.ts';
import { readDocument } from '../../pathway/document/read-document.ts';
import { checkRoleProfile } from '../../pathway/role/check-role-profile.ts';
import { type RoleProfile, readRoleProfile, roleDigest, roleReference } from '../../pathway/role/role-profile.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';

/** A file with a role profile, and what was found in it. */
export interface CheckedRole {
  /** Null where the form itself is not kept, so that there is none. */
  readonly role: RoleProfile | null;
  /** `urn:cairn:role:{id}:{edition}`; null as the role. */
  readonly reference: string | null;
  readonly digest: Hash32 | null;
  /** In the order of the file. */
  readonly findings: readonly LocatedFinding[];
  /** Whether none of the findings is an error. */
  readonly usable: boolean;
}

/**
 * Checks a role profile against the frameworks that are known here.
 *
 * @param name of the file: its end says whether it is JSON or YAML
 */
export async function checkRole(
  { store, now }: Pick<Installation, 'store' | 'now'>,
  bytes: Uint8Array,
  name: string,
): Promise<CheckedRole> {
  const reading = readDocument(bytes, documentFormat(name, bytes));
  if (reading.document === null) return refused(reading.findings);
  const form = readRoleProfile(reading.document.json);
  if (form.role === null) return refused(locateFindings(form.findings, reading.document));
  const { role } = form;
  const context = { frameworks: await frameworkLookup(store.db), today: dayOf(now()) };
  const findings = locateFindings(checkRoleProfile(role, context), reading.document);
  return {
    ...{ role, reference: roleReference(role), digest: roleDigest(role), findings },
    usable: findings.every(({ severity }) => severity !== 'error'),
  };
}

/** The day of a moment, in UTC. */
function dayOf(moment: Date): string {
  return dayText(Math.floor(moment.getTime() / 86_400_000));
}

function refused(findings: readonly LocatedFinding[]): CheckedRole {
  return { role: null, reference: null, digest: null, findings, usable: false };
}
