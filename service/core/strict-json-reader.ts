import { sameDecimalValue } from './decimal-value.ts';
import type { JsonValue } from './json.ts';
import { type JsonProblem, malformedJson } from './json-problem.ts';

/** Names that reach an object's prototype in careless software, so that nobody's code ever meets them. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A recursive-descent reader of RFC 8259's grammar, with the refusals that `parseStrictJson` lists. */
export class StrictJsonReader {
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;
  #depth = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  readDocument(): JsonValue {
    const value = this.#readValue();
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('syntax', 'something stands after the end of the document');
    return value;
  }

  #readValue(): JsonValue {
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#nested(() => this.#readObject());
      case '[':
        return this.#nested(() => this.#readArray());
      case '"':
        return this.#readString();
      case 't':
        return this.#readWord('true', true);
      case 'f':
        return this.#readWord('false', false);
      case 'n':
        return this.#readWord('null', null);
      default:
        return this.#readNumber();
    }
  }

  /** Reads a container whose opening bracket is next, one level deeper. */
  #nested(read: () => JsonValue): JsonValue {
    if (this.#depth === this.#maxDepth) this.#fail('too-deep', `more than ${this.#maxDepth} levels`);
    this.#depth += 1;
    this.#at += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #readObject(): JsonValue {
    const object: Record<string, JsonValue> = {};
    if (this.#consume('}')) return object;
    do {
      this.#skipSpace();
      const start = this.#at;
      if (this.#text[start] !== '"') this.#expected('a name in quotes');
      const key = this.#readString();
      if (forbiddenKeys.has(key)) this.#fail('forbidden-key', `the name ${JSON.stringify(key)} is not allowed`, start);
      if (Object.hasOwn(object, key))
        this.#fail('duplicate-key', `the name ${JSON.stringify(key)} occurs twice`, start);
      if (!this.#consume(':')) this.#expected('":"');
      object[key] = this.#readValue();
    } while (this.#consume(','));
    if (!this.#consume('}')) this.#expected('"," or "}"');
    return object;
  }

  #readArray(): JsonValue {
    const array: JsonValue[] = [];
    if (this.#consume(']')) return array;
    do array.push(this.#readValue());
    while (this.#consume(','));
    if (!this.#consume(']')) this.#expected('"," or "]"');
    return array;
  }

  #readString(): string {
    const start = this.#at;
    this.#at += 1;
    let value = '';
    let from = this.#at;
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 0x22) break;
      if (unit === 0x5c) {
        value += this.#text.slice(from, this.#at) + this.#readEscape();
        from = this.#at;
      } else if (unit >= 0x20) this.#at += 1;
      else this.#expected('the rest of a text without control characters');
    }
    value += this.#text.slice(from, this.#at);
    this.#at += 1;
    if (!value.isWellFormed()) this.#fail('lone-surrogate', 'the text holds half a surrogate pair', start);
    return value;
  }

  /** Reads a backslash and what follows. */
  #readEscape(): string {
    const sequence = escapePattern.exec(this.#text.slice(this.#at, this.#at + 6))?.[0];
    if (sequence === undefined) return this.#expected('an escape that JSON knows');
    this.#at += sequence.length;
    const letter = sequence.slice(1, 2);
    return letter === 'u'
      ? String.fromCharCode(Number.parseInt(sequence.slice(2), 16))
      : (escapes.get(letter) ?? letter);
  }

  #readNumber(): number {
    numberPattern.lastIndex = this.#at;
    const token = numberPattern.exec(this.#text)?.[0];
    if (token === undefined) return this.#expected('a value');
    const value = Number(token);
    if (Object.is(value, -0) && !/[1-9]/.test(token.replace(/e.*/i, ''))) {
      this.#fail('negative-zero', 'minus zero is not allowed');
    }
    if (!Number.isFinite(value) || !sameDecimalValue(token, String(value))) {
      const shown = token.length > 40 ? `${token.slice(0, 40)}...` : token;
      this.#fail('inexact-number', `the number ${shown} cannot be kept exactly`);
    }
    this.#at += token.length;
    return value;
  }

  #readWord<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#expected('a value');
    this.#at += word.length;
    return value;
  }

  /** Skips white space and takes this mark, if it is next. */
  #consume(mark: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#at += 1;
    }
  }

  #expected(what: string): never {
    if (this.#at >= this.#text.length) this.#fail('unexpected-end', `the document ends where ${what} should be`);
    return this.#fail('syntax', `expected ${what}`);
  }

  #fail(problem: JsonProblem, message: string, at: number = this.#at): never {
    throw malformedJson(problem, message, this.#text.slice(0, at));
  }
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const escapePattern = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
