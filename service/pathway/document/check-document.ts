import type { JsonValue } from '../../core/json.ts';
import type { Finding } from '../check/finding.ts';
import type { DocumentFormat } from './document-format.ts';
import { type LocatedFinding, locateFindings, toldFindings } from './located-finding.ts';
import { readDocument } from './read-document.ts';
import type { WrittenDocument } from './written-document.ts';

/** What came of checking a file. */
export interface CheckedDocument<T> {
  /** Null where the file cannot be read, or what it says has not its form. */
  readonly content: T | null;
  /** In the order of the file; with errors among them nothing is published. */
  readonly findings: readonly LocatedFinding[];
}

/** What a kind of document makes of a value: itself, where the form is right, and what is wrong. */
export type Examine<T> = (
  json: JsonValue,
  written: WrittenDocument['written'],
) => { readonly content: T | null; readonly findings: readonly Finding[] };

/** Reads a file and has what it says examined; the findings get their places. `mostBytes` as for {@link readDocument}. */
export function checkDocument<T>(
  bytes: Uint8Array,
  format: DocumentFormat,
  examine: Examine<T>,
  mostBytes?: number,
): CheckedDocument<T> {
  const reading = readDocument(bytes, format, mostBytes);
  if (reading.document === null) return { content: null, findings: toldFindings(reading.findings) };
  const { content, findings } = examine(reading.document.json, reading.document.written);
  return { content, findings: toldFindings(locateFindings(findings, reading.document)) };
}
