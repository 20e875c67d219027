import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';
import type { JsonProblem } from '../../core/json-problem.ts';
import { type JsonLimits, parseStrictJson } from '../../core/strict-json.ts';
import type { FindingCode } from '../check/finding-rules.ts';
import type { DocumentReading } from './document-reading.ts';
import { PlacesInText } from './places-in-text.ts';
import { readingFinding } from './reading-problem.ts';
import { readSyntaxTree } from './syntax-tree.ts';

/** What a failure of strict JSON is, among the findings, and what to do about it. */
const PROBLEMS: Record<JsonProblem, { readonly code: FindingCode; readonly remedy: string }> = {
  'too-large': { code: 'form-not-readable', remedy: 'Check that this is the right file, or divide it.' },
  'byte-order-mark': { code: 'form-not-readable', remedy: 'Save the file as UTF-8 without a byte order mark.' },
  'invalid-utf8': { code: 'form-not-readable', remedy: 'Save the file as UTF-8.' },
  syntax: {
    code: 'form-not-readable',
    remedy: 'Correct it here, or a little before; a file in YAML has a name that ends in .yaml.',
  },
  'unexpected-end': { code: 'form-not-readable', remedy: 'Add what is missing: most often a closing bracket.' },
  'too-deep': { code: 'form-unsafe', remedy: 'Nest less deeply.' },
  'duplicate-key': {
    code: 'form-name-repeated',
    remedy: 'Keep one of the two: programs would disagree about which counts.',
  },
  'forbidden-key': { code: 'form-unsafe', remedy: 'Use another name: this one is dangerous to careless software.' },
  'lone-surrogate': { code: 'form-unsafe', remedy: 'Write the character itself.' },
  'inexact-number': { code: 'form-unsafe', remedy: 'Write it in quotation marks where the form asks for text.' },
  'negative-zero': { code: 'form-unsafe', remedy: 'Write 0.' },
};

const problemDetails = z.object({
  problem: z.custom<JsonProblem>((value) => typeof value === 'string' && Object.hasOwn(PROBLEMS, value)),
  fault: z.string(),
  line: z.int(),
  column: z.int(),
});

/** Reads JSON: the strict parser alone says what it means; the syntax tree is made when a place is asked for. */
export function readJson(bytes: Uint8Array, text: string, limits: JsonLimits): DocumentReading {
  try {
    const json = parseStrictJson(bytes, limits);
    let places: PlacesInText | undefined;
    const known = () => {
      places ??= new PlacesInText(text, readSyntaxTree(text, limits.maxDepth)?.root ?? null);
      return places;
    };
    return {
      document: {
        json,
        place: (pointer, of) => known().place(pointer, of),
        written: (pointer) => known().written(pointer),
      },
    };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const { problem, fault, line, column } = problemDetails.parse(error.details);
    const { code, remedy } = PROBLEMS[problem];
    const sentence = `${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`;
    const region = { line, column, endLine: line, endColumn: column + 1 };
    return { document: null, findings: [readingFinding(code, region, { sentence, remedy })] };
  }
}
