import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { professionalPathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import type { Pathway } from '../../../service/pathway/pathway.ts';
import {
  drawUpTranscript,
  type IssuedCertificate,
  type TranscriptSource,
} from '../../../service/pathway/transcript/draw-up-transcript.ts';
import { courseWith, result, results } from '../evaluation/requirement-fixture.ts';

const ON = '2026-12-01';
const priorLearning = { description: 'By the board.', decidedBy: 'The board' };
const loaf = { kind: 'assessment-score', assessment: 'loaf', atLeast: '50' } as const;
const dough = results({ loaf: '70', essay: '50.5' });

function source(
  record: Partial<LearnerRecord>,
  pathway: Pathway = courseWith(loaf),
  issued: readonly IssuedCertificate[] = [],
  cohort = 'spring',
): TranscriptSource {
  return {
    cohort: { id: cohort, title: `Cohort ${cohort}` },
    pathway,
    status: 'enrolled',
    evaluation: evaluate(pathway, { finalResult: null, results: [], ...record }, ON),
    startsOn: null,
    issued,
    versionOf: () => pathway,
  };
}

const credits = (...sources: TranscriptSource[]) =>
  drawUpTranscript(sources, ON).enrolments.map(({ credit }) => [credit.byResults, credit.byRecognition, credit.total]);

describe('the modules of a transcript', () => {
  it('are those that are passed, with their exact result, the day of the last of it, and their credit', () => {
    const late = { results: [result('loaf', '70'), result('essay', '50.5', '2026-03-09')] };
    const [enrolment] = drawUpTranscript([source(late)], ON).enrolments;
    expect(enrolment?.modules).toEqual([
      {
        module: 'dough',
        title: 'Dough',
        level: null,
        credit: '2',
        workloadHours: null,
        passedBy: 'results',
        on: '2026-03-09',
        result: '62.2',
        counts: true,
      },
    ]);
  });

  it('have the result that the provider reported, or say that they were recognised', () => {
    const record = {
      finalResult: 'distinction',
      recognitions: [{ module: 'oven', on: '2026-01-09', reference: 'r1' }],
    } as const;
    const [enrolment] = drawUpTranscript([source(record, courseWith(loaf, { priorLearning }))], ON).enrolments;
    expect(enrolment?.modules.map(({ module, on, passedBy, result }) => [module, passedBy, result, on])).toEqual([
      ['oven', 'recognition', null, '2026-01-09'],
      ['shop', 'results', 'distinction', null],
    ]);
  });
});

describe('credit', () => {
  const recognitions = [
    { module: 'dough', on: '2026-01-09', reference: 'r1' },
    { module: 'oven', on: '2026-01-09', reference: 'r2' },
  ];

  it('is exact, and of recognised prior learning there is as much as the pathway takes', () => {
    const capped = courseWith(loaf, { priorLearning: { ...priorLearning, mostCredit: '4' } });
    expect(credits(source({ ...dough, finalResult: 'pass' }))).toEqual([['7', '0', '7']]);
    expect(credits(source({ recognitions }, courseWith(loaf, { priorLearning })))).toEqual([['0', '5.5', '5.5']]);
    expect(credits(source({ recognitions, finalResult: 'pass' }, capped))).toEqual([['5', '4', '9']]);
  });

  it('of one module counts once, where it was passed by results, whatever edition that was', () => {
    const recognised = source({ recognitions }, courseWith(loaf, { priorLearning }), [], 'autumn');
    const passed = source(dough, courseWith(loaf, { edition: '2' }), [], 'spring');
    expect(credits(recognised, passed)).toEqual([
      ['0', '3.5', '3.5'],
      ['2', '0', '2'],
    ]);
    const transcript = drawUpTranscript([recognised, passed, { ...passed }], ON);
    expect(transcript.enrolments.map(({ modules }) => modules.map(({ counts }) => counts))).toEqual([
      [false, true],
      [true],
      [false],
    ]);
    expect(transcript.totals).toEqual([{ creditSystem: 'ECTS', credit: '5.5' }]);
  });

  it('of different systems is not added', () => {
    const hours = courseWith(loaf, { id: 'other', creditSystem: { name: 'credit-hours', hoursPerCredit: '45' } });
    expect(drawUpTranscript([source(dough), source(dough, hours)], ON).totals).toEqual([
      { creditSystem: 'ECTS', credit: '2' },
      { creditSystem: 'credit-hours', credit: '2' },
    ]);
  });
});

describe('the awards of a transcript', () => {
  const everything = {
    results: professionalPathway.modules
      .flatMap(({ assessments = [] }) => assessments)
      .map(({ id }) => result(id, '90', '2026-11-02')),
  };
  const certificate = { award: 'diploma', on: '2026-11-05', credentialHash: '0xab', pathway: professionalPathway };

  it('are earned or issued, with their credit beside that of the modules, never added to it', () => {
    const { enrolments, totals } = drawUpTranscript([source(everything, professionalPathway, [certificate])], ON);
    const [enrolment] = enrolments;
    expect(enrolment?.awards.map(({ award, credit, issued }) => [award, credit, issued?.on ?? null])).toEqual([
      ['catalogue-badge', null, null],
      ['practitioner', '8', null],
      ['steward', '12', null],
      ['diploma', '35', '2026-11-05'],
    ]);
    const ofModules = professionalPathway.modules.reduce((sum, { credit = '0' }) => sum + Number(credit), 0);
    expect(totals).toEqual([{ creditSystem: 'ECTS', credit: String(ofModules) }]);
    expect(enrolment?.awards.at(-1)).toMatchObject({ distinction: 'with distinction', level: 'EQF 7', isEarned: true });
  });

  it('say what they count for, and whether that is in force on the day', () => {
    const standing = (asOf: string) => {
      const transcript = drawUpTranscript([source(everything, professionalPathway, [certificate])], asOf);
      return transcript.enrolments[0]?.awards.at(-1)?.agreements.map((agreement) => agreement.standing);
    };
    expect(['2026-09-30', '2026-10-01', '2031-09-30', '2031-10-01'].map(standing)).toEqual([
      ['not-yet'],
      ['in-force'],
      ['in-force'],
      ['ended'],
    ]);
    const transcript = drawUpTranscript([source(everything, professionalPathway)], ON);
    expect(transcript.enrolments[0]?.awards.at(-1)?.agreements).toMatchObject([
      {
        id: 'msc-data-governance',
        programme: 'Master of Science in Data Governance',
        institution: 'Example Technical University',
        country: 'AT',
        level: 'EQF 7',
        credit: '20',
        creditSystem: 'ECTS',
        until: '2031-09-30',
      },
    ]);
  });

  it('stand while their certificate is in force, also where they are not earned any more, or of another version', () => {
    const older = { ...certificate, award: 'tried', pathway: courseWith(loaf) };
    const [enrolment] = drawUpTranscript([source({}, professionalPathway, [certificate, older])], ON).enrolments;
    expect(enrolment?.awards.map(({ award, isEarned, issued, name }) => [award, name, isEarned, issued?.on])).toEqual([
      ['diploma', 'Diploma in Data Stewardship', false, '2026-11-05'],
      ['tried', 'Baker', false, '2026-11-05'],
    ]);
  });
});
