import { z } from 'zod';
import { CairnError } from '../../../core/errors.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../core/json.ts';
import { type JsonLimits, parseStrictJson } from '../../../core/strict-json.ts';
import { isUuidV4 } from '../../../core/uuid.ts';
import { documentRefused } from '../../check/document-refused.ts';
import { readForm } from '../../check/read-form.ts';
import type { CertificateEvidence } from './certificate-evidence.ts';
import { learnerRecordSchema } from './learner-record-form.ts';

/**
 * The largest pathway with the largest trace of it, and the frameworks that it builds on. A trace nests deeper than its
 * pathway: what is referred to there stands in it whole.
 */
export const evidenceLimits: JsonLimits = { maxBytes: 32 * 1024 * 1024, maxDepth: 256 };

const MOST_FRAMEWORKS = 50;

/** Everything but the documents, which are kept as they stand and read by whoever knows their forms. */
const headSchema = z.strictObject({
  type: z.literal('CairnEvidence'),
  version: z.literal(1),
  credential: z
    .string()
    .refine((text) => text.startsWith('urn:uuid:') && isUuidV4(text.slice('urn:uuid:'.length)))
    .describe('The id of a credential: "urn:uuid:" and a lower-case UUID v4.'),
  salt: z
    .string()
    .regex(/^(?:[0-9a-f]{2}){16,64}$/)
    .describe('At least 128 bits in lower-case hex.'),
  record: learnerRecordSchema,
});

/**
 * Reads the evidence of a certificate. That its parts are of the forms that this program knows, and belong together, is for
 * `replayDecision` to say.
 *
 * @throws CairnError `malformed-json`; `malformed-evidence`, with every finding in `details.findings` where its form is
 * wrong, and with `details.version` where it is evidence of another version
 */
export function parseEvidence(bytes: Uint8Array): CertificateEvidence {
  const json = parseStrictJson(bytes, evidenceLimits);
  if (!isJsonObject(json) || json['type'] !== 'CairnEvidence') {
    throw malformed('The document is not the evidence of a certificate: its type is not "CairnEvidence".');
  }
  const { trace, pathway, frameworks, ...head } = json;
  const version = head['version'];
  if (typeof version === 'number' && version !== 1) {
    throw malformed(`The evidence is of version ${version}, and this program knows version 1.`, { version });
  }
  const reading = readForm(headSchema, head);
  if (reading.value === null) throw documentRefused('malformed-evidence', 'The evidence', reading.findings);
  const { credential, salt, record } = reading.value;
  return {
    credential,
    salt,
    trace: documentAt('trace', trace),
    record,
    pathway: documentAt('pathway', pathway),
    frameworks: frameworks === undefined ? [] : frameworkDocuments(frameworks),
  };
}

function frameworkDocuments(json: JsonValue): JsonObject[] {
  if (!isJsonArray(json) || json.length === 0 || json.length > MOST_FRAMEWORKS) {
    throw malformed(`At /frameworks: expected a list of 1 to ${MOST_FRAMEWORKS} frameworks, or no such member.`);
  }
  return json.map((framework, index) => documentAt(`frameworks/${index}`, framework));
}

function documentAt(name: string, json: JsonValue | undefined): JsonObject {
  if (isJsonObject(json)) return json;
  throw malformed(`At /${name}: expected a document, found ${json === undefined ? 'nothing' : 'something else'}.`);
}

function malformed(message: string, details: Readonly<Record<string, unknown>> = {}): CairnError {
  return new CairnError('malformed-evidence', message, {
    remedy: 'ask whoever gave you the evidence for the file as the issuer hands it out',
    details,
  });
}
