/** What the schema of a document's form says of a document, as findings that people understand. */
import type { z } from 'zod';
import { schemaWords } from '../form/schema-words.ts';
import { type Finding, finding, jsonPointer } from './finding.ts';
import { asAsked, kindOf, listed, nameAt, shown } from './form-words.ts';
import { nearestName } from './nearest-name.ts';
import { memberNames, memberOf, type SchemaPlace, schemaAt } from './schema-at.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
type Words = Pick<Finding, 'sentence' | 'remedy'>;

/** The characters that stand at a pointer in the file that was read; undefined where there is no single value. */
export type Written = (pointer: string) => string | undefined;

/** What was looked at, and by which schema. */
export interface FormContext {
  readonly schema: z.core.$ZodType;
  readonly document: unknown;
  readonly written?: Written | undefined;
}

/** What is said of a place: what its schema asks for, and the end of a sentence where there need be nothing. */
interface Asked {
  readonly asked: string | null;
  readonly instead: string;
}

/**
 * The findings of a schema, in its order. An unknown member is reported at its own place, a missing one where it should
 * stand; for that the schema has to be asked with `reportInput: true`.
 */
export function formFindings(error: z.ZodError, context: FormContext): Finding[] {
  const found = error.issues.flatMap((issue) => findingsOf(issue, context));
  // A text where a list is asked for has, to zod, too many entries besides: the first thing that is wrong is said.
  const places = new Set<string>();
  return found.filter(({ pointer }) => !places.has(pointer) && places.add(pointer));
}

function findingsOf(issue: Issue, context: FormContext): Finding[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const place = schemaAt(context.schema, context.document, path);
      // Once for all of them: there may be very many.
      const present = new Set(Object.keys(Object(issue.input)));
      const possible = place === null ? [] : memberNames(place).filter((name) => !present.has(name));
      return issue.keys.map((key) =>
        finding('form-unknown-member', [...path, key], unknownMember(key, place, possible)),
      );
    }
    case 'invalid_union':
      return [unknownKind(path, issue, memberOf(issue.input, String(path.at(-1))))];
    case 'invalid_key':
      return [
        finding('form-wrong-value', path, {
          sentence: `The name ${shown(path.at(-1))} cannot stand here.`,
          remedy: 'Write names of lower-case letters, digits and single hyphens, such as "data-cleaning".',
        }),
      ];
  }
  const place = schemaAt(context.schema, context.document, path);
  const words = place === null ? [] : schemaWords(place.declared);
  if (issue.input === undefined) return [missing(path, asAsked(words))];
  const asked = asAsked(words.slice(-1));
  const instead = place?.optional === true ? ', or leave it out' : '';
  return [finding('form-wrong-value', path, wrongValue(issue, { asked, instead }, context))];
}

function unknownMember(key: string, place: SchemaPlace | null, possible: readonly string[]): Words {
  const of = place?.kind == null ? 'here' : `where "${place.kind.member}" is ${shown(place.kind.value)}`;
  const nearest = nearestName(key, possible);
  const others =
    possible.length === 0
      ? 'leave it out'
      : `leave it out; what else can stand here: ${possible.slice(0, 20).join(', ')}`;
  return {
    sentence: `${shown(key)} is no member that can stand ${of}.`,
    remedy:
      nearest === undefined ? `Correct its name, or ${others}.` : `Is "${nearest}" meant? Otherwise leave it out.`,
  };
}

function missing(path: Path, asked: string | null): Finding {
  return finding('form-missing-member', path, {
    sentence: `${nameAt(path)} is missing.`,
    remedy: asked === null ? 'Add it.' : `Add it: ${asked}`,
  });
}

/** Objects of several kinds: the member that tells them apart has a word that there is not, or is not there. */
function unknownKind(path: Path, issue: z.core.$ZodIssueInvalidUnion, found: unknown): Finding {
  const known = 'options' in issue ? issue.options.map(String) : [];
  const words = `one of ${listed(known)}.`;
  if (found === undefined) return missing(path, words);
  return finding('form-wrong-value', path, {
    sentence: `${nameAt(path)} is ${shown(found)}, which is none of the words that can stand there.`,
    remedy: oneOf(found, known),
  });
}

