import { CairnError } from '../core/errors.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import type { Trace } from './trace.ts';

/**
 * A trace that an evaluation of this version wrote, read back from JSON.
 *
 * Its format and version are checked, not each requirement again: traces are written by `evaluate` alone, and a
 * certificate's digest covers every byte of them.
 *
 * @throws CairnError `malformed-trace`
 */
export function traceFromJson(json: JsonObject): Trace {
  if (isTrace(json)) return json;
  throw new CairnError('malformed-trace', 'The JSON is not an evaluation trace of version 1', {
    details: { type: json['type'] ?? null, version: json['version'] ?? null },
  });
}

function isTrace(json: JsonValue & object): json is Trace {
  return (
    'type' in json &&
    json.type === 'CairnTrace' &&
    'version' in json &&
    json.version === 1 &&
    'award' in json &&
    typeof json.award === 'string' &&
    'requirement' in json &&
    'distinction' in json
  );
}
