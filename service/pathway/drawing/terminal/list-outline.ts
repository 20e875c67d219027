import { displayWidth } from '../../../core/display-width.ts';
import type { OutlineEntry, OutlineKind } from '../outline-entry.ts';
import { wrapText } from '../wrap-text.ts';
import type { PaintText, TextStyle } from './character-canvas.ts';

interface ListOptions {
  readonly width: number;
  readonly paint: PaintText;
  /** Foreign text made harmless for a terminal. */
  plain(text: string): string;
  readonly ascii?: boolean;
}

const STYLES: Readonly<Record<OutlineKind, readonly TextStyle[]>> = {
  tier: ['bold', 'cyan'],
  module: ['bold'],
  milestone: ['bold'],
  award: ['bold'],
  heading: ['dim'],
  prose: [],
  outcome: [],
  assessment: [],
  requirement: [],
  criterion: [],
  level: ['dim'],
  fact: [],
};

/** Entries with a line free before them. */
const APART: readonly OutlineKind[] = ['tier', 'module', 'milestone', 'award'];

/** Entries that are members of a list. */
const MEMBERS: readonly OutlineKind[] = ['outcome', 'assessment', 'requirement', 'criterion', 'level', 'fact'];

/** An outline as indented lines. */
export function listOutline(entries: readonly OutlineEntry[], options: ListOptions, indent = 0): string[] {
  return entries.flatMap((entry) => [
    ...entryLines(entry, options, indent),
    ...listOutline(entry.of, options, indent + 2),
  ]);
}

function entryLines({ kind, text, note }: OutlineEntry, options: ListOptions, indent: number): string[] {
  const { width, paint, plain, ascii = false } = options;
  const bullet = MEMBERS.includes(kind) ? (ascii ? '- ' : '· ') : '';
  const room = Math.max(20, width - indent - bullet.length);
  const margin = ' '.repeat(indent);
  const lines = wrapText(plain(text), room, displayWidth).map((line) => paint(line, ...STYLES[kind]));
  const notes = note === undefined ? [] : wrapText(plain(note), room, displayWidth).map((line) => paint(line, 'dim'));
  return [
    ...(APART.includes(kind) ? [''] : []),
    ...[...lines, ...notes].map((line, index) => `${margin}${index === 0 ? bullet : ' '.repeat(bullet.length)}${line}`),
  ];
}
