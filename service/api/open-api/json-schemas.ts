import { z } from 'zod';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import { parseStrictJson } from '../../core/strict-json.ts';

/** Schemas as JSON Schema, with those that have an `id` named once for the whole document. */
export class JsonSchemas {
  readonly #named = new Map<string, JsonObject>();

  /** What a schema reads (`input`) or gives (`output`), which differ where it transforms or fills in. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
    const generated = JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
    const { $schema, $defs, ...rest } = asObject(
      parseStrictJson(new TextEncoder().encode(generated), { maxBytes: 2 ** 20, maxDepth: 64 }),
    );
    for (const [name, named] of Object.entries(asObject($defs ?? {}))) {
      this.#named.set(name, asObject(withComponentReferences(named)));
    }
    return asObject(withComponentReferences(rest));
  }

  /** Those with a name, for `components.schemas`. */
  named(): JsonObject {
    return Object.fromEntries([...this.#named].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** `#/$defs/X` is where zod puts them, `#/components/schemas/X` where OpenAPI looks for them. */
function withComponentReferences(value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map(withComponentReferences);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '$ref' && typeof member === 'string'
        ? member.replace(/^#\/\$defs\//, '#/components/schemas/')
        : withComponentReferences(member),
    ]),
  );
}

function asObject(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : {};
}