function wrongValue(issue: Issue, { asked, instead }: Asked, { written }: FormContext): Words {
  const { input, path } = issue;
  const name = nameAt(path);
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue, { asked, instead }, written?.(jsonPointer(path)));
    case 'invalid_value': {
      const [only] = issue.values;
      return issue.values.length === 1
        ? {
            sentence: `${name} is ${shown(input)}; only ${shown(only)} can stand there.`,
            remedy: `Write ${shown(only)}.`,
          }
        : {
            sentence: `${name} is ${shown(input)}, which is none of the words that can stand there.`,
            remedy: oneOf(input, issue.values.map(String)),
          };
    }
    case 'too_big':
      return tooMuch(name, input, issue.maximum);
    case 'too_small':
      return tooLittle(name, input, issue.minimum, instead);
    default:
      return {
        sentence:
          input === ''
            ? `${name} is empty.`
            : `${shown(input)} cannot stand as ${name.charAt(0).toLowerCase()}${name.slice(1)}.`,
        remedy: isPadded(input)
          ? 'Take away the blank space around it.'
          : asked === null
            ? `Write something in it${instead}.`
            : `Write ${asked}`,
      };
  }
}

function wrongType(
  { input, path, expected }: z.core.$ZodIssueInvalidType,
  { asked, instead }: Asked,
  written: string | undefined,
): Words {
  const name = nameAt(path);
  const wanted = kindOf(expected);
  if (expected === 'int' && typeof input === 'number') {
    return { sentence: `${name} is ${shown(input)}, which is no whole number.`, remedy: 'Write a whole number.' };
  }
  const sentence = `${name} is ${foundWords(input)}, where ${wanted} is asked for.`;
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')) {
    return { sentence, remedy: `Write it in quotation marks: ${JSON.stringify(written ?? String(input))}.` };
  }
  if ((expected === 'number' || expected === 'int') && typeof input === 'string' && /^[0-9]{1,15}$/.test(input)) {
    return { sentence, remedy: `Write it without quotation marks: ${Number(input)}.` };
  }
  if (input === null) return { sentence, remedy: `Write ${wanted}${instead}.` };
  if (expected === 'array')
    return { sentence, remedy: 'Write a list: in brackets, or each entry on a line after "- ".' };
  return { sentence, remedy: `Write ${asked ?? `${wanted}.`}` };
}

function tooMuch(name: string, input: unknown, most: number | bigint): Words {
  if (typeof input === 'string') {
    return {
      sentence: `${name} has ${input.length} characters; no more than ${most} can stand there.`,
      remedy: 'Shorten it.',
    };
  }
  if (Array.isArray(input)) {
    return {
      sentence: `${name} has ${input.length} entries; no more than ${most} can stand there.`,
      remedy: 'Divide it, or leave some out.',
    };
  }
  return { sentence: `${name} is ${shown(input)}; ${most} is the most.`, remedy: `Write ${most} or less.` };
}

function tooLittle(name: string, input: unknown, least: number | bigint, instead: string): Words {
  if (typeof input === 'string') return { sentence: `${name} is empty.`, remedy: `Write something in it${instead}.` };
  if (Array.isArray(input)) {
    return input.length === 0
      ? { sentence: `${name} is an empty list.`, remedy: `Add an entry${instead}.` }
      : { sentence: `${name} has ${input.length} of at least ${least} entries.`, remedy: 'Add what is missing.' };
  }
  return { sentence: `${name} is ${shown(input)}; ${least} is the least.`, remedy: `Write ${least} or more.` };
}

function oneOf(found: unknown, known: readonly string[]): string {
  const nearest = typeof found === 'string' ? nearestName(found, known) : undefined;
  if (nearest === undefined) return `Write one of ${listed(known)}.`;
  return known.length > 8 ? `Is "${nearest}" meant?` : `Is "${nearest}" meant? There are ${listed(known)}.`;
}

function foundWords(input: unknown): string {
  if (input === null) return 'empty (null)';
  if (typeof input === 'object') return Array.isArray(input) ? 'a list' : 'an object';
  return typeof input === 'string'
    ? `the text ${shown(input)}`
    : typeof input === 'number'
      ? `the number ${input}`
      : shown(input);
}

function isPadded(input: unknown): boolean {
  return typeof input === 'string' && input.trim() !== '' && input.trim() !== input;
}
