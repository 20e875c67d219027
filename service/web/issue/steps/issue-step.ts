import { element } from '../../page/element.ts';
import { announce } from '../announce.ts';
import type { Preview } from '../api/preview.ts';
import { earned, issued } from '../cohort-facts.ts';
import { confirmed } from '../confirm-dialog.ts';
import type { Desk } from '../desk.ts';
import { counted, number } from '../words.ts';
import { workButton } from '../work-button.ts';
import { previewView } from './preview-view.ts';
import { type Step, type StepEvents, stepFrame } from './step.ts';

/** How many certificates a preview lists on the page. */
const LISTED = 200;

/** Shows what would be issued, and issues it: in this order, for what is issued is corrected by another certificate alone. */
export function issueStep({ client, mayWrite, onKeyProblem }: Desk, cohortId: string, { changed }: StepEvents): Step {
  const lead = element('p', { class: 'step-lead' });
  const shown = element('div', {});
  let preview: Preview | null = null;
  const look = workButton('primary-button', 'See what would be issued', 'Looking …', onKeyProblem, async () => {
    preview = await client.preview(cohortId, LISTED);
    shown.replaceChildren(previewView(preview));
    arrange();
    const { credentials, findings } = preview;
    announce(`${counted(credentials, 'certificate')} would be issued. ${counted(findings.length, 'finding')}.`);
  });
  const issue = workButton('primary-button', 'Issue', 'Issuing …', onKeyProblem, async () => {
    if (preview === null) return;
    const { credentials, batches } = preview;
    const question = {
      title: `Issue ${counted(credentials, 'certificate')}?`,
      sentences: [
        `They are sealed in ${counted(batches, 'batch', 'batches')}. What a sealed certificate says never changes; a mistake is corrected by another one.`,
        'Nothing goes to the chain yet: that is the next step.',
      ],
      yes: `Issue ${number(credentials)}`,
    };
    if (!(await confirmed(question))) return;
    const made = await client.issue(cohortId);
    forget();
    await changed();
    announce(`Issued in ${counted(made, 'batch', 'batches')}.`);
  });
  const buttons = element('div', { class: 'step-buttons' }, look.node);
  const frame = stepFrame(3, lead, shown, mayWrite ? buttons : null);

  const arrange = (): void => {
    const isReady = preview !== null && preview.credentials > 0;
    look.rename(preview === null ? 'See what would be issued' : 'Look again');
    look.button.className = isReady ? 'secondary-button' : 'primary-button';
    if (isReady && preview !== null) {
      issue.rename(`Issue ${counted(preview.credentials, 'certificate')} …`);
      issue.allow(preview.possible);
      buttons.replaceChildren(issue.node, look.node);
    } else {
      buttons.replaceChildren(look.node);
    }
  };
  const forget = (): void => {
    preview = null;
    shown.replaceChildren();
    arrange();
  };
  let known = '';
  return {
    node: frame.node,
    update: (facts) => {
      const left = earned(facts) - issued(facts);
      const isReady = facts.cohort.evaluated > 0 && !facts.cohort.outdated;
      const isDone = isReady && issued(facts) > 0 && left <= 0;
      frame.setDone(isDone, isDone ? 'done' : left > 0 ? `${number(left)} to issue` : 'to be done');
      lead.textContent = !isReady
        ? 'Once the cohort is evaluated, this shows what would be issued, for whom, and what stands out.'
        : left > 0
          ? `${counted(left, 'certificate is', 'certificates are')} earned and not issued yet.`
          : `All ${number(issued(facts))} that were earned are issued.`;
      buttons.hidden = !isReady || left <= 0;
      // What was shown rests on what was known then.
      const now = JSON.stringify([facts.cohort, facts.batches.length]);
      if (now !== known && known !== '') forget();
      known = now;
    },
  };
}
