/** A file that somebody writes, changed by a program: what is not meant stays as it is written, comments of YAML included. */
import { parseDocument } from 'yaml';
import { isJsonArray, isJsonObject, type JsonValue } from '../../core/json.ts';
import type { DocumentFormat } from './document-format.ts';

/** A change: the value that stands at a path from now on. What leads there is there. */
export interface DocumentEdit {
  readonly path: readonly (string | number)[];
  readonly value: JsonValue;
}

/** The text of a document that was read without a finding, with the changes in it. */
export function editDocument(text: string, format: DocumentFormat, edits: readonly DocumentEdit[]): string {
  if (format === 'json') {
    const before: JsonValue = JSON.parse(text);
    return `${JSON.stringify(edits.reduce(withEdit, before), null, 2)}\n`;
  }
  // Text that YAML 1.1 takes for something else is put into quotation marks: days, above all.
  const document = parseDocument(text, { compat: 'yaml-1.1' });
  for (const { path, value } of edits) document.setIn(path, document.createNode(value));
  return document.toString({ lineWidth: 0 });
}

function withEdit(target: JsonValue, { path: [key, ...rest], value }: DocumentEdit): JsonValue {
  if (key === undefined) return value;
  if (isJsonArray(target)) {
    const changed = [...target];
    changed[Number(key)] = withEdit(target[Number(key)] ?? null, { path: rest, value });
    return changed;
  }
  const members = isJsonObject(target) ? target : {};
  return { ...members, [key]: withEdit(members[key] ?? null, { path: rest, value }) };
}
