import { Document, Scalar, visit } from 'yaml';
import type { JsonValue } from '../../core/json.ts';
import type { DocumentFormat } from './document-format.ts';
import { readPlainScalar } from './plain-scalar.ts';

/** A document as a file that {@link readDocument} reads as the same value, for people to go on writing in. */
export function writeDocument(json: JsonValue, format: DocumentFormat): string {
  return format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : writeYaml(json);
}

/** Texts stand without quotation marks where no reader of YAML could take them for anything else. */
function writeYaml(json: JsonValue): string {
  const document = new Document(json, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (role, node) => {
      if (typeof node.value === 'string') node.type = styleOf(node.value, role === 'key');
    },
  });
  // Such characters stand in double quotation marks alone, and the library leaves them as they are.
  return document.toString({ lineWidth: 0 }).replace(UNSEEN, escaped);
}

/** Control characters that JSON has no escapes for, ends of lines that are none, and what hides or reorders text. */
const UNSEEN =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** Several lines of ordinary text; blank space at the ends of lines would be easily lost by whoever edits them. */
const LINES = /^(?:[^\s\p{C}][^\p{C}]*[^\s\p{C}]|[^\s\p{C}])(?:\n+(?:[^\s\p{C}][^\p{C}]*[^\s\p{C}]|[^\s\p{C}]))+$/u;

function styleOf(text: string, isName: boolean): Scalar.Type {
  if (!isName && LINES.test(text)) return Scalar.BLOCK_LITERAL;
  const plain = readPlainScalar(text);
  return 'value' in plain && plain.value === text && text !== '<<' && !/[\p{C}\s]/u.test(text.replaceAll(' ', ''))
    ? Scalar.PLAIN
    : Scalar.QUOTE_DOUBLE;
}
