import { CairnError } from '../../core/errors.ts';
import { enrolledCohorts, findLearner } from '../../store/learner-records.ts';
import { deleteUnusedByHand, insertSignInLink } from '../../store/sign-in-links.ts';
import type { Installation } from '../installation.ts';
import { newSignInLink } from './sign-in-link.ts';

/** For how many hours a link that is made by hand may be used, at most: it goes through other hands. */
export const MOST_HOURS = 168;
export const DEFAULT_HOURS = 24;

/** A link to pass on. */
export interface SignInLink {
  readonly learnerId: string;
  /** How logs name them. */
  readonly learnerReference: string;
  /** The one time that it is shown; whoever opens it is signed in as the learner. */
  readonly url: string;
  readonly expiresAt: string;
}

/**
 * Makes a link by which a learner signs in once, to be given to them by whoever knows that they are who they say: where no
 * mail is sent, or none reaches them. It takes the place of one that was made before and not used.
 *
 * @param hours from 1 to {@link MOST_HOURS}
 * @throws CairnError `learner-not-found`, `malformed-request` for other hours
 */
export async function makeSignInLink(
  installation: Installation,
  learnerId: string,
  hours = DEFAULT_HOURS,
): Promise<SignInLink> {
  if (!(Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS)) {
    throw new CairnError('malformed-request', 'a link cannot be good for so long', {
      remedy: `choose from 1 to ${MOST_HOURS} hours`,
    });
  }
  const { db } = installation.store;
  return await db.transaction().execute(async (tx) => {
    const learner = await findLearner(tx, learnerId.normalize('NFC'));
    if (learner === undefined) {
      throw new CairnError('learner-not-found', 'nothing is kept here of a learner with this id', {
        remedy: 'check the id, as the learning platform writes it',
      });
    }
    const { url, expiresAt, rows } = newSignInLink(installation, [learner.learner_id], 'hand', hours * 60);
    await deleteUnusedByHand(tx, learner.learner_id);
    await insertSignInLink(tx, rows);
    return { learnerId: learner.learner_id, learnerReference: learner.reference, url, expiresAt };
  });
}

/** The cohorts that a learner is in: to sign in as them is to see all of these. */
export async function cohortsOfSignIn({ store }: Pick<Installation, 'store'>, learnerId: string): Promise<string[]> {
  return await enrolledCohorts(store.db, learnerId.normalize('NFC'));
}
