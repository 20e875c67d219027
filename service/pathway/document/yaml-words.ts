/** What is said of a text that is no YAML, or none that says the same to every reader, by what the library found. */
import type { YAMLParseError } from 'yaml';
import type { Words } from './reading-problem.ts';

const UNREADABLE: Words = {
  sentence: 'This part is not YAML.',
  remedy: 'Look at the lines before it; text with special characters stands in quotation marks.',
};

const SECOND_COLON: Words = {
  sentence: 'A name with a colon stands where only a value can.',
  remedy:
    'Put text that holds a colon in quotation marks; put further members on lines of their own, as far in as their neighbours.',
};

const SYNTAX_WORDS: Partial<Record<YAMLParseError['code'], Words>> = {
  BAD_DQ_ESCAPE: {
    sentence: 'A backslash in this text is followed by something that it cannot escape.',
    remedy: 'Write two backslashes for one, or put the text in single quotation marks.',
  },
  BAD_INDENT: {
    sentence: 'This is not as far in as what it belongs to, or a bracket is not closed.',
    remedy: 'Give members of one object, and entries of one list, the same number of spaces; close every bracket.',
  },
  BAD_SCALAR_START: {
    sentence: 'Text without quotation marks cannot begin with this character.',
    remedy: 'Put the text in quotation marks.',
  },
  BLOCK_AS_IMPLICIT_KEY: SECOND_COLON,
  BLOCK_IN_FLOW: {
    sentence: 'Within brackets, lists and objects cannot be written by setting lines in.',
    remedy: 'Close the bracket before, or use brackets inside as well.',
  },
  KEY_OVER_1024_CHARS: { sentence: 'A name is longer than 1,024 characters.', remedy: 'Shorten the name.' },
  MISSING_CHAR: {
    sentence: 'Something is missing: a closing quotation mark or bracket, or the colon after a name.',
    remedy: 'Add it; text of several lines stands in quotation marks, or set in below a "|".',
  },
  MULTILINE_IMPLICIT_KEY: SECOND_COLON,
  TAB_AS_INDENT: { sentence: 'A tab stands where lines are set in.', remedy: 'Set lines in with spaces.' },
  UNEXPECTED_TOKEN: {
    sentence: 'Something stands here that cannot follow what is before it.',
    remedy: 'Put text in quotation marks, and every entry of a list on a line of its own after "- ".',
  },
};

/** What is said of a fault of syntax. */
export function syntaxWords({ code }: YAMLParseError): Words {
  return SYNTAX_WORDS[code] ?? UNREADABLE;
}

/** What YAML has and JSON has not. */
export const NOT_PLAIN = {
  alias: {
    sentence: 'Anchors (&) and aliases (*) are not read.',
    remedy: 'Write out what is meant, wherever it is meant; text that begins so stands in quotation marks.',
  },
  tag: {
    sentence: 'Tags (!) are not read.',
    remedy: 'Leave the tag out; text is text where it stands in quotation marks.',
  },
  directive: { sentence: 'Directives (%) other than %YAML 1.2 are not read.', remedy: 'Leave the line out.' },
  merge: { sentence: 'Members are not merged in from elsewhere (<<).', remedy: 'Write them out.' },
  name: { sentence: 'A name is not text.', remedy: 'Write names as text, without "?", lists or objects.' },
  secondDocument: {
    sentence: 'A second document begins here.',
    remedy: 'Put every document into a file of its own.',
  },
  control: {
    sentence: 'A control character stands here.',
    remedy: 'Take it out, or write it as an escape such as "\\t".',
  },
  empty: { sentence: 'The file holds nothing.', remedy: 'Write the document, or name another file.' },
} as const satisfies Record<string, Words>;

/** What is said of a name that is a number, a truth value or nothing. */
export function nameWords(name: string): Words {
  return {
    sentence: name === '' ? 'A member has no name.' : `Without quotation marks, the name ${name} is not text.`,
    remedy: `Write it in quotation marks: ${JSON.stringify(name)}.`,
  };
}
