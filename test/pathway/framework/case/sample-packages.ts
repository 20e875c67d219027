/** Packages that were written for the tests in the form of CASE 1.1, and what makes two packages the same. */
import { readFileSync } from 'node:fs';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../../service/core/json.ts';
import { parseStrictJson } from '../../../../service/core/strict-json.ts';

/** What the samples are called. */
export const SAMPLES = ['small', 'state-standard', 'rubrics-and-others'] as const;

/** A sample: a short one; one like a state's standards; one with rubrics and associations to other documents. */
export function samplePackage(name: (typeof SAMPLES)[number]): JsonObject {
  return readJsonObject(`packages/${name}.json`);
}

/** The JSON Schema of CASE 1.1's CFPackage, written for these tests. */
export function caseSchema(): JsonObject {
  return readJsonObject('case-1.1.schema.json');
}

/** A package with its items and associations in an order that is the same for all: CASE gives their order no meaning. */
export function inOneOrder(source: JsonObject): JsonObject {
  const sorted = ['CFItems', 'CFAssociations'].flatMap((member) => {
    const list = source[member];
    return isJsonArray(list) ? [[member, list.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))] as const] : [];
  });
  return { ...source, ...Object.fromEntries(sorted) };
}

function nameOf(value: JsonValue): string {
  return isJsonObject(value) ? String(value.identifier) : '';
}

function readJsonObject(file: string): JsonObject {
  const json = parseStrictJson(readFileSync(new URL(file, import.meta.url)));
  if (!isJsonObject(json)) throw new Error(`${file} is no object`);
  return json;
}
