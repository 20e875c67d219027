import { element, foreignText } from '../../page/element.ts';
import { outcomeIcon } from '../../page/outcome-icon.ts';
import type { Finding, Preview, PreviewedCertificate } from '../api/preview.ts';
import { counted, FINDING_TAGS, FINDING_TITLES, number } from '../words.ts';
import { costView } from './cost-view.ts';

const ICONS = { blocks: 'fail', look: 'unknown', know: 'not-checked' } as const;

/** What issuing would do: how much, what stands out, what it costs, for whom. */
export function previewView(preview: Preview): HTMLElement {
  const { credentials, batches, findings, list } = preview;
  return element(
    'div',
    { class: 'preview' },
    element(
      'p',
      { class: 'preview-sum' },
      credentials === 0
        ? 'Nothing would be issued: all that was earned is issued.'
        : `${counted(credentials, 'certificate')} in ${counted(batches, 'batch', 'batches')}, each anchored with one transaction.`,
    ),
    ...(['blocks', 'look', 'know'] as const).map((weight) =>
      findingList(
        weight,
        findings.filter((finding) => finding.weight === weight),
      ),
    ),
    credentials === 0 ? null : costView(preview),
    list.length === 0 ? null : certificateList(list, credentials),
  );
}

/** Findings of a kind stand together, by award, with what can be done about them once. */
function findingList(weight: Finding['weight'], findings: readonly Finding[]): HTMLElement | null {
  if (findings.length === 0) return null;
  const kinds = [...Map.groupBy(findings, ({ kind }) => kind).values()];
  return element(
    'section',
    { class: `findings ${weight}` },
    element('h3', {}, FINDING_TITLES[weight]),
    element(
      'ul',
      {},
      ...kinds.map((ofAKind) =>
        element(
          'li',
          {},
          outcomeIcon(ICONS[weight]),
          element('div', {}, ...ofAKind.map(findingText), ...remediesOf(ofAKind)),
        ),
      ),
    ),
  );
}

function findingText({ awardId, sentence, learners, count }: Finding): HTMLElement {
  return element(
    'div',
    { class: 'finding' },
    element(
      'p',
      {},
      ...(awardId === null ? [] : [element('span', { class: 'finding-award' }, foreignText(awardId)), ' ']),
      foreignText(sentence),
    ),
    learners.length === 0
      ? null
      : element(
          'p',
          { class: 'finding-where' },
          ...learners.map((learner) => element('code', {}, foreignText(learner))),
          count > learners.length ? `and ${number(count - learners.length)} more` : null,
        ),
  );
}

function remediesOf(findings: readonly Finding[]): HTMLElement[] {
  const remedies = new Set(findings.flatMap(({ remedy }) => (remedy === null ? [] : [remedy])));
  return [...remedies].map((remedy) => element('p', { class: 'hint' }, foreignText(remedy)));
}

function certificateList(list: readonly PreviewedCertificate[], credentials: number): HTMLElement {
  const shown = list.length < credentials ? `${number(list.length)} of ${number(credentials)}` : number(credentials);
  return element(
    'details',
    { class: 'who-list' },
    element('summary', {}, `For whom (${shown})`),
    element(
      'div',
      // Wide tables are moved within, by keyboard too.
      { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'For whom' },
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            element('th', { scope: 'col' }, 'Name'),
            element('th', { scope: 'col' }, 'Learner'),
            element('th', { scope: 'col' }, 'Award'),
            element('th', { scope: 'col' }, 'Stands out'),
          ),
        ),
        element('tbody', {}, ...list.map(certificateRow)),
      ),
    ),
  );
}

function certificateRow({ name, learnerId, awardId, distinction, findings }: PreviewedCertificate): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name === null ? '–' : foreignText(name)),
    element('td', {}, foreignText(learnerId)),
    element('td', {}, foreignText(awardId), distinction ? ', with distinction' : null),
    element('td', {}, ...findings.map((kind) => element('span', { class: 'tag' }, FINDING_TAGS[kind] ?? kind))),
  );
}
