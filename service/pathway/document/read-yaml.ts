import { CST, isMap, isScalar, isSeq, type Pair, type ParsedNode } from 'yaml';
import type { JsonValue } from '../../core/json.ts';
import { forbiddenKeys } from '../../core/strict-json-reader.ts';
import type { FindingCode } from '../check/finding-rules.ts';
import type { DocumentReading } from './document-reading.ts';
import type { LocatedFinding } from './located-finding.ts';
import { PlacesInText } from './places-in-text.ts';
import { isJsonSpelling, readPlainScalar } from './plain-scalar.ts';
import { READING_WORDS, readingFinding, type Words } from './reading-problem.ts';
import { TextLines } from './region.ts';
import { type Lexeme, readSyntaxTree, type SyntaxTree } from './syntax-tree.ts';
import { NOT_PLAIN, nameWords, syntaxWords } from './yaml-words.ts';

/** What a text in YAML cannot hold (YAML 1.2.2, section 5.1); NEL too, which YAML 1.1 takes for the end of a line. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/**
 * Reads the part of YAML 1.2 that maps one to one to JSON: no anchors, aliases, tags, merging or further documents, names
 * that are text and stand once, and nothing that YAML 1.1 would read differently. Everything that is wrong is told at once.
 */
export function readYaml(text: string, maxDepth: number): DocumentReading {
  const reader = new YamlReader(text, maxDepth);
  const json = reader.read();
  const [first, ...others] = reader.findings;
  if (first !== undefined) return { document: null, findings: [first, ...others] };
  const places = new PlacesInText(text, reader.root);
  return {
    document: {
      json,
      place: (pointer, of) => places.place(pointer, of),
      written: (pointer) => places.written(pointer),
    },
  };
}

class YamlReader {
  readonly findings: LocatedFinding[] = [];
  root: ParsedNode | null = null;
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #lines: TextLines;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
    this.#lines = new TextLines(text);
  }

  /** The value; it counts only where there are no findings. */
  read(): JsonValue {
    const tree = this.#tree();
    if (tree === null || this.findings.length > 0) return null;
    this.root = tree.root;
    if (tree.root !== null) return this.#value(tree.root, 0);
    this.#refuse('form-not-readable', [0, 0], NOT_PLAIN.empty);
    return null;
  }

  #tree(): SyntaxTree | null {
    const control = CONTROL.exec(this.#text);
    if (control !== null) {
      this.#refuse('form-not-readable', [control.index, control.index + 1], NOT_PLAIN.control);
      return null;
    }
    let end = 0;
    const tree = readSyntaxTree(this.#text, this.#maxDepth, (lexeme) => {
      end = lexeme.offset;
      this.#lookAt(lexeme);
    });
    if (tree === null) this.#refuse('form-unsafe', [end, end + 1], READING_WORDS.tooDeep(this.#maxDepth));
    if (tree === null || this.findings.length > 0) return null;
    for (const error of tree.errors) this.#refuse('form-not-readable', error.pos, syntaxWords(error));
    const second = tree.documents[1];
    if (second !== undefined)
      this.#refuse('form-not-plain', [second.range[0], second.range[0]], NOT_PLAIN.secondDocument);
    return tree;
  }

  #lookAt({ source, offset, isContent }: Lexeme): void {
    if (isContent) return;
    const refuse = (words: Words): void => {
      this.#refuse('form-not-plain', [offset, offset + source.length], words);
    };
    switch (CST.tokenType(source)) {
      case 'anchor':
      case 'alias':
        refuse(NOT_PLAIN.alias);
        break;
      case 'tag':
        refuse(NOT_PLAIN.tag);
        break;
      case 'directive-line':
        if (!/^%YAML +1\.2\s*$/.test(source)) refuse(NOT_PLAIN.directive);
    }
  }

  #value(node: ParsedNode | null, depth: number): JsonValue {
    if (node === null) return null;
    if (isScalar(node)) return this.#scalar(node, String(node.value));
    if (depth === this.#maxDepth) {
      this.#refuse('form-unsafe', [node.range[0], node.range[0] + 1], READING_WORDS.tooDeep(this.#maxDepth));
      return null;
    }
    if (isSeq<ParsedNode>(node)) return node.items.map((item) => this.#value(item, depth + 1));
    if (isMap<ParsedNode, ParsedNode | null>(node)) return this.#object(node.items, depth);
    // An alias: whoever looked at the lexemes has refused it already.
    return null;
  }

  #object(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], depth: number): JsonValue {
    const members = new Map<string, JsonValue>();
    for (const { key, value } of pairs) {
      const name = this.#name(key);
      if (name !== null && members.has(name)) {
        this.#refuse('form-name-repeated', key.range, READING_WORDS.nameRepeated(name));
      }
      members.set(name ?? '', this.#value(value, depth + 1));
    }
    return Object.fromEntries(members);
  }

  #name(key: ParsedNode): string | null {
    if (!isScalar(key)) {
      this.#refuse('form-not-plain', key.range, NOT_PLAIN.name);
      return null;
    }
    const name = String(key.value);
    if (key.type === 'PLAIN' && name === '<<') this.#refuse('form-not-plain', key.range, NOT_PLAIN.merge);
    else if (forbiddenKeys.has(name)) this.#refuse('form-unsafe', key.range, READING_WORDS.forbiddenName(name));
    else if (key.type === 'PLAIN' && isJsonSpelling(name)) this.#refuse('form-unquoted', key.range, nameWords(name));
    else this.#scalar(key, name);
    return name;
  }

  #scalar(node: ParsedNode & { readonly type?: string }, text: string): JsonValue {
    if (!text.isWellFormed()) this.#refuse('form-unsafe', node.range, READING_WORDS.halfCharacter);
    if (node.type !== 'PLAIN') return text;
    const plain = readPlainScalar(text);
    if ('value' in plain) return plain.value;
    this.#refuse(plain.code, node.range, plain.words);
    return text;
  }

  #refuse(code: FindingCode, [start, end]: readonly [number, number, ...unknown[]], words: Words): void {
    this.findings.push(readingFinding(code, this.#lines.region(start, end), words));
  }
}
