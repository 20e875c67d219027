import { element } from '../../page/element.ts';
import { announce } from '../announce.ts';
import type { Certificate } from '../api/certificate.ts';
import { confirmed } from '../confirm-dialog.ts';
import type { Desk } from '../desk.ts';
import { workButton } from '../work-button.ts';
import type { StepEvents } from './step.ts';

/** Issues a certificate with the right name, which takes the place of this one once it is final. */
export function correctionForm(
  { client, onKeyProblem }: Desk,
  { credentialHash, name }: Certificate,
  { changed, handedOver }: StepEvents,
): HTMLElement {
  const id = `name-${credentialHash.slice(2, 14)}`;
  const input = element('input', {
    id,
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: 400,
    value: name ?? '',
    dir: 'auto',
  });
  const said = element('p', { class: 'hint', role: 'status' });
  const correct = workButton('secondary-button', 'Correct the name …', 'Correcting …', onKeyProblem, async () => {
    const right = input.value.trim();
    if (right === '' || right === name) {
      said.textContent = 'Type the right name first.';
      return input.focus();
    }
    const question = {
      title: 'Issue a corrected certificate?',
      sentences: [
        `A new certificate for ${right} is issued and anchored. When it is final, the old one is revoked as superseded, for ever.`,
        'The holder is never without a valid one.',
      ],
      yes: 'Issue the correction',
    };
    if (!(await confirmed(question))) return;
    handedOver(await client.correct(credentialHash, right));
    said.textContent =
      'The correction is issued, in a batch of its own. The service anchors it, and then revokes this one.';
    announce(said.textContent);
    await changed();
  });
  return element(
    'div',
    { class: 'act' },
    element('div', { class: 'field grow' }, element('label', { for: id }, 'Name on the certificate'), input),
    correct.node,
    said,
  );
}
