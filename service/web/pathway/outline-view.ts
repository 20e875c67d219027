import type { OutlineEntry } from '../../pathway/drawing/outline-entry.ts';
import { type Child, element, foreignText } from '../page/element.ts';

/** What has a heading of its own, and which. */
const HEADINGS: Readonly<Partial<Record<OutlineEntry['kind'], 'h3' | 'h4'>>> = {
  tier: 'h3',
  module: 'h4',
  milestone: 'h4',
  award: 'h4',
};

/** An outline as headings, paragraphs and lists. */
export function outlineView(entries: readonly OutlineEntry[]): HTMLElement[] {
  return entries.map((entry) => {
    const tag = HEADINGS[entry.kind];
    if (tag === undefined) return plainEntry(entry);
    if (entry.kind === 'tier') return foldedEntry(entry, tag);
    return element(
      'section',
      { class: `outline-${entry.kind}` },
      element(tag, {}, foreignText(entry.text)),
      ...note(entry),
      ...outlineView(entry.of),
    );
  });
}

/** A tier can be folded away: on a phone all of it is long, so there it begins folded. */
function foldedEntry(entry: OutlineEntry, tag: 'h3' | 'h4'): HTMLElement {
  const roomy = matchMedia('(min-width: 48rem)').matches;
  return element(
    'details',
    { class: `outline-${entry.kind}`, open: roomy },
    element('summary', {}, element(tag, {}, foreignText(entry.text)), ...note(entry)),
    ...outlineView(entry.of),
  );
}

function plainEntry(entry: OutlineEntry): HTMLElement {
  const { kind, text, of } = entry;
  if (kind === 'prose') return element('p', {}, foreignText(text));
  if (kind === 'heading') {
    return element('div', { class: 'outline-part' }, element('p', { class: 'outline-heading' }, text), list(of));
  }
  return element('p', {}, foreignText(text), ...note(entry));
}

function list(entries: readonly OutlineEntry[]): HTMLElement {
  return element('ul', {}, ...entries.map(member));
}

function member(entry: OutlineEntry): HTMLElement {
  const members = entry.of.filter(({ kind }) => kind !== 'heading' && kind !== 'prose');
  const others = entry.of.filter(({ kind }) => kind === 'heading' || kind === 'prose');
  return element(
    'li',
    {},
    foreignText(entry.text),
    ...note(entry),
    ...others.map(plainEntry),
    members.length === 0 ? null : list(members),
  );
}

function note({ note: text }: OutlineEntry): Child[] {
  return text === undefined ? [] : [element('span', { class: 'outline-note' }, foreignText(text))];
}

/** The entry that a card of the drawing stands for; null where there is none. */
export function entryOf(entries: readonly OutlineEntry[], key: string): OutlineEntry | null {
  for (const entry of entries) {
    const found = entry.key === key ? entry : entryOf(entry.of, key);
    if (found !== null) return found;
  }
  return null;
}
