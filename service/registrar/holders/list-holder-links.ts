import { type HolderLinkView, holderLinkViews } from '../../store/holder-links.ts';
import type { DeliveryState } from '../../store/schema.ts';
import { assertKnown, type CertificateChoice } from '../certificates/chosen-certificates.ts';
import type { Installation } from '../installation.ts';
import { today } from './create-holder-links.ts';

/** A link as the registrar sees it: all but its address, which nobody knows but its holder. */
export interface HolderLink {
  readonly linkId: string;
  readonly state: 'open' | 'expired' | 'withdrawn';
  readonly credentialHash: string;
  readonly learnerId: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** The last day (UTC); null where it goes on. */
  readonly expiresOn: string | null;
  readonly withdrawnAt: string | null;
  /** A day; no more is kept. */
  readonly lastOpenedOn: string | null;
  /** The message that was to bring it to its holder; null where none was. */
  readonly delivery: { readonly state: DeliveryState; readonly at: string } | null;
}

/**
 * The links of the chosen certificates, those of corrected ones included; all links when nothing is chosen.
 *
 * @throws CairnError as `chosenCertificates`
 */
export async function listHolderLinks(
  installation: Installation,
  choice: CertificateChoice | null,
): Promise<HolderLink[]> {
  const { db } = installation.store;
  if (choice !== null) await assertKnown(db, choice);
  const day = today(installation);
  return (await holderLinkViews(db, choice)).map((view) => holderLink(view, day));
}

function holderLink(view: HolderLinkView, day: string): HolderLink {
  return {
    linkId: view.link_id,
    state: linkState(view, day),
    credentialHash: view.credential_hash,
    learnerId: view.learner_id,
    createdAt: view.created_at,
    createdBy: view.created_by,
    expiresOn: view.expires_on,
    withdrawnAt: view.withdrawn_at,
    lastOpenedOn: view.last_opened_on,
    delivery:
      view.delivery_state === null || view.delivery_at === null
        ? null
        : { state: view.delivery_state, at: view.delivery_at },
  };
}

/** Where a link stands on a day. One that was withdrawn stays so when its time is over. */
export function linkState(
  { withdrawn_at, expires_on }: Pick<HolderLinkView, 'withdrawn_at' | 'expires_on'>,
  day: string,
): HolderLink['state'] {
  if (withdrawn_at !== null) return 'withdrawn';
  return expires_on !== null && expires_on < day ? 'expired' : 'open';
}
