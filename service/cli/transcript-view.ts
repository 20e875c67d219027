import { displayWidth } from '../core/display-width.ts';
import { BYTE_ORDER_MARK, type CsvCell, csvText } from '../formats/csv-text.ts';
import { wrapText } from '../pathway/drawing/wrap-text.ts';
import { creditInWords } from '../pathway/requirement-in-words.ts';
import { dayInWords, fractionInWords } from '../pathway/sentence-parts.ts';
import type {
  TranscriptAgreement,
  TranscriptAward,
  TranscriptEnrolment,
  TranscriptModule,
} from '../pathway/transcript/transcript.ts';
import type { LearnerTranscript } from '../registrar/transcripts/transcript-of.ts';
import type { Paint } from './palette.ts';
import { plainPiece, plainText } from './plain-text.ts';
import { table } from './table.ts';

const AGREEMENTS = { 'in-force': 'in force', 'not-yet': 'not in force yet', ended: 'ended' } as const;

/** A transcript for people, to read and to print. */
export function transcriptLines(transcript: LearnerTranscript, width: number, paint: Paint): string[] {
  const { asOf, enrolments, issuer, name, totals } = transcript;
  return [
    paint(name === null ? 'Transcript of records' : `Transcript of records: ${name}`, 'bold'),
    `${plainText(issuer)}, as of ${dayInWords(asOf)}`,
    ...enrolments.flatMap((enrolment) => ['', ...enrolmentLines(enrolment, width, paint)]),
    '',
    ...totals.map(({ credit, creditSystem }) =>
      paint(`Total: ${creditInWords(credit, creditSystem ?? undefined)}`, 'bold'),
    ),
    ...wrapped(
      'Credit is that of modules, each counted once. An award shows the credit of the modules behind it, which is not added again.',
      width,
    ).map((line) => paint(line, 'dim')),
  ];
}

function enrolmentLines(enrolment: TranscriptEnrolment, width: number, paint: Paint): string[] {
  const { awards, cohort, credit, creditSystem, modules, pathway, status } = enrolment;
  const words = (amount: string): string => creditInWords(amount, creditSystem?.name);
  const recognised =
    credit.byRecognition === '0' ? '' : `, ${words(credit.byRecognition)} of it by recognised prior learning`;
  return [
    paint(pathway.title, 'bold'),
    plainText(`Edition ${pathway.edition}, cohort ${cohort.id}${status === 'enrolled' ? '' : ` (${status})`}`),
    ...(modules.length === 0
      ? ['No module is passed yet.']
      : [
          ...table(
            [
              { title: 'Module', cell: ({ title }: TranscriptModule) => title },
              { title: 'Level', cell: ({ level }) => level ?? '' },
              { title: 'Credit', align: 'right', cell: (module) => module.credit ?? '–' },
              { title: 'Result', align: 'right', cell: (module) => resultInWords(module) },
              { title: 'On', cell: ({ on }) => (on === null ? '' : dayInWords(on)) },
              { title: '', cell: ({ counts }) => (counts ? '' : 'counted elsewhere'), style: () => 'dim' },
            ],
            modules,
            paint,
          ),
          `Credit: ${words(credit.total)}${recognised}.`,
        ]),
    ...(awards.length === 0 ? [] : ['', ...awards.flatMap((award) => awardLines(award, words, width, paint))]),
  ];
}

function resultInWords({ passedBy, result }: TranscriptModule): string {
  if (passedBy === 'recognition') return 'recognised';
  return result === null ? 'passed' : /^[0-9]/.test(result) ? fractionInWords(result) : result;
}

function awardLines(award: TranscriptAward, words: (credit: string) => string, width: number, paint: Paint): string[] {
  const { agreements, credit, distinction, issued, level, name } = award;
  const facts = [
    level,
    credit === null ? null : words(credit),
    issued === null ? 'earned, not issued yet' : `issued on ${dayInWords(issued.on)}`,
  ].filter((fact) => fact !== null);
  return [
    `${paint(`★ ${name}${distinction === null ? '' : `, ${distinction}`}`, 'bold')}`,
    `  ${facts.map(plainText).join(', ')}`,
    ...agreements.flatMap((agreement) => wrapped(agreementSentence(agreement), width - 2).map((line) => `  ${line}`)),
  ];
}

function agreementSentence(agreement: TranscriptAgreement): string {
  const { conditions, country, credit, creditSystem, from, institution, level, programme, standing, until } = agreement;
  const place = country === null ? institution : `${institution} (${country})`;
  const period = `from ${dayInWords(from)}${until === null ? '' : ` to ${dayInWords(until)}`}`;
  const atLevel = level === null ? '' : `, ${level}`;
  return (
    `Counts ${creditInWords(credit, creditSystem ?? undefined)} towards ${programme}${atLevel}, ${place}, ${period}: ${AGREEMENTS[standing]}.` +
    `${conditions === null ? '' : ` Condition: ${conditions}`}`
  );
}

function wrapped(text: string, width: number): string[] {
  return wrapText(plainPiece(text), Math.max(24, width), displayWidth);
}

const COLUMNS = [
  ...[
    'cohort',
    'pathway',
    'edition',
    'kind',
    'id',
    'title',
    'level',
    'credit',
    'credit system',
    'counts',
    'workload hours',
  ],
  ...['result', 'on', 'certificate', 'programme', 'institution', 'country', 'from', 'until', 'standing', 'conditions'],
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], CsvCell>>;

/** A transcript for spreadsheets: a row for each module, each award, and each agreement that an award counts under. */
export function transcriptCsv({ enrolments }: LearnerTranscript): string {
  const rows = enrolments.flatMap((enrolment): Row[] => {
    const { awards, cohort, creditSystem, modules, pathway } = enrolment;
    const head: Row = {
      ...{ cohort: cohort.id, pathway: pathway.id, edition: pathway.edition },
      'credit system': creditSystem?.name ?? null,
    };
    return [
      ...modules.map(
        (module): Row => ({
          ...head,
          ...{ kind: 'module', id: module.module, title: module.title, level: module.level, credit: module.credit },
          ...{ counts: module.counts ? 'yes' : 'no', 'workload hours': module.workloadHours, on: module.on },
          ...{ result: resultInWords(module), standing: module.passedBy },
        }),
      ),
      ...awards.flatMap((award): Row[] => [
        {
          ...head,
          ...{ kind: 'award', id: award.award, title: award.name, level: award.level, credit: award.credit },
          ...{ counts: 'no', 'workload hours': award.workloadHours, result: award.distinction },
          ...{ on: award.issued?.on ?? null, certificate: award.issued?.credentialHash ?? null },
          standing: award.issued === null ? 'earned' : 'issued',
        },
        ...award.agreements.map(
          (agreement): Row => ({
            ...head,
            ...{ kind: 'agreement', id: agreement.id, title: award.name, level: agreement.level },
            ...{ credit: agreement.credit, 'credit system': agreement.creditSystem, counts: 'no' },
            ...{ programme: agreement.programme, institution: agreement.institution, country: agreement.country },
            ...{ from: agreement.from, until: agreement.until, conditions: agreement.conditions },
            standing: AGREEMENTS[agreement.standing],
          }),
        ),
      ]),
    ];
  });
  return BYTE_ORDER_MARK + csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? null))]);
}
