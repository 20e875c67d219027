import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import { type Region, TextLines } from './region.ts';

/** What a pointer leads to: the node itself, and the name by which its object has it. */
interface Found {
  readonly node: ParsedNode | null;
  readonly name: ParsedNode | null;
}

/** Finds places in the syntax tree of a text, of which nothing is built before it is asked for. */
export class PlacesInText {
  readonly #text: string;
  readonly #lines: TextLines;
  readonly #root: ParsedNode | null;
  readonly #members = new WeakMap<object, ReadonlyMap<unknown, Pair<ParsedNode, ParsedNode | null>>>();

  constructor(text: string, root: ParsedNode | null) {
    this.#text = text;
    this.#lines = new TextLines(text);
    this.#root = root;
  }

  place(pointer: string, of: 'name' | 'value' = 'value'): Region {
    const { node, name } = this.#find(pointer).nearest;
    if (name !== null) {
      const named = this.#regionOf(name);
      const valued = node === null || !isScalar(node) ? null : this.#regionOf(node);
      return of === 'value' && valued !== null && valued.line === named.line ? valued : named;
    }
    return node === null ? this.#lines.region(0, 0) : this.#regionOf(node);
  }

  written(pointer: string): string | undefined {
    const found = this.#find(pointer);
    if (!found.whole || !isScalar(found.nearest.node)) return undefined;
    const [start, end] = found.nearest.node.range;
    return this.#text.slice(start, end);
  }

  #find(pointer: string): { readonly nearest: Found; readonly whole: boolean } {
    let nearest: Found = { node: this.#root, name: null };
    for (const part of pointer.split('/').slice(1)) {
      const next = this.#step(nearest.node, part.replaceAll('~1', '/').replaceAll('~0', '~'));
      if (next === null) return { nearest, whole: false };
      nearest = next;
    }
    return { nearest, whole: true };
  }

  #step(node: ParsedNode | null, part: string): Found | null {
    if (isSeq<ParsedNode>(node)) {
      const element = /^(?:0|[1-9][0-9]{0,6})$/.test(part) ? node.items[Number(part)] : undefined;
      return element === undefined ? null : { node: element, name: null };
    }
    if (!isMap<ParsedNode, ParsedNode | null>(node)) return null;
    const pair = this.#membersOf(node).get(part);
    return pair === undefined ? null : { node: pair.value, name: pair.key };
  }

  #membersOf(map: YAMLMap<ParsedNode, ParsedNode | null>) {
    const known = this.#members.get(map);
    if (known !== undefined) return known;
    const members = new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : undefined, pair]));
    this.#members.set(map, members);
    return members;
  }

  /** Of a list or an object, its first line. */
  #regionOf(node: ParsedNode): Region {
    const [start, end] = node.range;
    return isScalar(node) ? this.#lines.region(start, end) : this.#lines.firstLine(start, end);
  }
}
