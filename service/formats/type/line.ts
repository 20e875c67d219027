import bidiFactory from 'bidi-js';
import type { Cluster, SetText } from './set-text.ts';
import type { InkHeight, ShapedGlyph, Typeface } from './typeface.ts';

/** Letters of one face, shaped, in the order in which they are seen. */
export interface Run {
  readonly face: Typeface;
  readonly glyphs: readonly ShapedGlyph[];
  /** Space behind every glyph, in thousandths of the type size. */
  readonly tracking: number;
}

/** One line, ready to be drawn. Lengths are in thousandths of the type size. */
export interface Line {
  /** As it is read, for whoever copies it or hears it. */
  readonly text: string;
  readonly runs: readonly Run[];
  readonly width: number;
  readonly ink: InkHeight;
}

const bidi = bidiFactory();
/** Scripts whose letters stand apart, and may stand further apart. */
const APART = new Set(['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Han', 'Hangul', 'Hiragana', 'Katakana']);
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The line from one cluster to another (not included); spaces at its ends are left off. */
export function lineOf({ clusters, setting }: SetText, from = 0, to = clusters.length): Line {
  let first = from;
  let last = to;
  while (first < last && clusters[first]?.isSpace) first += 1;
  while (last > first && clusters[last - 1]?.isSpace) last -= 1;
  const content = clusters.slice(first, last);
  const runs = inVisualOrder(groupsOf(content)).map((group): Run => {
    const isApart = group.every(({ script }) => script === null || APART.has(script));
    return {
      face: group[0].face,
      glyphs: shapeGroup(group, setting.language, setting.features),
      tracking: isApart ? (setting.tracking ?? 0) : 0,
    };
  });
  return {
    text: content.map(({ text }) => text).join(''),
    runs,
    width: widthOf(runs),
    ink: {
      above: Math.max(0, ...runs.map(({ face, glyphs }) => face.inkOf(glyphs).above * face.opticalScale)),
      below: Math.max(0, ...runs.map(({ face, glyphs }) => face.inkOf(glyphs).below * face.opticalScale)),
    },
  };
}

function widthOf(runs: readonly Run[]): number {
  let width = 0;
  for (const { face, glyphs, tracking } of runs) {
    for (const { advance } of glyphs) width += advance * face.opticalScale + tracking;
  }
  // The space behind the last letter is no part of the line.
  return width - (runs.at(-1)?.tracking ?? 0);
}

type Group = [Cluster, ...Cluster[]];

/** Neighbours of one face, level and script. */
function groupsOf(clusters: readonly Cluster[]): Group[] {
  const groups: Group[] = [];
  let script: string | null = null;
  for (const cluster of clusters) {
    const group = groups.at(-1);
    const isSameScript = script === null || cluster.script === null || script === cluster.script;
    if (group !== undefined && group[0].face === cluster.face && group[0].level === cluster.level && isSameScript) {
      group.push(cluster);
      script ??= cluster.script;
    } else {
      groups.push([cluster]);
      script = cluster.script;
    }
  }
  return groups;
}

/** Unicode UAX #9, rule L2: from the highest level down to the lowest odd one, turn what is at that level or higher. */
function inVisualOrder(groups: readonly Group[]): readonly Group[] {
  const order = [...groups];
  const highest = Math.max(0, ...order.map(([{ level }]) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while (end < order.length && (order[end]?.[0].level ?? 0) >= level) end += 1;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return order;
}

/** HarfBuzz turns the letters of a right-to-left script itself; signs alone, which belong to none, are turned here. */
function shapeGroup(group: Group, language: string, features: readonly string[] = []): readonly ShapedGlyph[] {
  const text = group.map((cluster) => cluster.text).join('');
  const isTurned = group[0].level % 2 === 1 && !RIGHT_TO_LEFT.test(text);
  const seen = isTurned
    ? group
        .map((cluster) => bidi.getMirroredCharacter(cluster.text) ?? cluster.text)
        .reverse()
        .join('')
    : text;
  return group[0].face.shape(seen, language, features);
}
