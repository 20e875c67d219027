import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCredential } from '../../../service/core/credential.ts';
import { CairnError } from '../../../service/core/errors.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../service/core/json.ts';
import { parseStrictJson } from '../../../service/core/strict-json.ts';
import { replayCheckNames } from '../../../service/issuing/replay/replay.ts';
import { replayDecision } from '../../../service/issuing/replay/replay-decision.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import { parseEvidence } from '../../../service/pathway/evaluation/evidence/parse-evidence.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { shippedFrameworks } from '../../../service/pathway/examples/shipped-frameworks.ts';
import {
  dataStewardshipPathway as foundations,
  professionalPathway as professional,
} from '../../../service/pathway/examples/shipped-pathways.ts';
import { parseFramework } from '../../../service/pathway/framework/parse-framework.ts';
import { type Pathway, parsePathway } from '../../../service/pathway/pathway.ts';
import { arbitraryPathway } from '../../pathway/arbitrary-pathway.ts';
import { bestRecords } from '../../pathway/check/best-records.ts';
import { type Changes, changedDocument } from '../../pathway/check/broken/changed-document.ts';
import { writtenFramework } from '../../pathway/framework/framework-fixture.ts';
import { excellent } from '../credential-input.ts';
import {
  bytesOf,
  type CertificateWithEvidence,
  certificateWithEvidence,
  evidenceFile,
} from './certificate-with-evidence.ts';

const welding = parseFramework(writtenFramework());

function known(found: CertificateWithEvidence | null): CertificateWithEvidence {
  if (found === null) throw new Error('the record does not earn the award');
  return found;
}

/** The certificate of the short course, with distinction. */
const certificate = known(certificateWithEvidence(foundations, 'certificate', excellent, shippedFrameworks));

const replayed = ({ credential, evidence }: CertificateWithEvidence) =>
  replayDecision(credential, parseEvidence(evidenceFile(evidence)));

/** The replay of a certificate whose evidence file, or whose credential, was changed. */
function withChanges(
  { credential, evidence }: CertificateWithEvidence,
  changes: Changes,
  of: 'evidence' | 'credential',
) {
  const file = parseStrictJson(evidenceFile(evidence), { maxBytes: 1 << 24, maxDepth: 99 });
  const changed = changedDocument(of === 'evidence' ? file : credential.json, changes);
  const bytes = bytesOf(JSON.stringify(changed));
  return of === 'evidence'
    ? replayDecision(credential, readOrError(bytes))
    : replayDecision(parseCredential(parseStrictJson(bytes)), evidence);
}

