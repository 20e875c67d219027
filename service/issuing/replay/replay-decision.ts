/**
 * The decision behind a certificate, taken again from its evidence. Pure, like what it rests on: no clock, no network, no
 * store. So an auditor can do it years later, and gets the same answer as anybody else.
 */
import { dayNumber } from '../../core/calendar-day.ts';
import { canonicalText } from '../../core/canonical.ts';
import type { Credential } from '../../core/credential.ts';
import { digestJson } from '../../core/digest.ts';
import { CairnError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { PathwayReference, RelatedResource } from '../../core/related-resource.ts';
import { compilePathway } from '../../pathway/evaluation/evaluate.ts';
import { type CertificateEvidence, saltedTrace } from '../../pathway/evaluation/evidence/certificate-evidence.ts';
import type { Trace } from '../../pathway/evaluation/trace.ts';
import { type Pathway, parsePathway, pathwayReference } from '../../pathway/pathway.ts';
import { compareStatement, STATEMENT_CHECKS } from './compare-statement.ts';
import { differenceEvidence, differenceWords } from './difference-words.ts';
import { failed, notChecked, passed, type Replay, type ReplayCheck, replayOf, untold } from './replay.ts';

/** The evidence of a certificate, or why there is none that could be read. */
export type EvidenceFound = CertificateEvidence | CairnError;

/** What the credential says by digest of the decision behind it. */
interface NamedByDigest {
  readonly pathway: PathwayReference;
  readonly trace: RelatedResource;
}

/**
 * Takes the decision again and compares it with what the certificate says.
 *
 * @param evidence or the error that kept it from being read, which becomes the reason
 */
export function replayDecision(credential: Credential, evidence: EvidenceFound): Replay {
  if (evidence instanceof CairnError) {
    const reason = evidence.code === 'evidence-missing' ? 'evidence-missing' : 'evidence-unreadable';
    return replayOf([untold('evidence', reason, evidence.message, { code: evidence.code }), ...unchecked('pathway')]);
  }
  const { pathway, trace } = credential.related;
  if (pathway === null || trace === null) {
    const sentence =
      'The certificate names no pathway version or no trace by digest: it says of no decision how it was taken.';
    return replayOf([untold('evidence', 'digests-missing', sentence), ...unchecked('pathway')]);
  }
  const named = { pathway, trace };
  const read = readPathway(named, evidence);
  return replayOf([
    compareCertificate(credential, evidence),
    read.check,
    compareTrace(named, evidence),
    ...(read.pathway === null ? unchecked('decision') : decideAgain(credential, evidence, read.pathway)),
  ]);
}

function compareCertificate({ id }: Credential, evidence: CertificateEvidence): ReplayCheck {
  if (evidence.credential === id) return passed('evidence', 'The evidence is of this certificate.');
  return failed('evidence', 'other-certificate', 'The evidence is of another certificate.', {
    certificate: id,
    evidence: evidence.credential,
  });
}

/** The pathway by which is decided, when it is the one that the certificate names. */
function readPathway(
  named: NamedByDigest,
  evidence: CertificateEvidence,
): { readonly check: ReplayCheck; readonly pathway: Pathway | null } {
  const digest = digestJson(evidence.pathway);
  const digests = { certificate: named.pathway.digest, evidence: digest };
  if (digest !== named.pathway.digest) {
    const sentence = 'The pathway is not the version that the certificate names: its digest is another.';
    return { check: failed('pathway', 'pathway-differs', sentence, digests), pathway: null };
  }
  let pathway: Pathway;
  try {
    pathway = parsePathway(evidence.pathway);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const sentence = `The pathway is the version that the certificate names, and this program cannot read it: ${error.message}`;
    return { check: untold('pathway', 'pathway-form-unknown', sentence, digests), pathway: null };
  }
  const reference = pathwayReference(pathway);
  if (reference !== named.pathway.id) {
    const sentence = 'The certificate calls the pathway version by another name than it has.';
    const evidence = { certificate: named.pathway.id, evidence: reference };
    return { check: failed('pathway', 'edition-differs', sentence, evidence), pathway };
  }
  const sentence = `The pathway is ${reference.slice('urn:cairn:pathway:'.length)}, word for word as the certificate names it.`;
  return { check: passed('pathway', sentence, digests), pathway };
}

function compareTrace(named: NamedByDigest, { salt, trace }: CertificateEvidence): ReplayCheck {
  const digest = digestJson(saltedTrace(salt, trace));
  const digests = { certificate: named.trace.digest, evidence: digest };
  return digest === named.trace.digest
    ? passed('trace', 'The trace is the one that the certificate was issued by.', digests)
    : failed(
        'trace',
        'trace-differs',
        'The trace, or its salt, is not the one that the certificate was issued by: its digest is another.',
        digests,
      );
}

function decideAgain(credential: Credential, evidence: CertificateEvidence, pathway: Pathway): ReplayCheck[] {
  const given = evidence.trace;
  const { type = null, version = null, asOf, award: awardId } = given;
  if (type !== 'CairnTrace' || version !== 2 || typeof asOf !== 'string' || dayNumber(asOf) === null) {
    const sentence = 'The trace is not of version 2, which this program takes decisions by.';
    const found = { version: typeof version === 'number' ? version : null };
    return [untold('decision', 'trace-form-unknown', sentence, found), ...unchecked('outcome')];
  }
  const award = pathway.awards.find(({ id }) => id === awardId);
  const trace = compilePathway(pathway)
    .decide(evidence.record, asOf)
    .find((decision) => decision.awardId === awardId)?.trace;
  if (award === undefined || trace === undefined) {
    const sentence = 'The pathway has no award of the name that stands in the trace.';
    return [failed('decision', 'decision-differs', sentence), ...unchecked('outcome')];
  }
  return [
    compareDecision(given, trace),
    trace.outcome === 'earned'
      ? passed('outcome', `As of ${asOf}, the record earns ${award.name}.`, { asOf, award: award.id })
      : failed('outcome', 'not-earned', `As of ${asOf}, the record does not earn ${award.name}.`, {
          asOf,
          award: award.id,
          outcome: trace.outcome,
        }),
    ...compareStatement(credential, { pathway, award, trace }, evidence.frameworks),
  ];
}

function compareDecision(given: JsonObject, decided: Trace): ReplayCheck {
  if (canonicalText(given) === JSON.stringify(decided)) {
    return passed('decision', 'Decided again from the record, the trace comes out the same, byte for byte.');
  }
  const sentence = `Decided again from the record, the trace comes out otherwise${differenceWords(given, decided)}.`;
  return failed('decision', 'decision-differs', sentence, differenceEvidence(given, decided));
}

const ORDER = ['pathway', 'trace', 'decision', 'outcome', ...STATEMENT_CHECKS] as const;

/** The checks from one on, none of which can be made. */
function unchecked(from: (typeof ORDER)[number]): ReplayCheck[] {
  return ORDER.slice(ORDER.indexOf(from)).map(notChecked);
}
