/** One entry of a pathway in words, and how entries are made. */
import type { DrawnKey } from './pathway-drawing.ts';

/** What an entry of an outline is. */
export type OutlineKind =
  | 'tier'
  | 'module'
  | 'milestone'
  | 'award'
  /** A name for the entries below it. */
  | 'heading'
  /** A paragraph that the designer wrote. */
  | 'prose'
  | 'outcome'
  | 'assessment'
  | 'requirement'
  | 'criterion'
  | 'level'
  | 'fact';

export interface OutlineEntry {
  readonly kind: OutlineKind;
  readonly text: string;
  /** Beside the text: facts, in a few words. */
  readonly note?: string;
  /** Of what the drawing shows too. */
  readonly key?: DrawnKey;
  readonly of: readonly OutlineEntry[];
}

/** Entries under a heading, where there are any. */
export function listed(heading: string, entries: readonly OutlineEntry[]): OutlineEntry[] {
  return entries.length === 0 ? [] : [{ kind: 'heading', text: heading, of: entries }];
}

/** A paragraph, where there is one. */
export function prose(text: string | undefined): OutlineEntry[] {
  return text === undefined ? [] : [{ kind: 'prose', text, of: [] }];
}

/** A fact, with what is said beside it. */
export function fact(text: string, notes: readonly (string | null)[] = []): OutlineEntry {
  return { kind: 'fact', text, ...noted(notes), of: [] };
}

/** What is said beside an entry, in a few words each. */
export function noted(notes: readonly (string | null)[]): { readonly note?: string } {
  const said = notes.filter((note) => note !== null);
  return said.length === 0 ? {} : { note: said.join(' · ') };
}
