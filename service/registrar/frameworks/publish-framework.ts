import { CairnError } from '../../core/errors.ts';
import type { Hash32 } from '../../core/hex.ts';
import { type ReviewRole, roleStanding } from '../../pathway/framework/review.ts';
import { frameworkSignOffs, saveFrameworkEdition } from '../../store/frameworks.ts';
import type { Connection } from '../../store/store.ts';
import type { Installation } from '../installation.ts';
import { type FrameworkShown, rolesThatSignOff, showFramework } from './framework-overview.ts';
import { givenSignOff } from './given-sign-off.ts';
import { editionName, findFramework, type KnownFramework } from './known-frameworks.ts';
import { notInReview } from './sign-off-framework.ts';
import { assertRead, soundFindings } from './submit-framework.ts';

/** How a framework is published. */
export interface PublishOrder {
  /** `id@edition`, or `id` where there is one edition. */
  readonly name: string;
  /** The roles whose sign-off it is published without. */
  readonly without?: readonly ReviewRole[] | undefined;
  /** Why; shown with the framework for good. */
  readonly reason?: string | undefined;
  /** Of the text that is meant; default: that which stands there. */
  readonly digest?: Hash32 | undefined;
}

const MOST_REASON = 1_000;

/**
 * Publishes what its reviewers have signed off: from here on pathways can build on it, and its text never changes. The same
 * again changes nothing.
 *
 * A role that has said nothing can be gone without, for a reason that is recorded; a role that has rejected the text cannot.
 *
 * @throws CairnError `framework-not-found`, `framework-not-in-review`, `framework-changed`, `framework-not-signed-off`,
 * `malformed-sign-off`; `malformed-framework` with the findings, where one is an error by now
 */
export async function publishFramework(
  installation: Pick<Installation, 'store' | 'now' | 'frameworkSignOffs'>,
  order: PublishOrder,
): Promise<{ readonly shown: FrameworkShown; readonly isNew: boolean }> {
  const { store, now } = installation;
  const { name, isNew } = await store.db.transaction().execute(async (tx) => {
    const known = await findFramework(tx, order.name);
    const { framework, standing, row } = known;
    assertRead(known, order.digest);
    if (row === null || standing === 'published') return { name: editionName(framework), isNew: false };
    if (standing !== 'in-review') throw notInReview(known);
    const without = await rolesWithout(tx, known, order, rolesThatSignOff(installation));
    await saveFrameworkEdition(tx, {
      ...row,
      state: 'published',
      published_at: now().toISOString(),
      published_without: JSON.stringify(without.roles),
      reason: without.reason,
      warnings: JSON.stringify(soundFindings(framework, now())),
    });
    return { name: editionName(framework), isNew: true };
  });
  return { shown: await showFramework(installation, name), isNew };
}

/** The roles that have not signed this text off, where all of them were named to be gone without. */
async function rolesWithout(
  db: Connection,
  { framework, digest }: KnownFramework,
  { without = [], reason }: PublishOrder,
  required: readonly ReviewRole[],
): Promise<{ readonly roles: readonly ReviewRole[]; readonly reason: string | null }> {
  const signOffs = (await frameworkSignOffs(db, framework)).map((row) => givenSignOff(row, digest));
  const standing = (role: ReviewRole) => roleStanding(signOffs, role, digest);
  const rejected = required.filter((role) => standing(role) === 'rejected');
  const missing = required.filter((role) => standing(role) === 'missing');
  const unexcused = missing.filter((role) => !without.includes(role));
  if (rejected.length > 0 || unexcused.length > 0) throw notSignedOff(editionName(framework), unexcused, rejected);
  return missing.length === 0 ? { roles: [], reason: null } : { roles: missing, reason: checkedReason(reason) };
}

function notSignedOff(name: string, missing: readonly ReviewRole[], rejected: readonly ReviewRole[]): CairnError {
  const said = [
    ...(rejected.length > 0 ? [`was rejected (${rejected.join(', ')})`] : []),
    ...(missing.length > 0 ? [`is not signed off yet (${missing.join(', ')})`] : []),
  ];
  return new CairnError('framework-not-signed-off', `this text of ${name} ${said.join(', and ')}`, {
    remedy:
      rejected.length > 0
        ? 'change the text and put it before the reviewers again, or have the reviewer say so who has changed their mind'
        : 'have it signed off, or name the roles that it is published without, and the reason',
    details: { framework: name, missing, rejected },
  });
}

/** @throws CairnError `malformed-sign-off` */
function checkedReason(reason: string | undefined): string {
  const text = reason?.normalize('NFC').trim() ?? '';
  if (text !== '' && text.length <= MOST_REASON) return text;
  throw new CairnError(
    'malformed-sign-off',
    text === ''
      ? 'nothing says why it is published without a sign-off'
      : `the reason has more than ${MOST_REASON} characters`,
    { remedy: 'say in a sentence or two why; it is shown with the framework for good' },
  );
}
