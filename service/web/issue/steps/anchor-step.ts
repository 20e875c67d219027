import { element, foreignText } from '../../page/element.ts';
import { announce } from '../announce.ts';
import type { Batch, BatchState } from '../api/batch.ts';
import { DeskProblem } from '../api/desk-problem.ts';
import { awardName, type CohortFacts, underWay, waiting } from '../cohort-facts.ts';
import { confirmed } from '../confirm-dialog.ts';
import type { Desk } from '../desk.ts';
import { problemNote } from '../problem-note.ts';
import { BATCH_WORDS, counted } from '../words.ts';
import { workButton } from '../work-button.ts';
import { type Step, type StepEvents, stepFrame } from './step.ts';

const TRACK: readonly BatchState[] = ['sealed', 'submitted', 'included', 'final'];

/** Has sealed batches anchored, and follows each until it is final. */
export function anchorStep({ client, mayWrite, onKeyProblem, session }: Desk, events: StepEvents): Step {
  const lead = element('p', { class: 'step-lead' });
  const list = element('ul', { class: 'batches' });
  const refusals = element('div', {});
  /** What is to be done on the chain, as it was asked for here, by batch. */
  const acts = new Map<string, string>();
  const states = new Map<string, BatchState>();
  let idle: readonly Batch[] = [];

  const anchor = workButton('primary-button', 'Anchor', 'Handing over …', onKeyProblem, async () => {
    const question = {
      title: `Anchor ${counted(idle.length, 'batch', 'batches')}?`,
      sentences: [
        `Each takes one transaction on ${session.chainName}. What is on the chain stays there for ever; it holds nothing personal.`,
      ],
      yes: 'Anchor',
    };
    if (!(await confirmed(question))) return;
    refusals.replaceChildren();
    for (const { batchId, actId } of await client.anchor(idle.map(({ batchId }) => batchId))) {
      acts.set(batchId, actId);
      events.handedOver(batchId);
    }
    await events.changed();
  });
  const lookForRefusals = async (): Promise<void> => {
    for (const [batchId, actId] of acts) {
      if (states.get(batchId) !== 'sealed') continue;
      const { state, failure } = await client.act(actId);
      if (state !== 'refused') continue;
      acts.delete(batchId);
      events.refused(batchId);
      const detail = failure ?? 'The chain refused it.';
      const remedy = 'Remove the cause, and anchor again. The batch is kept as it is.';
      refusals.append(problemNote(new DeskProblem('act-refused', detail, remedy, 409)));
    }
  };
  const frame = stepFrame(4, lead, list, refusals, mayWrite ? anchor.node : null);
  return {
    node: frame.node,
    update: (facts) => {
      const { batches } = facts;
      idle = waiting(facts);
      const moving = underWay(facts);
      const isDone = batches.length > 0 && batches.every(({ state }) => state === 'final');
      frame.setDone(isDone, isDone ? 'done' : moving.length > 0 ? 'under way' : 'to be done');
      lead.textContent = leadFor(facts);
      list.replaceChildren(...batches.map((batch) => batchItem(batch, awardName(facts, batch))));
      anchor.rename(`Anchor ${counted(idle.length, 'batch', 'batches')} …`);
      anchor.node.hidden = idle.length === 0;
      for (const batch of batches) {
        const before = states.get(batch.batchId);
        if (before !== undefined && before !== batch.state) {
          announce(`${awardName(facts, batch)}: ${BATCH_WORDS[batch.state]}.`);
        }
        states.set(batch.batchId, batch.state);
      }
      lookForRefusals().catch((error: unknown) => {
        // What keeps the service from answering is shown where the cohort is read.
        if (!(error instanceof DeskProblem)) throw error;
      });
    },
  };
}

function leadFor(facts: CohortFacts): string {
  const { batches } = facts;
  const [idle, moving] = [waiting(facts).length, underWay(facts).length];
  if (batches.length === 0) {
    return 'Once there are batches, the chain records the root of each. From then on anyone can check the certificates.';
  }
  if (idle > 0) return `${counted(idle, 'batch waits', 'batches wait')} to be anchored.`;
  if (moving > 0) return 'The service follows them until the chain calls them final. You may leave this page.';
  return `${counted(batches.length, 'batch is', 'batches are')} final: the certificates can be handed out.`;
}

function batchItem({ size, state, blockNumber, batchId, transactionHash }: Batch, award: string): HTMLElement {
  const reached = TRACK.indexOf(state);
  return element(
    'li',
    { class: `batch ${state}` },
    element(
      'p',
      { class: 'batch-name' },
      element('strong', {}, foreignText(award)),
      element('span', {}, counted(size, 'certificate')),
    ),
    element(
      'div',
      { class: 'track', 'aria-hidden': 'true' },
      ...TRACK.map((_, index) =>
        element('span', { class: index < reached || state === 'final' ? 'passed' : index === reached ? 'here' : '' }),
      ),
    ),
    element(
      'p',
      { class: 'batch-state' },
      BATCH_WORDS[state],
      state === 'final' && blockNumber !== null ? `, in block ${blockNumber}` : null,
    ),
    element('p', { class: 'exact hint' }, batchId),
    transactionHash === null ? null : element('p', { class: 'exact hint' }, `transaction ${transactionHash}`),
  );
}
