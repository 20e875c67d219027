import { decodeUtf8 } from '../../core/utf8.ts';
import type { DocumentFormat } from './document-format.ts';
import type { DocumentReading } from './document-reading.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { READING_WORDS, readingFinding } from './reading-problem.ts';
import { TextLines } from './region.ts';

/** A definition is written by people; this is a hundred times the largest that ships. */
export const MOST_DOCUMENT_BYTES = 1024 * 1024;

/** Deeper nesting serves no reader, and unbounded recursion would let a file exhaust the stack. */
export const MOST_DOCUMENT_LEVELS = 64;

/**
 * Reads a file that people write, in JSON or in the part of YAML that says the same as JSON to every reader of YAML. What
 * hinders is told as findings with their places; nothing is thrown, whatever the bytes.
 *
 * @param mostBytes how much is read; more than a person writes only where programs write such files
 */
export function readDocument(
  bytes: Uint8Array,
  format: DocumentFormat,
  mostBytes: number = MOST_DOCUMENT_BYTES,
): DocumentReading {
  const start = new TextLines('').region(0, 0);
  if (bytes.length > mostBytes) {
    return refused('form-not-readable', start, READING_WORDS.tooLarge(mostBytes));
  }
  const decoded = decodeUtf8(bytes);
  if (!('text' in decoded)) {
    const { length } = decoded.readable;
    return refused('form-not-readable', new TextLines(decoded.readable).region(length, length), READING_WORDS.notUtf8);
  }
  if (decoded.text.startsWith('\ufeff')) return refused('form-not-readable', start, READING_WORDS.byteOrderMark);
  const limits = { maxBytes: mostBytes, maxDepth: MOST_DOCUMENT_LEVELS };
  return format === 'json' ? readJson(bytes, decoded.text, limits) : readYaml(decoded.text, limits.maxDepth);
}

function refused(...[code, region, words]: Parameters<typeof readingFinding>): DocumentReading {
  return { document: null, findings: [readingFinding(code, region, words)] };
}
