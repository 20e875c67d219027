import { element } from '../../page/element.ts';
import { announce } from '../announce.ts';
import type { Certificate } from '../api/certificate.ts';
import type { Desk } from '../desk.ts';
import { counted } from '../words.ts';
import { workButton } from '../work-button.ts';

/** Makes a link to a page of the holder's own, and shows it once: what is kept of it is a hash. */
export function holderLinkForm({ client, onKeyProblem }: Desk, { credentialHash }: Certificate): HTMLElement {
  const id = `link-${credentialHash.slice(2, 14)}`;
  const shown = element('div', { class: 'holder-link' });
  const make = workButton('secondary-button', 'Make a holder’s link', 'Making …', onKeyProblem, async () => {
    const url = await client.makeHolderLink(credentialHash);
    const field = element('input', { id, type: 'text', readonly: true, value: url });
    field.addEventListener('focus', () => field.select());
    const copy = element('button', { type: 'button', class: 'quiet-button' }, 'Copy');
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(url);
      announce('Copied.');
      copy.textContent = 'Copied';
    });
    shown.replaceChildren(
      element(
        'div',
        { class: 'field grow' },
        element('label', { for: id }, 'Give it to the holder alone; it is not shown again'),
        field,
      ),
      copy,
    );
    field.focus();
  });
  const withdraw = workButton('quiet-button', 'Withdraw its links', 'Withdrawing …', onKeyProblem, async () => {
    const withdrawn = await client.withdrawHolderLinks(credentialHash);
    shown.replaceChildren(element('p', { class: 'hint', role: 'status' }, `${counted(withdrawn, 'link')} withdrawn.`));
  });
  return element('div', { class: 'act links' }, make.node, withdraw.node, shown);
}
