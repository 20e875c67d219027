import { CairnError } from '../../core/errors.ts';
import { deleteLinksExpired, signInLinkByCode, useSignInLink } from '../../store/sign-in-links.ts';
import { secretHash } from '../access/secret-text.ts';
import { logged } from '../audit-log/audit-log.ts';
import type { Installation } from '../installation.ts';
import { learnerActor, type OpenedSession, openLearnerSession } from './learner-session.ts';

/** How long it can be told of a link that it has expired, rather than that it is not known. */
const TOLD_MS = 86_400_000;

/**
 * Opens a session for whoever has the code of a link, on whatever device. A link opens one: it is used up in the very
 * transaction that opens the session, so of two who come at once one gets in, and what fails on the way uses nothing up.
 *
 * @throws CairnError `sign-in-link-not-found`, `sign-in-link-used`, `sign-in-link-expired`
 */
export async function signInWithCode(installation: Installation, code: string): Promise<OpenedSession> {
  const { store, now } = installation;
  const codeHash = secretHash(code);
  const [link] = codeHash === null ? [] : await signInLinkByCode(store.db, codeHash);
  if (codeHash === null || link === undefined) {
    throw new CairnError('sign-in-link-not-found', 'This link signs nobody in.', {
      remedy: 'Check that it was copied whole, or ask for a new one.',
    });
  }
  return await logged(
    installation,
    learnerActor(link.reference),
    { action: 'sessions.open', details: { by: link.sent_by } },
    () =>
      store.db.transaction().execute(async (tx) => {
        const at = now();
        await deleteLinksExpired(tx, new Date(at.getTime() - TOLD_MS).toISOString());
        const used = await useSignInLink(tx, codeHash, at.toISOString());
        const learnerIds = used.map(({ learner_id }) => learner_id).toSorted();
        if (learnerIds.length === 0) throw unusable((await signInLinkByCode(tx, codeHash))[0]?.used_at ?? null);
        return await openLearnerSession(tx, at, learnerIds, link.sent_by);
      }),
  );
}

function unusable(usedAt: string | null): CairnError {
  return usedAt === null
    ? new CairnError('sign-in-link-expired', 'This link is too old.', { remedy: 'Ask for a new one.' })
    : new CairnError('sign-in-link-used', 'This link was used already: it opens one session.', {
        remedy: 'Ask for a new one. If it was not you, sign out everywhere once you are in.',
      });
}
