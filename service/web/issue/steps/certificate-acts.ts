import { element } from '../../page/element.ts';
import { saveFile } from '../../page/save-file.ts';
import type { Certificate, Standing } from '../api/certificate.ts';
import type { StatusChange } from '../api/desk-client.ts';
import { DeskProblem } from '../api/desk-problem.ts';
import { confirmed } from '../confirm-dialog.ts';
import type { Desk } from '../desk.ts';
import { REASONS } from '../words.ts';
import { type WorkButton, workButton } from '../work-button.ts';
import { correctionForm } from './correction-form.ts';
import { holderLinkForm } from './holder-link-form.ts';
import type { StepEvents } from './step.ts';

const POLL_MS = 700;
const AFTER: Record<StatusChange, Standing> = { suspend: 'suspended', reinstate: 'in-force', revoke: 'revoked' };
const NAMES: Record<StatusChange, string> = { suspend: 'Suspend', reinstate: 'Reinstate', revoke: 'Revoke …' };
const WORKING: Record<StatusChange, string> = {
  suspend: 'Suspending, until it is final …',
  reinstate: 'Reinstating, until it is final …',
  revoke: 'Revoking, until it is final …',
};

/**
 * What can be done with a certificate, by where it stands.
 *
 * @param stands told where it stands once something has changed that
 */
export function certificateActs(
  desk: Desk,
  certificate: Certificate,
  stands: (standing: Standing) => void,
  events: StepEvents,
): HTMLElement {
  const node = element('div', { class: 'certificate-acts' });
  const show = (standing: Standing): void => {
    node.replaceChildren(...actsFor(standing));
  };
  const actsFor = (standing: Standing): Node[] => {
    const change = (kind: StatusChange): HTMLElement =>
      statusChangeForm(desk, certificate, kind, () => {
        stands(AFTER[kind]);
        show(AFTER[kind]);
      });
    switch (standing) {
      case 'pending':
        return [element('p', { class: 'hint' }, 'Nothing is handed out before its batch is final on the chain.')];
      case 'in-force':
        return [
          downloadButton(desk, certificate).node,
          holderLinkForm(desk, certificate),
          correctionForm(desk, certificate, events),
          change('suspend'),
          change('revoke'),
        ];
      case 'suspended':
        return [downloadButton(desk, certificate).node, change('reinstate'), change('revoke')];
      case 'revoked':
        return [
          element('p', { class: 'hint' }, 'A revocation is for ever. Whoever checks the file is told so.'),
          downloadButton(desk, certificate).node,
        ];
      case 'void':
        return [element('p', { class: 'hint' }, 'The key that anchored it was declared compromised: anchor it again.')];
      case 'unknown':
        return [element('p', { class: 'hint' }, 'The chain could not be read: look again in a while.')];
    }
  };
  show(certificate.standing);
  return node;
}

function downloadButton({ client, onKeyProblem }: Desk, { credentialHash }: Certificate): WorkButton {
  return workButton('secondary-button', 'Download the file', 'Fetching …', onKeyProblem, async () => {
    // Named by the hash, which says nothing of anybody.
    saveFile(await client.certificateFile(credentialHash), `${credentialHash.slice(2, 14)}.cairn.json`);
  });
}

function statusChangeForm(
  { client, onKeyProblem }: Desk,
  { credentialHash, name }: Certificate,
  change: StatusChange,
  done: () => void,
): HTMLElement {
  const id = `reason-${change}-${credentialHash.slice(2, 14)}`;
  const reason = element(
    'select',
    { id },
    ...REASONS[change].map(([value, words]) => element('option', { value }, words)),
  );
  const act = workButton('secondary-button', NAMES[change], WORKING[change], onKeyProblem, async () => {
    if (change === 'revoke' && !(await confirmed(revocation(name)))) return;
    for (const actId of await client.changeStatus(change, credentialHash, reason.value)) await final(client, actId);
    done();
  });
  return element(
    'div',
    { class: `act ${change}` },
    element('div', { class: 'field' }, element('label', { for: id }, `Reason to ${change}`), reason),
    act.node,
  );
}

function revocation(name: string | null) {
  return {
    title: 'Revoke this certificate?',
    sentences: [
      `The certificate of ${name ?? 'this holder'} is revoked on the chain, with the reason, for everyone to see.`,
      'This is for ever: a revocation cannot be taken back. Suspend it instead if something is still to be cleared.',
    ],
    yes: 'Revoke for ever',
    typed: 'revoke',
  };
}

/** Waits until an act is final on the chain. @throws DeskProblem `act-refused` */
async function final(client: Desk['client'], actId: string): Promise<void> {
  for (;;) {
    const { state, failure } = await client.act(actId);
    if (state === 'final') return;
    if (state === 'refused') {
      const why = failure ?? 'The chain refused it.';
      throw new DeskProblem('act-refused', why, 'Remove the cause and do it again.', 409);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
