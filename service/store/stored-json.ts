import { CairnError } from '../core/errors.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../core/json.ts';

/**
 * A JSON object that this program wrote into the store. What is not even that is a damaged row.
 *
 * @throws CairnError `store-corrupt`
 */
export function storedObject(text: string): JsonObject {
  const value = stored(text);
  if (!isJsonObject(value)) throw corrupt('JSON object', text);
  return value;
}

/** A JSON array of texts that this program wrote into the store. @throws CairnError `store-corrupt` */
export function storedTexts(text: string): readonly string[] {
  const value = stored(text);
  const texts = isJsonArray(value) ? value.filter((element) => typeof element === 'string') : [];
  if (!isJsonArray(value) || texts.length !== value.length) throw corrupt('JSON array of texts', text);
  return texts;
}

function stored(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corrupt('JSON', text, cause);
  }
}

function corrupt(what: string, text: string, cause?: unknown): CairnError {
  return new CairnError(
    'store-corrupt',
    `a row of the database holds no ${what}: ${JSON.stringify(text.slice(0, 60))}`,
    {
      remedy: 'restore the database from a backup; what is on the chain can be rebuilt from manifests',
      cause,
    },
  );
}
