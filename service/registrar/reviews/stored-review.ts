import { CairnError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { type Correction, correctionSchema } from '../../pathway/correction/correction.ts';
import type { RestingTrace } from '../../pathway/correction/trace-facts.ts';
import { storedObject } from '../../store/stored-json.ts';

/** A correction as it stands in the store. @throws CairnError `store-corrupt` */
export function storedCorrection(text: string): Correction {
  const parsed = correctionSchema.safeParse(storedObject(text));
  if (parsed.success) return parsed.data;
  throw new CairnError('store-corrupt', 'what has changed, of a review in the database, cannot be read');
}

/**
 * The trace that a certificate was issued with, of whatever version: what it rests on stands in the same members in all of
 * them.
 *
 * @throws CairnError `store-corrupt`
 */
export function issuedTrace(text: string): RestingTrace {
  const json = storedObject(text);
  if (isRestingTrace(json)) return json;
  throw new CairnError('store-corrupt', 'the trace of a certificate in the database cannot be read');
}

/** Traces are written by evaluation alone, and the certificate's digest covers every byte of them. */
function isRestingTrace(json: JsonObject | RestingTrace): json is RestingTrace {
  return 'type' in json && json['type'] === 'CairnTrace' && 'requirement' in json && 'distinction' in json;
}
