import { achievementTypeName } from '../../../core/achievement-type-name.ts';
import { creditInWords } from '../../../pathway/requirement-in-words.ts';
import type { Transcript, TranscriptAgreement, TranscriptEnrolment } from '../../../pathway/transcript/transcript.ts';
import { dayText } from '../../page/day-text.ts';
import { type Child, element, foreignText } from '../../page/element.ts';
import { TRANSCRIPT_WORDS as WORDS } from '../learn-words.ts';
import { awaitedPart, type OnSignedOut } from './awaited-part.ts';
import { section } from './section.ts';

/** What has been earned over all enrolments, what it counts for, and where; made to be printed. */
export function transcriptView(found: Promise<Transcript>, onSignedOut: OnSignedOut): HTMLElement {
  return section('transcript', awaitedPart(found, shownTranscript, onSignedOut));
}

function shownTranscript({ asOf, enrolments, totals }: Transcript): HTMLElement[] {
  const earned = enrolments.filter(({ modules, awards }) => modules.length > 0 || awards.length > 0);
  const print = element('button', { type: 'button', class: 'quiet-button' }, WORDS.print);
  print.addEventListener('click', () => window.print());
  return [
    element('p', { class: 'hint' }, `${WORDS.lead} `, dayText(asOf), '.'),
    ...(earned.length === 0 ? [element('p', {}, WORDS.none)] : earned.map(enrolmentPart)),
    ...totals.map(({ creditSystem, credit }) =>
      element(
        'p',
        { class: 'transcript-total' },
        `${WORDS.total}: `,
        element('strong', {}, creditInWords(credit, creditSystem ?? undefined)),
      ),
    ),
    ...(earned.length === 0 ? [] : [element('p', {}, print)]),
  ];
}

function enrolmentPart({ cohort, pathway, creditSystem, modules, awards }: TranscriptEnrolment): HTMLElement {
  const credit = (amount: string | null): string => (amount === null ? '' : creditInWords(amount, creditSystem?.name));
  return element(
    'div',
    { class: 'transcript-enrolment' },
    element('h3', {}, foreignText(pathway.title)),
    element('p', { class: 'hint' }, foreignText(cohort.title), ` · ${pathway.id}@${pathway.edition}`),
    modules.length === 0
      ? null
      : element(
          'table',
          {},
          element('caption', { class: 'visually-hidden' }, WORDS.modules),
          element(
            'thead',
            {},
            element('tr', {}, ...WORDS.columns.map((name) => element('th', { scope: 'col' }, name))),
          ),
          element(
            'tbody',
            {},
            ...modules.map((module) =>
              element(
                'tr',
                {},
                element(
                  'th',
                  { scope: 'row' },
                  foreignText(module.title),
                  module.passedBy === 'recognition' ? element('span', { class: 'hint' }, ` ${WORDS.recognised}`) : null,
                ),
                element('td', { 'data-label': WORDS.columns[1] }, module.result ?? '–'),
                element('td', { 'data-label': WORDS.columns[2] }, module.on === null ? '–' : dayText(module.on)),
                element(
                  'td',
                  { 'data-label': WORDS.columns[3] },
                  module.credit === null ? '–' : module.counts ? credit(module.credit) : WORDS.elsewhere,
                ),
              ),
            ),
          ),
        ),
    awards.length === 0
      ? null
      : element(
          'ul',
          { class: 'transcript-awards' },
          ...awards.map(({ name, achievementType, level, credit: amount, distinction, issued, agreements }) =>
            element(
              'li',
              {},
              element('strong', {}, foreignText(name)),
              ` (${[achievementTypeName(achievementType), level, credit(amount) || null, distinction].filter((part) => part !== null).join(', ')})`,
              ...(issued === null ? [`, ${WORDS.notIssued}`] : [`, ${WORDS.issued} `, dayText(issued.on)]),
              agreements.length === 0
                ? null
                : element('ul', {}, ...agreements.map((agreement) => element('li', {}, ...countsFor(agreement)))),
            ),
          ),
        ),
  );
}

function countsFor(agreement: TranscriptAgreement): Child[] {
  const { programme, institution, country, credit, creditSystem, from, until, conditions, standing } = agreement;
  return [
    `${WORDS.counts} ${creditInWords(credit, creditSystem ?? undefined)} ${WORDS.towards} `,
    foreignText(programme),
    ', ',
    foreignText(country === null ? institution : `${institution} (${country})`),
    `: ${WORDS.standings[standing]}, ${WORDS.from} `,
    dayText(from),
    ...(until === null ? [] : [` ${WORDS.to} `, dayText(until)]),
    '.',
    ...(conditions === null ? [] : [' ', foreignText(conditions)]),
  ];
}