function readOrError(bytes: Uint8Array) {
  try {
    return parseEvidence(bytes);
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
}

describe('a decision that is taken again', () => {
  it.each([foundations, professional].flatMap(({ awards, id }) => awards.map((award) => [id, award.id] as const)))(
    'comes out the same: %s, %s',
    (id, awardId) => {
      const pathway = id === foundations.id ? foundations : professional;
      const best = bestRecords(pathway)[0];
      const made = known(
        best === undefined ? null : certificateWithEvidence(pathway, awardId, best, shippedFrameworks),
      );
      const { outcome, reason, checks } = replayed(made);
      expect({ outcome, reason }).toEqual({ outcome: 'same', reason: null });
      expect(checks.map(({ name }) => name)).toEqual(replayCheckNames);
    },
  );

  it('comes out the same for whatever pathway and whatever record', () => {
    let earned = 0;
    fc.assert(
      fc.property(earnedCertificate, (made) => {
        if (made === null) return;
        earned += 1;
        expect(replayed(made)).toMatchObject({ outcome: 'same' });
      }),
      { numRuns: 60 },
    );
    expect(earned).toBeGreaterThan(15);
  });

  it('says so of each thing that it looked at, in plain words', () => {
    expect(replayed(certificate).checks.map(({ sentence }) => sentence)).toEqual([
      'The evidence is of this certificate.',
      'The pathway is data-stewardship-foundations:2, word for word as the certificate names it.',
      'The trace is the one that the certificate was issued by.',
      'Decided again from the record, the trace comes out the same, byte for byte.',
      'As of 2030-01-01, the record earns Certificate in Data Stewardship (Foundations).',
      'The certificate states the results that the decision rests on.',
      'The certificate states the credit that the pathway gives the award.',
      'The certificate states the level and the competencies that the pathway gives the award.',
      'All else that the certificate says of the award is what the pathway says.',
    ]);
  });
});

describe('what was changed', () => {
  const other = known(certificateWithEvidence(foundations, 'certificate', excellent, shippedFrameworks));
  const lower = { ...excellent, results: excellent.results.map((result) => ({ ...result, score: '20' })) };

  it.each<[string, Changes, 'evidence' | 'credential', object]>([
    ['a mark', { '/record/results/0/score': '60' }, 'evidence', { reason: 'decision-differs' }],
    ['marks that earn nothing', { '/record/results': json(lower.results) }, 'evidence', { reason: 'decision-differs' }],
    ['the trace', { '/trace/requirement/met': false }, 'evidence', { reason: 'trace-differs' }],
    ['the day of the decision', { '/trace/asOf': '2029-12-31' }, 'evidence', { reason: 'trace-differs' }],
    ['the salt', { '/salt': '00'.repeat(16) }, 'evidence', { reason: 'trace-differs' }],
    ['a threshold of the pathway', { '/pathway/title': 'Another' }, 'evidence', { reason: 'pathway-differs' }],
    [
      'the certificate that it is of',
      { '/credential': other.credential.id },
      'evidence',
      { reason: 'other-certificate' },
    ],
    ['a word of a framework', { '/frameworks/0/title': 'Another' }, 'evidence', { reason: 'alignment-differs' }],
    ['the frameworks, left out', { '/frameworks': undefined }, 'evidence', { reason: 'alignment-differs' }],
    ['a result', { '/credentialSubject/result/0/value': '99' }, 'credential', { reason: 'results-differ' }],
    [
      'what a result had to reach',
      { '/credentialSubject/achievement/resultDescription/0/requiredValue': '99' },
      'credential',
      { reason: 'results-differ' },
    ],
    ['the credit', { '/credentialSubject/creditsEarned': 60 }, 'credential', { reason: 'credit-differs' }],
    [
      'a competency',
      { '/credentialSubject/achievement/alignment/0/targetName': 'Everything' },
      'credential',
      { reason: 'alignment-differs' },
    ],
    ['the name of the award', { '/name': 'Diploma' }, 'credential', { reason: 'award-differs' }],
    ['an end of its validity', { '/validUntil': '2099-01-01T00:00:00Z' }, 'credential', { reason: 'award-differs' }],
    [
      'the edition',
      { '/relatedResource/0/id': 'urn:cairn:pathway:data-stewardship-foundations:3' },
      'credential',
      { reason: 'edition-differs' },
    ],
  ])('is named: %s', (_, changes, of, expected) => {
    expect(withChanges(certificate, changes, of)).toMatchObject({ outcome: 'not-same', ...expected });
  });

  it('in the record is told by the first place at which the decision comes out otherwise', () => {
    const { checks } = withChanges(certificate, { '/record/results/0/score': '99' }, 'evidence');
    expect(checks.find(({ name }) => name === 'decision')).toMatchObject({
      outcome: 'fail',
      sentence: expect.stringMatching(
        /^Decided again from the record, the trace comes out otherwise: at \/.* it was "91.5" and is now "99"\.$/,
      ),
      evidence: { was: '"91.5"', now: '"99"' },
    });
  });

  it('is noticed wherever it is, but for what the decision does not look at', () => {
    const { evidence, credential } = certificate;
    const again = compilePathway(foundations);
    const decides = (json: JsonValue) => JSON.stringify(again.decide(parseRecord(json), '2030-01-01'));
    const before = decides(json(evidence.record));
    let passedOver = 0;
    const places = placesIn(parseStrictJson(evidenceFile(evidence), { maxBytes: 1 << 24, maxDepth: 99 }));
    // One digest covers all of the pathway: some of its many places stand for the others.
    const looked = places.filter(
      (at, n) => !/^\/(?:frameworks|pathway)/.test(at) || (/^\/pathway/.test(at) && n % 20 === 0),
    );
    for (const pointer of looked) {
      const replay = withChanges(certificate, { [pointer]: 'changed' }, 'evidence');
      expect({ pointer, same: replay.outcome === 'same' }).toEqual({ pointer, same: false });
    }
    for (const [index, result] of evidence.record.results.entries()) {
      for (const score of ['0', '100', '91.50', null]) {
        const changes = { [`/record/results/${index}/score`]: score };
        const same = decides(changedDocument(json(evidence.record), { [`/results/${index}/score`]: score })) === before;
        expect({ result, score, same: withChanges(certificate, changes, 'evidence').outcome === 'same' }).toEqual({
          ...{ result, score, same },
        });
        passedOver += Number(same);
      }
    }
    // 91.5 with a nought behind it is the same mark.
    expect(passedOver).toBe(evidence.record.results.length);
    // Whose it is, who says so, since when and where it is anchored are the verdict's to say; their digest covers them all.
    const notOfTheDecision =
      /^\/(id|issuer|validFrom|credentialStatus|relatedResource\/[01]\/id)|^\/credentialSubject\/identifier/;
    for (const pointer of placesIn(credential.json)) {
      if (notOfTheDecision.test(pointer)) continue;
      const replay = changedOrRefused(pointer);
      expect({ pointer, same: replay === 'same' }).toEqual({ pointer, same: false });
    }
  });

  it('is noticed in whatever pathway, record or certificate', () => {
    fc.assert(
      fc.property(earnedCertificate, fc.nat(), (made, chosen) => {
        if (made === null) return;
        const places = placesIn(
          parseStrictJson(evidenceFile(made.evidence), { maxBytes: 1 << 24, maxDepth: 99 }),
        ).filter((pointer) => !/^\/(record|frameworks)/.test(pointer));
        const pointer = places[chosen % places.length] ?? '';
        expect({ pointer, outcome: withChanges(made, { [pointer]: 'changed' }, 'evidence').outcome }).not.toEqual({
          pointer,
          outcome: 'same',
        });
      }),
      { numRuns: 60 },
    );
  });

  /** The outcome with another value there; a credential that is none any more is no certificate at all. */
  function changedOrRefused(pointer: string): string {
    try {
      return withChanges(certificate, { [pointer]: 'changed' }, 'credential').outcome;
    } catch (error) {
      if (error instanceof CairnError) return error.code;
      throw error;
    }
  }
});

describe('what cannot be told', () => {
  it('is so without evidence, and with evidence that cannot be read', () => {
    const missing = new CairnError('evidence-missing', 'issued before evidence was kept');
    expect(replayDecision(certificate.credential, missing)).toMatchObject({
      outcome: 'unknown',
      reason: 'evidence-missing',
      checks: [{ outcome: 'unknown' }, ...Array.from({ length: 8 }, () => ({ outcome: 'not-checked' }))],
    });
    for (const changes of [
      { '/version': 2 },
      { '/note': 'added' },
      { '/record/name': 'Zoë' },
      { '/salt': undefined },
    ]) {
      expect(withChanges(certificate, changes, 'evidence')).toMatchObject({
        outcome: 'unknown',
        reason: 'evidence-unreadable',
      });
    }
  });

  it('is so for a certificate that names neither pathway nor trace', () => {
    expect(withChanges(certificate, { '/relatedResource': undefined }, 'credential')).toMatchObject({
      outcome: 'unknown',
      reason: 'digests-missing',
    });
  });
});

/** A certificate of an award of a pathway drawn at random, for a learner who has nearly everything. */
const earnedCertificate: fc.Arbitrary<CertificateWithEvidence | null> = fc
  .tuple(arbitraryPathway, fc.nat(), fc.array(fc.constantFrom('100', '70.5', '40', null), { minLength: 1 }))
  .map(([drawn, chosen, scores]) => {
    const pathway = soundPathway(drawn);
    if (pathway === null) return null;
    const records = bestRecords(pathway);
    const best = records[chosen % records.length];
    const award = pathway.awards[chosen % pathway.awards.length];
    if (best === undefined || award === undefined) return null;
    const varied = best.results.map((result, index) => ({ ...result, score: scores[index % scores.length] ?? null }));
    const made = certificateWithEvidence(pathway, award.id, { ...best, results: varied }, [welding]);
    return made ?? certificateWithEvidence(pathway, award.id, best, [welding]);
  });

function soundPathway(drawn: JsonObject): Pathway | null {
  try {
    return parsePathway(drawn);
  } catch (error) {
    if (error instanceof CairnError) return null;
    throw error;
  }
}

/** Where something stands that is no list and no object, or is an empty one. */
function placesIn(value: JsonValue, pointer = ''): string[] {
  const inside = isJsonArray(value) || isJsonObject(value) ? Object.entries(value) : [];
  return inside.length === 0 ? [pointer] : inside.flatMap(([name, member]) => placesIn(member, `${pointer}/${name}`));
}

function json(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value));
}

function parseRecord(record: JsonValue): LearnerRecord {
  return parseEvidence(
    bytesOf(
      JSON.stringify({ ...Object(json({ ...certificate.evidence, record })), type: 'CairnEvidence', version: 1 }),
    ),
  ).record;
}
