import { CairnError } from '../core/errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../core/json.ts';

/**
 * A JSON object that this program wrote into the store. What is not even that is a damaged row.
 *
 * @throws CairnError `store-corrupt`
 */
export function storedObject(text: string): JsonObject {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw corrupt(text, cause);
  }
  if (!isJsonObject(value)) throw corrupt(text);
  return value;
}

function corrupt(text: string, cause?: unknown): CairnError {
  return new CairnError(
    'store-corrupt',
    `a row of the database holds no JSON object: ${JSON.stringify(text.slice(0, 60))}`,
    {
      remedy: 'restore the database from a backup; what is on the chain can be rebuilt from manifests',
      cause,
    },
  );
}
