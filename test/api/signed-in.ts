import { learnerCookieName } from '../../service/api/learner-cookie.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { openLearnerSession } from '../../service/registrar/learners/learner-session.ts';
import type { SignInWay } from '../../service/store/schema.ts';

/** The headers with which a page of the service asks for a learner who is signed in. */
export async function signedIn(
  { store, now, publicUrl }: Pick<Installation, 'store' | 'now' | 'publicUrl'>,
  learnerIds: readonly string[],
  way: SignInWay = 'mail',
): Promise<{ readonly cookie: string; readonly 'sec-fetch-site': string }> {
  const { token } = await store.db.transaction().execute((tx) => openLearnerSession(tx, now(), learnerIds, way));
  return { cookie: `${learnerCookieName(publicUrl)}=${token}`, 'sec-fetch-site': 'same-origin' };
}
