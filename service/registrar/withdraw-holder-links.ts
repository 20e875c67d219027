import { CairnError } from '../core/errors.ts';
import { holderLinkViews, withdrawLinks } from '../store/holder-links.ts';
import { assertKnown, type CertificateChoice } from './chosen-certificates.ts';
import type { Installation } from './installation.ts';

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
    if (links.length === 0 && 'linkId' in choice) {
      throw new CairnError('holder-link-not-found', `no link has the id ${choice.linkId}`, {
        remedy: '`npx cairn link list` shows the links and their ids',
        details: { linkId: choice.linkId },
      });
    }
    const open = links.filter(({ withdrawn_at }) => withdrawn_at === null).map(({ link_id }) => link_id);
    await withdrawLinks(tx, open, now().toISOString());
    return { withdrawn: open.length, alreadyWithdrawn: links.length - open.length };
  });
}
