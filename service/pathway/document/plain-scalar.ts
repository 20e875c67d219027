/**
 * What text without quotation marks is. JSON's own spellings are what they are in JSON; whatever else YAML 1.2's core schema
 * or YAML 1.1, which many programs still read, takes for something other than text has to stand in quotation marks.
 */
import { Schema } from 'yaml';
import { CairnError } from '../../core/errors.ts';
import type { JsonValue } from '../../core/json.ts';
import { StrictJsonReader } from '../../core/strict-json-reader.ts';
import type { FindingCode } from '../check/finding-rules.ts';
import { READING_WORDS, type Words } from './reading-problem.ts';

/** A value, or why the spelling is refused. */
export type PlainScalar = { readonly value: JsonValue } | { readonly code: FindingCode; readonly words: Words };

const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const JSON_WORDS: ReadonlyMap<string, JsonValue> = new Map([
  ['', null],
  ['null', null],
  ['true', true],
  ['false', false],
]);

const KINDS: Readonly<Record<string, string>> = {
  'tag:yaml.org,2002:bool': 'for true or false',
  'tag:yaml.org,2002:int': 'for a number',
  'tag:yaml.org,2002:float': 'for a number',
  'tag:yaml.org,2002:timestamp': 'for a date',
  'tag:yaml.org,2002:null': 'for nothing',
};

/** How either version of YAML tells by its spelling what a text is. */
const RESOLUTIONS = ['core', 'yaml-1.1'].flatMap((schema) =>
  new Schema({ schema }).tags.flatMap((tag) => {
    const kind = KINDS[tag.tag];
    const test = 'test' in tag ? tag.test : undefined;
    return kind === undefined || test === undefined ? [] : [{ kind, test }];
  }),
);

/** Whether a text without quotation marks is, in JSON, a number, a truth value or null. */
export function isJsonSpelling(source: string): boolean {
  return JSON_WORDS.has(source) || JSON_NUMBER.test(source);
}

/** What a text without quotation marks stands for. */
export function readPlainScalar(source: string): PlainScalar {
  const word = JSON_WORDS.get(source);
  if (word !== undefined) return { value: word };
  if (JSON_NUMBER.test(source)) return exactNumber(source);
  const other = RESOLUTIONS.find(({ test }) => test.test(source));
  if (other === undefined) return { value: source };
  return {
    code: 'form-unquoted',
    words: {
      sentence: `Without quotation marks, some programs take ${source} ${other.kind}.`,
      remedy: `If it is text, write it in quotation marks: ${JSON.stringify(source)}${inJson(source)}.`,
    },
  };
}

/** For those who did mean something other than text. */
function inJson(source: string): string {
  const lower = source.toLowerCase();
  return JSON_WORDS.has(lower) ? `; otherwise write ${lower}` : '';
}

function exactNumber(source: string): PlainScalar {
  try {
    return { value: new StrictJsonReader(source, 0).readDocument() };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const short = source.length > 40 ? `${source.slice(0, 40)}...` : source;
    return { code: 'form-unsafe', words: READING_WORDS.inexactNumber(short) };
  }
}
