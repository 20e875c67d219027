import { dayOf, dayText, parseDay } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import {
  deleteLearnerSession,
  deleteSessionsOf,
  deleteSessionsOver,
  insertLearnerSession,
  learnerSessionByToken,
  noteLearnerSeen,
} from '../../store/learner-sessions.ts';
import type { SignInWay } from '../../store/schema.ts';
import type { Connection } from '../../store/store.ts';
import type { Actor } from '../access/actor.ts';
import { drawSecret, secretHash } from '../access/secret-text.ts';
import type { Installation } from '../installation.ts';
import { maskedMailbox } from './masked-mailbox.ts';

/** A session is over after so many days, however much it is used. */
export const SESSION_DAYS = 30;
/** And after so many in which it was not used. */
export const IDLE_DAYS = 7;

const DAY_MS = 86_400_000;

/** Whoever has a session open. All that they may see or do is what is of one of these learners. */
export interface SignedInLearner {
  /**
   * The learners that one person is: at least one, by id. Several where several learning platforms tell of the same mailbox.
   */
  readonly learnerIds: readonly string[];
  /** How the audit log names them. */
  readonly actor: Actor;
  readonly session: LearnerSession;
}

/** A session as it may be shown to whoever has it. */
export interface LearnerSession {
  /** SHA-256 of its token. */
  readonly key: string;
  readonly signedInBy: SignInWay;
  /** As `z…@college.example`; null where no address is known. */
  readonly mailbox: string | null;
  /** ISO 8601: when it ends at the latest. */
  readonly expiresAt: string;
}

/** A session that was just opened: the one time that its token is known. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: string;
}

/**
 * Opens a session for whoever has shown that they are these learners. Part of the transaction in which they have; what is
 * over goes on the way.
 *
 * @param learnerIds at least one
 */
export async function openLearnerSession(
  tx: Connection,
  now: Date,
  learnerIds: readonly string[],
  signedInBy: SignInWay,
): Promise<OpenedSession> {
  await deleteSessionsOver(tx, now.toISOString(), unusedSince(now));
  const token = drawSecret();
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS).toISOString();
  const session = {
    token_hash: token.hash,
    signed_in_by: signedInBy,
    opened_at: now.toISOString(),
    last_seen_on: dayOf(now),
    expires_at: expiresAt,
  };
  await insertLearnerSession(
    tx,
    learnerIds.map((learner_id) => ({ ...session, learner_id })),
  );
  return { token: token.text, expiresAt };
}

/**
 * Who shows this token. Notes the day, and no more.
 *
 * @param token as the browser shows it; undefined where it shows none
 * @throws CairnError `not-signed-in`, whether it was ended, is over, or never was one
 */
export async function signedInLearner(
  { store, now }: Pick<Installation, 'store' | 'now'>,
  token: string | undefined,
): Promise<SignedInLearner> {
  const key = token === undefined ? null : secretHash(token);
  const rows = key === null ? [] : await learnerSessionByToken(store.db, key);
  const [first] = rows;
  const at = now();
  if (key === null || first === undefined || first.expires_at <= at.toISOString()) throw notSignedIn();
  if (first.last_seen_on < unusedSince(at)) throw notSignedIn();
  if (first.last_seen_on < dayOf(at)) {
    // A store that takes no writes just now is no reason to refuse a read, or to have it wait; a write will say so by itself.
    noteLearnerSeen(store.db, key, dayOf(at)).catch(() => null);
  }
  const address = rows.find(({ email }) => email !== null)?.email ?? null;
  return {
    learnerIds: rows.map(({ learner_id }) => learner_id),
    actor: learnerActor(first.reference),
    session: {
      key,
      signedInBy: first.signed_in_by,
      mailbox: address === null ? null : maskedMailbox(address),
      expiresAt: first.expires_at,
    },
  };
}

/** How the audit log names a learner: by what says nothing of them, and leads to nobody once they are erased. */
export function learnerActor(reference: string): Actor {
  return { kind: 'learner', id: reference, name: 'a learner' };
}

/** Signs out. */
export async function endLearnerSession(
  { store }: Pick<Installation, 'store'>,
  { session }: Pick<SignedInLearner, 'session'>,
): Promise<void> {
  await deleteLearnerSession(store.db, session.key);
}

/** Signs out everywhere: every session of the same learners, this one too. */
export async function endLearnerSessions(
  { store }: Pick<Installation, 'store'>,
  { learnerIds }: Pick<SignedInLearner, 'learnerIds'>,
): Promise<void> {
  await deleteSessionsOf(store.db, learnerIds);
}

/** The first day of those on one of which a session has to have been used. */
function unusedSince(now: Date): string {
  return dayText(parseDay(dayOf(now)) - IDLE_DAYS);
}

function notSignedIn(): CairnError {
  return new CairnError('not-signed-in', 'Nobody is signed in here.', {
    remedy: 'Sign in at /learn. A session ends by itself after a while.',
  });
}
