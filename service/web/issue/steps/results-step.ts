import { element, foreignText } from '../../page/element.ts';
import { announce } from '../announce.ts';
import type { ReadingOfFile } from '../api/desk-client.ts';
import type { Desk } from '../desk.ts';
import { counted, number } from '../words.ts';
import { workButton } from '../work-button.ts';
import { readingFields } from './reading-fields.ts';
import { resultsReportView } from './results-report-view.ts';
import { type Step, type StepEvents, stepFrame } from './step.ts';

/** Brings learners and results in from a CSV file: looked at first, line by line, then for good. */
export function resultsStep({ client, mayWrite, onKeyProblem }: Desk, cohortId: string, { changed }: StepEvents): Step {
  const lead = element('p', { class: 'step-lead' });
  const shown = element('div', {});
  const input = element('input', { id: 'results-file', type: 'file', accept: '.csv,.tsv,.txt,text/csv', hidden: true });
  const reading = readingFields();
  let file: File | null = null;

  const send = (dryRun: boolean) => {
    if (file === null) throw new RangeError('no file has been chosen');
    return client.results(cohortId, file, { ...reading.said(), dryRun } satisfies ReadingOfFile);
  };
  const look = workButton('primary-button', 'Choose a CSV file …', 'Reading …', onKeyProblem, async () => {
    if (file === null) return input.click();
    const report = await send(true);
    shown.replaceChildren(
      element('p', { class: 'file-name' }, foreignText(file.name)),
      resultsReportView(report),
      reading.node,
    );
    const { changed: changes, skippedLines } = report;
    bring.rename(
      skippedLines === 0
        ? `Bring in ${counted(changes, 'change')}`
        : `Leave out ${counted(skippedLines, 'line')} and bring in ${counted(changes, 'change')}`,
    );
    bring.button.className = skippedLines === 0 ? 'primary-button' : 'secondary-button';
    bring.node.hidden = changes === 0;
    other.node.hidden = false;
    look.rename('Look again');
    look.button.className = 'secondary-button';
    announce(
      report.badLines === 0
        ? `${counted(report.lines, 'line')} read, all as they should be. ${counted(changes, 'change')}.`
        : `${counted(report.badLines, 'line')} of ${number(report.lines)} not as they should be.`,
    );
  });
  const bring = workButton('primary-button', 'Bring in', 'Bringing in …', onKeyProblem, async () => {
    const { learners, newResults, changedResults } = await send(false);
    forget();
    const said = `Brought in: ${counted(learners.total, 'learner')}, ${counted(newResults, 'new result')}, ${number(changedResults)} changed.`;
    shown.replaceChildren(element('p', { class: 'said' }, said));
    announce(said);
    await changed();
  });
  const other = workButton('quiet-button', 'Another file', 'Another file', onKeyProblem, async () => {
    forget();
    input.click();
  });
  const forget = (): void => {
    file = null;
    input.value = '';
    shown.replaceChildren();
    bring.node.hidden = true;
    other.node.hidden = true;
    look.rename('Choose a CSV file …');
    look.button.className = 'primary-button';
  };
  forget();
  input.addEventListener('change', () => {
    file = input.files?.[0] ?? null;
    if (file !== null) look.button.click();
  });
  const frame = stepFrame(
    1,
    lead,
    mayWrite ? fileHint() : null,
    shown,
    mayWrite ? element('div', { class: 'step-buttons' }, bring.node, look.node, other.node, input) : null,
  );
  return {
    node: frame.node,
    update: ({ cohort }) => {
      const isDone = cohort.learners > 0;
      frame.setDone(isDone, isDone ? 'done' : 'to be done');
      lead.textContent = isDone
        ? `${counted(cohort.learners, 'learner')} with their results. Bring in more at any time: what is there already stays as it is.`
        : 'Bring in the learners of the cohort with their results, from whatever system they are in.';
    },
  };
}

function fileHint(): HTMLElement {
  return element(
    'details',
    { class: 'file-hint' },
    element('summary', {}, 'What a file looks like'),
    element(
      'p',
      {},
      'A line for each result, or a line for each learner with a column for each assessment. The first line names the columns; these are recognised by many names:',
    ),
    element(
      'pre',
      { class: 'sample-file', tabindex: 0 },
      'learner,name,email,assessment,score,date\ns-101,Amara Nkemelu,amara@example.org,final-exam,88,2026-06-12',
    ),
    element(
      'p',
      { class: 'hint' },
      'Encoding and separator are recognised. Nothing is kept until you have seen what would change.',
    ),
  );
}
