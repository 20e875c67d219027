import { element } from '../../page/element.ts';
import { announce } from '../announce.ts';
import type { Batch } from '../api/batch.ts';
import type { CertificatePage } from '../api/certificate.ts';
import { awardName } from '../cohort-facts.ts';
import type { Desk } from '../desk.ts';
import { counted } from '../words.ts';
import { workButton } from '../work-button.ts';
import { certificateRow } from './certificate-row.ts';
import { handOut } from './hand-out.ts';
import { type Step, type StepEvents, stepFrame } from './step.ts';

/** The certificates of a cohort: found by name, handed out, corrected. */
export function certificatesStep(desk: Desk, cohortId: string, events: StepEvents): Step {
  const { client, onKeyProblem } = desk;
  const lead = element('p', { class: 'step-lead' });
  const choice = element('select', { id: 'certificate-batch' });
  const matching = element('input', {
    id: 'certificate-matching',
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: 200,
  });
  const list = element('ul', { class: 'certificates' });
  const sum = element('p', { class: 'hint', role: 'status' });
  let batches: readonly Batch[] = [];
  let next: number | null = null;

  const append = ({ certificates, next: further }: CertificatePage): void => {
    next = further;
    list.append(...certificates.map((certificate) => element('li', {}, certificateRow(desk, certificate, events))));
    const shown = list.childElementCount;
    sum.textContent =
      shown === 0
        ? 'None found.'
        : `${counted(shown, 'certificate')} shown${next === null ? '.' : ', and there are more.'}`;
    more.node.hidden = next === null;
  };
  const find = workButton('secondary-button', 'Show', 'Reading …', onKeyProblem, async () => {
    const page = await client.certificates(choice.value, 0, matching.value.trim());
    list.replaceChildren();
    append(page);
    announce(sum.textContent ?? '');
  });
  const more = workButton('quiet-button', 'Show more', 'Reading …', onKeyProblem, async () => {
    if (next !== null) append(await client.certificates(choice.value, next, matching.value.trim()));
  });
  more.node.hidden = true;
  const form = element(
    'form',
    { class: 'find-form' },
    element('div', { class: 'field' }, element('label', { for: 'certificate-batch' }, 'Batch'), choice),
    element(
      'div',
      { class: 'field grow' },
      element('label', { for: 'certificate-matching' }, 'Name, learner id or certificate hash'),
      matching,
    ),
    find.node,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    find.button.click();
  });
  const together = handOut(desk, cohortId);
  const tools = element('div', {}, form, sum, list, more.node);
  const frame = stepFrame(5, lead, together, tools);
  return {
    node: frame.node,
    update: (facts) => {
      const before = batches.map(({ batchId }) => batchId).join();
      batches = facts.batches.filter(({ state }) => state !== 'open');
      const isReady = batches.some(({ state }) => state === 'final');
      frame.setDone(isReady, isReady ? 'ready' : '');
      tools.hidden = batches.length === 0 || !desk.mayWrite;
      together.hidden = !isReady || !desk.mayWrite;
      lead.textContent = isReady
        ? 'Give a holder the file or a link, suspend what is in question, correct or revoke what is wrong.'
        : 'Once a batch is final, its certificates are handed out from here.';
      if (batches.map(({ batchId }) => batchId).join() === before) return;
      const chosen = choice.value;
      choice.replaceChildren(
        ...batches.map((batch) => batchOption(batch, awardName(facts, batch), batch.batchId === chosen)),
      );
    },
  };
}

function batchOption({ batchId, size }: Batch, award: string, selected: boolean): HTMLOptionElement {
  return element(
    'option',
    { value: batchId, selected },
    `${award}: ${counted(size, 'certificate')} (${batchId.slice(0, 8)})`,
  );
}
