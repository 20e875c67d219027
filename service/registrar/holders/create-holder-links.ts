import { randomUUID } from 'node:crypto';
import { dayText, parseDay } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { ChosenCredentialRow } from '../../store/chosen-credentials.ts';
import { type HolderLinkRow, insertHolderLinks } from '../../store/holder-links.ts';
import type { Actor } from '../access/actor.ts';
import { drawSecret } from '../access/secret-text.ts';
import { type CertificateChoice, chosenCertificates } from '../certificates/chosen-certificates.ts';
import type { Installation } from '../installation.ts';
import { holderLinkUrl } from './holder-link-url.ts';

/** A link that was just made: the one time that its address is known. */
export interface NewHolderLink {
  readonly linkId: string;
  readonly url: string;
  readonly credentialHash: string;
  readonly awardId: string;
  readonly learnerId: string;
  readonly expiresOn: string | null;
}

const MILLISECONDS = 86_400_000;

/**
 * Makes a link for each of the chosen certificates. What is kept is a hash, so an address that is lost is lost: then
 * another link is made, and this one withdrawn. Links that are there stay as they are.
 *
 * A certificate that is not final yet gets its link too: the page says that it is on its way.
 *
 * @param expiresOn the last day on which the links open (UTC); absent: no end
 * @throws CairnError as `chosenCertificates`; `malformed-date` for a day that is over
 */
export async function createHolderLinks(
  installation: Installation,
  actor: Actor,
  choice: CertificateChoice,
  expiresOn?: string,
): Promise<NewHolderLink[]> {
  const lastDay = lastDayOf(installation, expiresOn);
  return await installation.store.db.transaction().execute(async (tx) => {
    const certificates = await chosenCertificates(tx, choice);
    const made = certificates.map((certificate) => newHolderLink(installation, actor, certificate, lastDay));
    await insertHolderLinks(
      tx,
      made.map(({ row }) => row),
    );
    return made.map(({ link }) => link);
  });
}

/** The last day of a link as it was asked for; null for none. @throws CairnError `malformed-date` for one that is over */
export function lastDayOf({ now }: Pick<Installation, 'now'>, expiresOn: string | undefined): string | null {
  if (expiresOn === undefined) return null;
  if (parseDay(expiresOn) >= Math.floor(now().getTime() / MILLISECONDS)) return expiresOn;
  throw new CairnError('malformed-date', `a link that opens until ${expiresOn} would never open`, {
    remedy: 'name a day that is still to come, or leave the end out',
    details: { found: expiresOn },
  });
}

/** Today, as links count days: in UTC. */
export function today({ now }: Pick<Installation, 'now'>): string {
  return dayText(Math.floor(now().getTime() / MILLISECONDS));
}

/** A link for a certificate, and the row by which it will be known. */
export function newHolderLink(
  { publicUrl, now }: Pick<Installation, 'publicUrl' | 'now'>,
  actor: Actor,
  { credential_id, credential_hash, award_id, learner_id }: ChosenCredentialRow,
  expiresOn: string | null,
): { readonly link: NewHolderLink; readonly row: HolderLinkRow } {
  const token = drawSecret();
  const linkId = randomUUID();
  return {
    link: {
      linkId,
      url: holderLinkUrl(publicUrl, token.text),
      credentialHash: credential_hash,
      awardId: award_id,
      learnerId: learner_id,
      expiresOn,
    },
    row: {
      link_id: linkId,
      token_hash: token.hash,
      credential_id,
      created_at: now().toISOString(),
      created_by: actor.name,
      expires_on: expiresOn,
      withdrawn_at: null,
      last_opened_on: null,
    },
  };
}
