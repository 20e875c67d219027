import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser, type YAMLParseError } from 'yaml';

/** What is read of a text in YAML 1.2. */
export interface SyntaxTree {
  readonly documents: readonly Document.Parsed[];
  readonly root: ParsedNode | null;
  readonly errors: readonly YAMLParseError[];
}

/** One lexeme of a text, and where it stands. */
export interface Lexeme {
  readonly source: string;
  readonly offset: number;
  /** Whether it is the content of a text, number or word, and no mark of YAML's. */
  readonly isContent: boolean;
}

/** Announces, in the lexer's stream, that the next lexeme is content. */
const CONTENT_FOLLOWS = '\u001f';

/**
 * Reads a text as YAML without giving any value a meaning, which is the same for JSON, being a part of YAML: every scalar
 * is text. Names that repeat are left to whoever walks the tree, who does not compare each with each.
 *
 * @param maxDepth beyond which nothing is read: the tree is made by recursion
 * @param see is shown every lexeme
 * @returns null when the text nests deeper
 */
export function readSyntaxTree(text: string, maxDepth: number, see?: (lexeme: Lexeme) => void): SyntaxTree | null {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let isContent = false;
  for (const source of new Lexer().lex(text)) {
    see?.({ source, offset: parser.offset, isContent });
    isContent = !isContent && source === CONTENT_FOLLOWS;
    tokens.push(...parser.next(source));
    // Besides the collections, the document and a scalar stand on it.
    if (parser.stack.length > maxDepth + 2) return null;
  }
  tokens.push(...parser.end());
  const composer = new Composer({ schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false });
  const documents = [...composer.compose(tokens, true, text.length)];
  return {
    documents,
    root: documents[0]?.contents ?? null,
    errors: documents.flatMap((document) => document.errors),
  };
}
