/**
 * The evidence of a certificate, `"type": "CairnEvidence"`, version 1: all that the decision behind it was taken on, so that
 * anyone who has it can take the decision again, years later, without the issuer. It holds grades, and no name and no
 * identifier of a learner; it is the holder's, and the holder's to show.
 *
 * | member | holds |
 * |---|---|
 * | `credential` | the `id` of the certificate's credential, `urn:uuid:` and a UUID v4 |
 * | `salt`, `trace` | what the credential's digest of the trace covers: JCS of `{ salt, trace }` |
 * | `record` | what was known of the learner: a {@link LearnerRecord} |
 * | `pathway` | the pathway version as it was published, which the credential names by its digest |
 * | `frameworks` | the competency frameworks that the pathway builds on, as published, where they were known at issue: what the credential says of competencies is in their words. Absent where there are none |
 *
 * No digest of the credential covers the record by itself. What of it the decision rests on stands in the trace, which
 * one covers: a record that was changed there leads to another trace. What no requirement looks at can change nothing.
 */
import type { Digest } from '../../../core/digest.ts';
import { bytesToHex, type Hash32, parseHash32 } from '../../../core/hex.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';
import type { LearnerRecord } from '../learner-record.ts';

const utf8 = new TextEncoder();

/** See the head of this file. */
export interface CertificateEvidence {
  readonly credential: string;
  /** Hex, at least 128 bits. */
  readonly salt: string;
  /** As it stands: it may be of another version than this program writes. */
  readonly trace: JsonObject;
  readonly record: LearnerRecord;
  /** As it stands, like the trace. */
  readonly pathway: JsonObject;
  /** Empty where there are none. */
  readonly frameworks: readonly JsonObject[];
}

/** Evidence as it is written: a record that was kept as JSON goes out as it was kept. */
export interface WrittenEvidence extends Omit<CertificateEvidence, 'record'> {
  readonly record: LearnerRecord | JsonObject;
}

/** The bytes that people keep (`*.evidence.json`), members in the order of {@link CertificateEvidence}. */
export function formatEvidence({ credential, salt, trace, record, pathway, frameworks }: WrittenEvidence): string {
  const json = {
    type: 'CairnEvidence',
    version: 1,
    credential,
    salt,
    trace,
    record,
    pathway,
    ...(frameworks.length > 0 && { frameworks }),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/**
 * What the credential's digest of a trace covers. Grades are easily guessed, so the salt travels with the evidence and goes
 * with the learner when the learner is erased.
 */
export function saltedTrace(salt: string, trace: JsonValue): JsonObject {
  return { salt, trace };
}

/**
 * The digest of a trace by which a credential names it, SHA-256 of JCS of {@link saltedTrace}.
 *
 * @param salt hex
 * @param trace its canonical text, as `JSON.stringify` gives it of a trace whose members are in that order
 */
export function saltedTraceDigest(salt: string, trace: string, sha: Digest): Hash32 {
  return parseHash32(bytesToHex(sha(utf8.encode(`{"salt":"${salt}","trace":${trace}}`))));
}
