/**
 * What our form says and CASE has no word for stands in an object's `extensions`, as its member `cairn`: words of ours by
 * their names, and `without`, the names of words that the rest would be read as and that are not there.
 */
import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../core/json.ts';
import { sameJson } from '../../../core/same-json.ts';
import type { Finding } from '../../check/finding.ts';
import { formFindings } from '../../check/form-findings.ts';

/** The member of `extensions` that is ours. */
export const OUR_EXTENSION = 'cairn';

/** Words of our form by their names; a word that is not there is undefined. */
type Words = { readonly [name: string]: JsonValue | undefined };

const withoutSchema = z.array(z.string()).optional();

/** What stands in an object for us, if anything. */
function ours(object: JsonObject): JsonValue | undefined {
  const { extensions } = object;
  return isJsonObject(extensions) ? extensions[OUR_EXTENSION] : undefined;
}

/** What an object's words come to, once what stands in it for us is laid over what CASE says; or why they do not. */
export interface OurReading<W> {
  readonly words: W | null;
  /** With pointers into our extension; empty where there are words. */
  readonly findings: readonly Finding[];
}

/** Reads an object with what stands in it for us; null where nothing does. */
export function wordsWithOurs<W>(schema: z.ZodType<W>, object: JsonObject, words: Words): OurReading<W> | null {
  const said = ours(object);
  if (said === undefined) return null;
  const whole = isJsonObject(said) ? laidOver(said, words) : said;
  const read = schema.safeParse(whole, { reportInput: true });
  return read.success
    ? { words: read.data, findings: [] }
    : { words: null, findings: formFindings(read.error, { schema, document: whole }) };
}

function laidOver({ without, ...said }: JsonObject, words: Words): JsonObject {
  const left = withoutSchema.safeParse(without).data ?? [];
  const kept: JsonObject = Object.fromEntries(
    Object.entries(words).flatMap(([name, word]) => (word === undefined || left.includes(name) ? [] : [[name, word]])),
  );
  return { ...kept, ...said };
}

/** The object, with everything in its `extensions` that it takes for it to be read as `words` and not as `read`. */
export function withOurs<T extends JsonObject>(object: T, read: Words, words: Words): T {
  const said: Record<string, JsonValue> = {};
  const without: string[] = [];
  for (const name of new Set([...Object.keys(read), ...Object.keys(words)])) {
    const word = words[name];
    if (sameJson(read[name], word)) continue;
    if (word === undefined) without.push(name);
    else said[name] = word;
  }
  if (without.length > 0) said.without = without;
  const nothing = Object.keys(said).length === 0;
  if (nothing && ours(object) === undefined) return object;
  const { [OUR_EXTENSION]: _, ...others } = isJsonObject(object.extensions) ? object.extensions : {};
  return { ...object, extensions: nothing ? others : { ...others, [OUR_EXTENSION]: said } };
}
