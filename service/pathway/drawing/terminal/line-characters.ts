/** Which ways a line leaves a cell. */
export const WAY = { north: 1, east: 2, south: 4, west: 8 } as const;

/** How a line is drawn. */
export type Stroke = 'light' | 'heavy' | 'dashed' | 'dotted' | 'double';

/** Characters by the ways that a line leaves a cell: none, N, E, NE, S, NS, ES, NES, W, NW, EW, NEW, SW, NSW, ESW, NESW. */
const CHARACTERS: Readonly<Record<Stroke, string>> = {
  light: ' ╵╶╰╷│╭├╴╯─┴╮┤┬┼',
  heavy: ' ╹╺┗╻┃┏┣╸┛━┻┓┫┳╋',
  dashed: ' ╵╶╰╷╎╭├╴╯╌┴╮┤┬┼',
  dotted: ' ╵╶╰╷┊╭├╴╯┈┴╮┤┬┼',
  double: ' ║═╚║║╔╠═╝═╩╗╣╦╬',
};

const ASCII: Readonly<Record<Stroke, string>> = {
  light: ' |-+||++-+-+++++',
  heavy: ' #=#######=#####',
  dashed: ' :.+::++.+.+++++',
  dotted: ' :.+::++.+.+++++',
  double: ' |=+||++=+=+++++',
};

/** The character of a line in a cell. */
export function lineCharacter(ways: number, stroke: Stroke, ascii: boolean): string {
  return (ascii ? ASCII : CHARACTERS)[stroke][ways] ?? ' ';
}

/** Signs, each one cell wide, and what stands for them where only ASCII can be shown. */
export const SIGNS = {
  summative: ['●', '*'],
  'summative-assured': ['◆', '#'],
  formative: ['○', 'o'],
  'formative-assured': ['◇', '%'],
  award: ['★', '+'],
  milestone: ['▸', '>'],
  articulation: ['↗', '^'],
  error: ['✗', 'X'],
  warning: ['!', '!'],
  earned: ['✓', 'Y'],
  'under-way': ['◐', '~'],
  open: ['◌', '_'],
  later: ['…', ':'],
  impossible: ['⊘', '-'],
  right: ['▶', '>'],
  left: ['◀', '<'],
  down: ['▼', 'v'],
  sequence: ['▼', 'V'],
} as const satisfies Readonly<Record<string, readonly [sign: string, ascii: string]>>;

/** A sign. */
export function signCharacter(sign: keyof typeof SIGNS, ascii: boolean): string {
  return SIGNS[sign][ascii ? 1 : 0];
}
