import { CairnError } from '../../core/errors.ts';
import { holderLinkViews, withdrawLinks } from '../../store/holder-links.ts';
import { assertKnown, type CertificateChoice } from '../certificates/chosen-certificates.ts';
import type { Installation } from '../installation.ts';

export interface WithdrawLinksSummary {
  /** How many opened until now. */
  readonly withdrawn: number;
  readonly alreadyWithdrawn: number;
}

/**
 * Withdraws links, for ever: one by its id, or all of the chosen certificates. The certificates themselves stay what they
 * are, and whoever has taken one away keeps it.
 *
 * @throws CairnError `holder-link-not-found`, and as `chosenCertificates`
 */
export async function withdrawHolderLinks(
  { store, now }: Installation,
  choice: CertificateChoice | { readonly linkId: string },
): Promise<WithdrawLinksSummary> {
  return await store.db.transaction().execute(async (tx) => {
    if (!('linkId' in choice)) await assertKnown(tx, choice);
    const links = await holderLinkViews(tx, choice);
    if (links.length === 0 && 'linkId' in choice) throw linkNotFound(choice.linkId);
    const open = links.filter(({ withdrawn_at }) => withdrawn_at === null).map(({ link_id }) => link_id);
    await withdrawLinks(tx, open, now().toISOString());
    return { withdrawn: open.length, alreadyWithdrawn: links.length - open.length };
  });
}

/** The cohort whose certificate a link is for. @throws CairnError `holder-link-not-found` */
export async function cohortOfLink({ store }: Installation, linkId: string): Promise<string> {
  const [link] = await holderLinkViews(store.db, { linkId });
  if (link === undefined) throw linkNotFound(linkId);
  return link.cohort_id;
}

function linkNotFound(linkId: string): CairnError {
  return new CairnError('holder-link-not-found', `no link has the id ${linkId}`, {
    remedy: 'list the links of the certificate, the batch or the cohort: they are shown with their ids',
    details: { linkId },
  });
}
