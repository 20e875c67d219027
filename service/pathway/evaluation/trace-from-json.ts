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
  throw new CairnError('malformed-trace', 'The JSON is not an evaluation trace of version 2 in canonical order', {
    details: { type: json['type'] ?? null, version: json['version'] ?? null },
  });
}

function isTrace(json: JsonValue & object): json is Trace {
  return (
    'type' in json &&
    json.type === 'CairnTrace' &&
    'version' in json &&
    json.version === 2 &&
    'asOf' in json &&
    typeof json.asOf === 'string' &&
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
