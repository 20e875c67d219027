import { element, foreignText } from '../../page/element.ts';
import type { ChangedValue, LineProblem, ResultsReport } from '../api/results-report.ts';
import { counted, number } from '../words.ts';

/** Below this a whole file of percentages is unlikely. */
const LOW_SCORE = 25;
const PROBLEMS_SHOWN = 200;
const SEPARATORS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/** What a file would change: how it was read, what is wrong with it line by line, and what is new or different. */
export function resultsReportView(report: ResultsReport): HTMLElement {
  const { lines, badLines, learners, newResults, changedResults, changed, greatestScore } = report;
  return element(
    'div',
    { class: 'report' },
    element(
      'p',
      { class: 'preview-sum' },
      badLines === 0
        ? `${counted(lines, 'line')}, each as it should be.`
        : `${number(badLines)} of ${counted(lines, 'line')} ${badLines === 1 ? 'is not as it should be' : 'are not as they should be'}.`,
    ),
    badLines === 0 ? null : problemTable(report),
    element(
      'p',
      {},
      changed === 0
        ? 'Nothing would change: all of it is here already.'
        : `Would bring in ${counted(learners.new, 'new learner')} and ${counted(newResults, 'new result')}; ` +
            `${counted(learners.changed, 'learner')} and ${counted(changedResults, 'result')} would change.`,
    ),
    greatestScore !== null && greatestScore < LOW_SCORE
      ? element(
          'p',
          { class: 'notice' },
          `The greatest score is ${greatestScore} of 100. If scores are points, say out of how many below.`,
        )
      : null,
    samples(report),
    readingView(report),
  );
}

function problemTable({ problems, problemCount }: ResultsReport): HTMLElement {
  const listed = problems.slice(0, PROBLEMS_SHOWN);
  return element(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'What is wrong with the file' },
    element(
      'table',
      { class: 'problems' },
      element(
        'caption',
        {},
        listed.length < problemCount
          ? `The first ${number(listed.length)} of ${number(problemCount)} things to correct`
          : counted(problemCount, 'thing to correct', 'things to correct'),
      ),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...['Line', 'Column', 'Found', 'Expected'].map((title) => element('th', { scope: 'col' }, title)),
        ),
      ),
      element('tbody', {}, ...listed.map(problemRow)),
    ),
  );
}

function problemRow({ line, column, found, expected }: LineProblem): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, number(line)),
    element('td', {}, column === null ? 'the whole line' : foreignText(column)),
    element('td', {}, found === '' ? 'nothing' : element('code', {}, foreignText(found))),
    element('td', {}, foreignText(expected)),
  );
}

function samples({ newLearners, changes }: ResultsReport): HTMLElement | null {
  if (newLearners.length === 0 && changes.length === 0) return null;
  return element(
    'ul',
    { class: 'samples' },
    ...newLearners.map(({ line, learnerId, name }) =>
      element(
        'li',
        {},
        element('span', { class: 'hint' }, `line ${number(line)} `),
        'new: ',
        name === null ? element('span', {}, 'no name') : foreignText(name),
        ' ',
        element('code', {}, foreignText(learnerId)),
      ),
    ),
    ...changes.map(changeLine),
  );
}

function changeLine({ line, learnerId, assessmentId, attempt, before, after }: ChangedValue): HTMLElement {
  const attemptWords = attempt === null || attempt === 1 ? null : `attempt ${attempt}`;
  const of = [learnerId, assessmentId, attemptWords].filter((part) => part !== null).join(', ');
  return element(
    'li',
    {},
    element('span', { class: 'hint' }, `line ${number(line)} `),
    element('code', {}, foreignText(of)),
    ': ',
    element('del', {}, foreignText(before)),
    ' becomes ',
    element('ins', {}, foreignText(after)),
  );
}

function readingView({ encoding, separator, columns, ignored }: ResultsReport): HTMLElement {
  return element(
    'details',
    { class: 'reading' },
    element('summary', {}, 'How it was read'),
    element('p', {}, `Encoded as ${encoding}, separated by ${SEPARATORS[separator] ?? separator}.`),
    element(
      'ul',
      { class: 'columns' },
      ...columns.map(({ field, column }) =>
        element('li', {}, element('code', {}, foreignText(column)), ` is the ${field}`),
      ),
    ),
    ignored.length === 0
      ? null
      : element(
          'p',
          { class: 'hint' },
          'Not used: ',
          ...ignored.map((column) => element('code', {}, foreignText(column), ' ')),
        ),
  );
}
