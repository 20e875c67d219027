import { element } from '../../page/element.ts';
import { saveFile } from '../../page/save-file.ts';
import { announce } from '../announce.ts';
import type { Delivery } from '../api/certificate.ts';
import { confirmed } from '../confirm-dialog.ts';
import type { Desk } from '../desk.ts';
import { counted, number } from '../words.ts';
import { workButton } from '../work-button.ts';

/** All certificates of a cohort at once: as an archive, or to their holders by e-mail. */
export function handOut({ client, onKeyProblem }: Desk, cohortId: string): HTMLElement {
  const said = element('div', { role: 'status' });
  const archive = workButton('secondary-button', 'Download all', 'Making the archive …', onKeyProblem, async () => {
    saveFile(await client.archive(cohortId), `certificates-${cohortId}.zip`);
  });
  const write = workButton('secondary-button', 'Write to the holders …', 'Writing …', onKeyProblem, async () => {
    const foreseen = await client.deliver(cohortId, true);
    const recipients = foreseen.recipients + foreseen.remaining;
    if (recipients === 0) {
      said.replaceChildren(element('p', {}, `Nothing is to be sent. ${leftOut(foreseen)}`));
      return;
    }
    const question = {
      title: `Send ${counted(recipients, 'message')}?`,
      sentences: [
        'One for each certificate, to its holder, with a link of their own. What was sent cannot be taken back; a link can.',
        leftOut(foreseen),
      ].filter((sentence) => sentence !== ''),
      yes: `Send ${number(recipients)}`,
    };
    if (!(await confirmed(question))) return;
    await writeToAll(recipients);
  });
  const writeToAll = async (recipients: number): Promise<void> => {
    const bar = element('progress', { max: recipients, value: 0, 'aria-label': 'Messages sent' });
    const words = element('p', {});
    const failed: string[] = [];
    said.replaceChildren(bar, words);
    for (let sent = 0; ; ) {
      const some = await client.deliver(cohortId, false);
      sent += some.sent;
      failed.push(...some.failed.map(({ learnerId, failure }) => `${learnerId}: ${failure}`));
      bar.value = sent;
      words.textContent = `${number(sent)} of ${number(recipients)} sent.`;
      if (some.remaining === 0) break;
      // Nobody was written to, and somebody still is to be: asking on would not end.
      if (some.sent + some.failed.length === 0) {
        words.textContent += ` ${counted(some.remaining, 'message')} could not be sent now: write again in a while.`;
        break;
      }
    }
    bar.remove();
    if (failed.length > 0) {
      said.append(element('ul', { class: 'samples' }, ...failed.map((failure) => element('li', {}, failure))));
    }
    announce(words.textContent ?? '');
  };
  return element(
    'div',
    { class: 'hand-out' },
    element('div', { class: 'step-buttons' }, archive.node, write.node),
    said,
  );
}

function leftOut({ withoutAddress, unusableAddress, alreadySent }: Delivery): string {
  return [
    withoutAddress === 0 ? '' : `${counted(withoutAddress, 'learner has', 'learners have')} no address.`,
    unusableAddress === 0 ? '' : `${counted(unusableAddress, 'address')} cannot be used.`,
    alreadySent === 0 ? '' : `${counted(alreadySent, 'certificate was', 'certificates were')} sent before.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
