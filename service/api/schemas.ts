import { z } from 'zod';
import { parseBatchId } from '../core/batch-id.ts';
import { parseCredentialHash, parseMerkleRoot } from '../core/hex.ts';

/** What several routes read or answer: the words of the interface, each with its form. */

const HASH = '^0x[0-9a-f]{64}$';
const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

/** A certificate hash in a request. @throws CairnError `malformed-hex` */
export const credentialHash = z
  .string()
  .transform(parseCredentialHash)
  .meta({ description: 'The hash of a certificate: 0x and 64 lower-case hexadecimal digits', pattern: HASH });

/** A batch id in a request. @throws CairnError `malformed-reference` */
export const batchId = z
  .string()
  .transform(parseBatchId)
  .meta({ description: 'The id of a batch: a lower-case UUID v4', pattern: UUID });

/** The root of a batch in a request. @throws CairnError `malformed-hex` */
export const merkleRoot = z
  .string()
  .transform(parseMerkleRoot)
  .meta({ description: 'The Merkle root of a batch: 0x and 64 lower-case hexadecimal digits', pattern: HASH });

export const hashParameters = z.object({ hash: credentialHash });
export const batchParameters = z.object({ batchId });

/** The id of a cohort in a request: whether there is one is for the use case to say. */
export const cohortId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'The id of a cohort', examples: ['welding-2026'] });

/** 32 bytes in an answer. */
export const hash32 = z.string().meta({ pattern: HASH });
export const address = z.string().meta({ description: 'An account or a contract', pattern: '^0x[0-9a-f]{40}$' });
export const uuid = z.string().meta({ pattern: UUID });
export const issuerId = z
  .string()
  .meta({ description: "The issuer's number in the registry, decimal", pattern: '^[0-9]+$' });
export const chainId = z.int().meta({ description: 'The chain, as EIP-155 numbers it' });
export const time = z.string().meta({ description: 'ISO 8601, in UTC', format: 'date-time' });
export const count = z.int().min(0);

/** Where a batch was anchored, never facts: a verifier reads the chain. */
export const hints = z
  .object({ transactionHash: hash32, blockNumber: z.int() })
  .nullable()
  .meta({ description: 'Where to look, never facts; null when another transaction anchored the batch' });

export const block = z.object({ number: z.int(), hash: hash32, timestamp: z.int() });

/** A day in a request or an answer; whether it is one of the calendar is for the use case to say. */
export const day = z.string().max(40).meta({ description: 'A day, as 2026-09-01', format: 'date' });

/** A learner's id in a request. It stands in no log: there, a learner goes by a reference. */
export const learnerId = z
  .string()
  .min(1)
  .max(400)
  .meta({ description: "A learner's id, as the learning platform writes it" });

/** Yes or no in a query: `?dryRun=true`. */
export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

/** Said of every route that hands out evidence. */
export const EVIDENCE_DESCRIPTION =
  'All that the decision was taken on: the results with their marks, the trace and its salt, and the pathway as published; no name. ' +
  'It is the holder’s, and the holder’s to show. Whoever has it and the certificate takes the decision again with ' +
  '`npx cairn evaluate --replay CERTIFICATE --evidence FILE`, without this service. Nothing was kept of certificates that were ' +
  'issued before evidence was.';
