import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CairnError } from '../../../../service/core/errors.ts';
import {
  type CertificateEvidence,
  formatEvidence,
} from '../../../../service/pathway/evaluation/evidence/certificate-evidence.ts';
import { evidenceLimits, parseEvidence } from '../../../../service/pathway/evaluation/evidence/parse-evidence.ts';
import { failureOf } from '../../../vectors/reading.ts';
import { type Changes, changedDocument } from '../../check/broken/changed-document.ts';
import { anyLearner, course, traced } from '../requirement-fixture.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const evidence: CertificateEvidence = {
  credential: 'urn:uuid:6f1d2c3b-4a59-4e68-9b7a-000000000001',
  salt: '00112233445566778899aabbccddeeff',
  trace: traced({ kind: 'not-withdrawn' }),
  record: {
    finalResult: null,
    results: [{ assessment: 'loaf', score: '70', submittedOn: '2026-03-01', carriedOver: false }],
    recognitions: [{ module: 'dough', on: '2026-02-01', reference: 'r1' }],
    heldAwards: [{ pathway: 'cakes', edition: '1', award: 'badge', on: '2026-01-01' }],
    counting: {
      cohort: { startsOn: '2026-01-01', endsOn: null, resultsUntil: null },
      dueDates: [{ assessment: 'loaf', on: '2026-03-02' }],
      ended: { status: 'withdrawn', on: '2026-05-01' },
    },
  },
  pathway: course,
  frameworks: [{ type: 'CairnCompetencyFramework' }],
};

const changed = (changes: Changes) =>
  failureOf(() =>
    parseEvidence(bytesOf(JSON.stringify(changedDocument(JSON.parse(formatEvidence(evidence)), changes)))),
  );

describe('the evidence of a certificate', () => {
  it('is read as it was written', () => {
    expect(parseEvidence(bytesOf(formatEvidence(evidence)))).toEqual(evidence);
    const { record, ...rest } = evidence;
    const { results, finalResult } = record;
    const least = { ...rest, record: { results, finalResult }, frameworks: [] };
    expect(parseEvidence(bytesOf(formatEvidence(least)))).toEqual(least);
    fc.assert(
      fc.property(anyLearner(), (learner) => {
        expect(parseEvidence(bytesOf(formatEvidence({ ...evidence, record: learner }))).record).toEqual(learner);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, Changes, string]>([
    ['a member of the file', { '/holder': 'Zoë' }, '/holder'],
    ['a member of the record', { '/record/name': 'Zoë' }, '/record/name'],
    ['a member of a result', { '/record/results/0/email': 'zoe@college.example' }, '/record/results/0/email'],
    ['a mark that is no decimal', { '/record/results/0/score': '7e1' }, '/record/results/0/score'],
    ['a mark that is a number', { '/record/results/0/score': 70 }, '/record/results/0/score'],
    ['a day that is none', { '/record/counting/ended/on': '2026-02-30' }, '/record/counting/ended/on'],
    ['a salt that is too short', { '/salt': '00112233' }, '/salt'],
    ['an id that is none', { '/credential': '6f1d2c3b-4a59-4e68-9b7a-000000000001' }, '/credential'],
    ['a record that is not there', { '/record': undefined }, '/record'],
    ['a version that is no number', { '/version': '1' }, '/version'],
  ])('is refused with its place: %s', (_, changes, pointer) => {
    expect(changed(changes)).toMatchObject({
      code: 'malformed-evidence',
      details: { findings: [expect.objectContaining({ pointer })] },
    });
  });

  it.each<[Changes, string]>([
    [{ '/version': 2 }, 'The evidence is of version 2, and this program knows version 1.'],
    [
      { '/type': 'CairnCertificate' },
      'The document is not the evidence of a certificate: its type is not "CairnEvidence".',
    ],
    [{ '/trace': undefined }, 'At /trace: expected a document, found nothing.'],
    [{ '/pathway': [] }, 'At /pathway: expected a document, found something else.'],
    [{ '/frameworks': [] }, 'At /frameworks: expected a list of 1 to 50 frameworks, or no such member.'],
    [{ '/frameworks/0': 'welding' }, 'At /frameworks/0: expected a document, found something else.'],
  ])('is refused: %j', (changes, message) => {
    expect(changed(changes)).toMatchObject({ code: 'malformed-evidence', message });
  });

  it('is read strictly, and not without a limit', () => {
    for (const text of ['', '{}', '[]', '{"type":"CairnEvidence","type":"CairnEvidence"}', '\ufeff{}']) {
      expect(['malformed-json', 'malformed-evidence']).toContain(failureOf(() => parseEvidence(bytesOf(text))).code);
    }
    expect(failureOf(() => parseEvidence(new Uint8Array(evidenceLimits.maxBytes + 1))).code).toBe('malformed-json');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          parseEvidence(bytesOf(JSON.stringify(value)));
          expect.unreachable();
        } catch (error) {
          expect(error).toBeInstanceOf(CairnError);
        }
      }),
    );
  });
});
