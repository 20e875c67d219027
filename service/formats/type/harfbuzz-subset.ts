import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What of hb-subset is used here. Handles are addresses in its memory, 0 where it failed. */
interface HarfBuzzSubset {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  free(address: number): void;
  hb_blob_create(address: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_length(blob: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, element: number): void;
  hb_set_clear(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, which: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_pin_axis_location(input: number, face: number, tag: number, value: number): number;
  hb_subset_or_fail(face: number, input: number): number;
  _initialize(): void;
}

const READONLY = 0;
const NO_HINTING = 0x1;
const RETAIN_GIDS = 0x2;
const NO_LAYOUT_CLOSURE = 0x200;
const DROP_TABLES = 3;

/** The layout is done when a page is printed: what shapes text is of no use in it. */
const UNUSED_TABLES = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'JSTF', 'STAT', 'MATH', 'kern', 'cmap', 'name', 'post'] as const;

let loaded: HarfBuzzSubset | null = null;

/**
 * A TrueType font of these glyphs alone, set at one place of its weight axis. Glyphs keep their numbers, so that a text
 * that is shaped with the whole font can be printed with the part. The same input gives the same bytes.
 */
export function subsetFont(font: Uint8Array, glyphs: Iterable<number>, weight: number | null): Uint8Array {
  loaded ??= load();
  const hb = loaded;
  const source = hb.malloc(font.length);
  new Uint8Array(hb.memory.buffer).set(font, source);
  const blob = hb.hb_blob_create(source, font.length, READONLY, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  try {
    hb.hb_subset_input_set_flags(input, NO_HINTING | RETAIN_GIDS | NO_LAYOUT_CLOSURE);
    const dropped = hb.hb_subset_input_set(input, DROP_TABLES);
    for (const table of UNUSED_TABLES) hb.hb_set_add(dropped, tag(table));
    const wanted = hb.hb_subset_input_glyph_set(input);
    for (const glyph of glyphs) hb.hb_set_add(wanted, glyph);
    if (weight !== null) hb.hb_subset_input_pin_axis_location(input, face, tag('wght'), weight);
    return bytesOf(hb, hb.hb_subset_or_fail(face, input));
  } finally {
    hb.hb_subset_input_destroy(input);
    hb.hb_face_destroy(face);
    hb.hb_blob_destroy(blob);
    hb.free(source);
  }
}

function bytesOf(hb: HarfBuzzSubset, face: number): Uint8Array {
  if (face === 0) throw new Error('HarfBuzz could not cut a font of this project to its glyphs');
  const blob = hb.hb_face_reference_blob(face);
  const address = hb.hb_blob_get_data(blob, 0);
  const bytes = new Uint8Array(hb.memory.buffer, address, hb.hb_blob_get_length(blob)).slice();
  hb.hb_blob_destroy(blob);
  hb.hb_face_destroy(face);
  return bytes;
}

function load(): HarfBuzzSubset {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)));
  if (!isHarfBuzzSubset(exports)) throw new Error('harfbuzz-subset.wasm does not export what is used of it');
  exports._initialize();
  return exports;
}

function isHarfBuzzSubset(exports: object): exports is HarfBuzzSubset {
  return 'hb_subset_or_fail' in exports && 'hb_subset_input_pin_axis_location' in exports && 'memory' in exports;
}

function tag(name: string): number {
  return Array.from(name).reduce((value, letter) => (value << 8) | letter.charCodeAt(0), 0) >>> 0;
}
