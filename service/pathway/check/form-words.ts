/** The phrases of findings about the form of a document. */
/** What a value is called where another was asked for, by zod's name. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with members',
  record: 'an object with members',
};

/** What a value of a kind is called. */
export function kindOf(expected: string): string {
  return KINDS[expected] ?? 'something else';
}

/** Sentences as the end of one that begins with "Write" or "Add it"; null where there are none. */
export function asAsked(sentences: readonly string[]): string | null {
  const text = sentences.join(' ');
  return text === '' ? null : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** What a member or an entry is called: `"title"`, `Entry 2 of "modules"`. */
export function nameAt(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  if (typeof last !== 'number') return shown(last);
  const list = path.findLast((part) => typeof part !== 'number');
  return list === undefined ? `Entry ${last + 1}` : `Entry ${last + 1} of ${shown(list)}`;
}

/** A value or a name as it may stand in a sentence: as JSON, and not too long. */
export function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    const text = typeof value === 'string' ? value : String(value);
    const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    return typeof value === 'string' ? JSON.stringify(short) : short;
  }
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** Words to choose from: `"a", "b"`. */
export function listed(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(', ');
}
