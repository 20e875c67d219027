import type { SignInLinkRow } from '../../store/sign-in-links.ts';
import { drawSecret } from '../access/secret-text.ts';
import type { Installation } from '../installation.ts';

/** A link that was just made, with the rows by which it will be known. */
export interface NewSignInLink {
  /** The one time that its address is known. The code stands behind the #, which browsers send to no server. */
  readonly url: string;
  readonly expiresAt: string;
  readonly codeHash: string;
  readonly rows: readonly SignInLinkRow[];
}

/** A link by which somebody signs in once, as these learners. */
export function newSignInLink(
  { publicUrl, now }: Pick<Installation, 'publicUrl' | 'now'>,
  learnerIds: readonly string[],
  sentBy: SignInLinkRow['sent_by'],
  minutes: number,
): NewSignInLink {
  const code = drawSecret();
  const created = now();
  const expiresAt = new Date(created.getTime() + minutes * 60_000).toISOString();
  return {
    url: `${publicUrl}/learn#code=${code.text}`,
    expiresAt,
    codeHash: code.hash,
    rows: learnerIds.map((learner_id) => ({
      code_hash: code.hash,
      learner_id,
      sent_by: sentBy,
      created_at: created.toISOString(),
      expires_at: expiresAt,
      used_at: null,
    })),
  };
}
