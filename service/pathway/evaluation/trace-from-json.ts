import { CairnError } from '../../core/errors.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import type { Trace } from './trace.ts';

/**
 * A trace that an evaluation of this version wrote, read back from JSON.
 *
 * Its format and version are checked, and the order of its members, which digests rest on (see `trace.ts`); not each
 * requirement again: traces are written by `evaluate` alone, and a certificate's digest covers every byte of them.
 *
 * @throws CairnError `malformed-trace`
 */
export function traceFromJson(json: JsonObject): Trace {
  if (isTrace(json) && isInCanonicalOrder(json)) return json;
  throw malformed(json, 'version 2');
}

/**
 * A trace by which a certificate was issued, with this program or the one before it: version 1 says the same, but for the
 * day of the decision.
 */
export type IssuedTrace = Trace | (Omit<Trace, 'asOf' | 'version'> & { readonly version: 1 });

/** As {@link traceFromJson}, for what certificates were issued by. @throws CairnError `malformed-trace` */
export function issuedTraceFromJson(json: JsonObject): IssuedTrace {
  if (isIssuedTrace(json) && isInCanonicalOrder(json)) return json;
  throw malformed(json, 'version 1 or 2');
}

function malformed(json: JsonObject, versions: string): CairnError {
  return new CairnError('malformed-trace', `The JSON is not an evaluation trace of ${versions} in canonical order`, {
    details: { type: json['type'] ?? null, version: json['version'] ?? null },
  });
}

function isTrace(json: JsonValue & object): json is Trace {
  return (
    isIssuedTrace(json) && 'version' in json && json.version === 2 && 'asOf' in json && typeof json.asOf === 'string'
  );
}

function isIssuedTrace(json: JsonValue & object): json is IssuedTrace {
  return (
    'type' in json &&
    json.type === 'CairnTrace' &&
    'version' in json &&
    (json.version === 1 || json.version === 2) &&
    'award' in json &&
    typeof json.award === 'string' &&
    'requirement' in json &&
    'distinction' in json
  );
}

/** Whether the members of every object stand in the order of RFC 8785: by UTF-16 code units, as `<` compares. */
function isInCanonicalOrder(json: JsonValue): boolean {
  if (isJsonArray(json)) return json.every(isInCanonicalOrder);
  if (!isJsonObject(json)) return true;
  let previous = '';
  for (const [key, value] of Object.entries(json)) {
    if (key < previous || !isInCanonicalOrder(value)) return false;
    previous = key;
  }
  return true;
}
