/** What the schema of a document's form says of a document, as findings. */
import type { z } from 'zod';
import { type Finding, finding } from './finding.ts';

type Issue = z.core.$ZodIssue;

/** What a value is called where another was asked for. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/**
 * The findings of a schema, in its order. An unknown member is reported at its own place, a missing one where it should
 * stand; for that the schema has to be asked with `reportInput: true`.
 *
 * @param at where what was parsed stands in the document
 */
export function formFindings(error: z.ZodError, at: readonly PropertyKey[] = []): Finding[] {
  return error.issues.flatMap((issue) => findingsOf(issue, [...at, ...issue.path]));
}

function findingsOf(issue: Issue, path: readonly PropertyKey[]): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      finding('form-unknown-member', [...path, key], {
        sentence: `"${key}" is no member of this form.`,
        remedy: 'Correct its name, or leave it out.',
      }),
    );
  }
  const name = path.length === 0 ? 'The document' : `"${String(path.at(-1))}"`;
  if (issue.input === undefined) {
    return [finding('form-missing-member', path, { sentence: `${name} is missing.`, remedy: 'Add it.' })];
  }
  return [finding('form-wrong-value', path, { sentence: `${name} ${wrong(issue)}.`, remedy: remedy(issue) })];
}

function wrong(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is ${kindOf(issue.input)}, where ${KINDS[issue.expected] ?? issue.expected} is asked for`;
    case 'too_big':
      return `has more than ${issue.maximum} ${unit(issue.origin)}`;
    case 'too_small':
      return `has fewer than ${issue.minimum} ${unit(issue.origin)}`;
    case 'invalid_value':
      return `is none of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    default:
      return 'does not have the form that its place asks for';
  }
}

function remedy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Write ${KINDS[issue.expected] ?? issue.expected}.`;
    case 'too_big':
      return 'Shorten it.';
    case 'too_small':
      return 'Add what is missing.';
    case 'invalid_value':
      return 'Write one of these.';
    default:
      return 'Write it as the form says.';
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return KINDS[typeof value] ?? typeof value;
}

function unit(origin: string): string {
  return origin === 'string' ? 'characters' : origin === 'array' ? 'entries' : 'as its value';
}
