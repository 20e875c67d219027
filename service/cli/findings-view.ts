import { displayWidth } from '../core/display-width.ts';
import type { CheckedFile, FindingCounts } from '../formats/findings/checked-file.ts';
import type { Paint, Style } from './palette.ts';
import { plainPiece } from './plain-text.ts';
import { count, counted } from './words.ts';

/** How much of a line is shown. */
const SHOWN_WIDTH = 100;

type Finding = CheckedFile['findings'][number];

const STYLES: Record<Finding['severity'], Style> = { error: 'red', warning: 'yellow' };

/** What was found in a file, for people: each finding with its place, the line, and what to do; `most` of them. */
export function findingLines({ file, findings }: CheckedFile, text: string, most: number, paint: Paint): string[] {
  const lines = text.split('\n');
  const shown = findings.slice(0, most);
  const rest = findings.length - shown.length;
  return [
    ...shown.flatMap((finding, at) => {
      // The same place again, as of several members that are missing there, is not shown again.
      const again = isSamePlace(finding, shown[at - 1]);
      return [...oneFinding(file, finding, again ? '' : (lines[finding.region.line - 1] ?? ''), paint), ''];
    }),
    ...(rest > 0 ? [`And ${counted(rest, 'more finding')} in ${paint(file)}; --json shows all.`, ''] : []),
  ];
}

function isSamePlace({ region }: Finding, before: Finding | undefined): boolean {
  return before !== undefined && before.region.line === region.line && before.region.column === region.column;
}

function oneFinding(file: string, finding: Finding, line: string, paint: Paint): string[] {
  const { code, severity, pointer, sentence, remedy, region } = finding;
  const style = STYLES[severity];
  const place = `${file}:${region.line}:${region.column}`;
  return [
    `${paint(place, 'bold')} ${paint(`${severity}:`, style, 'bold')} ${paint(sentence)}`,
    ...excerpt(line, region, style, paint),
    `  ${paint(remedy)}`,
    `  ${paint(pointer === '' ? code : `${code} at ${pointer}`, 'dim')}`,
  ];
}

/** The line, and below it a mark under what is meant; nothing where the line is blank. */
function excerpt(line: string, region: Finding['region'], style: Style, paint: Paint): string[] {
  const characters = Array.from(line.replace(/\r$/, ''));
  if (characters.length === 0) return [];
  const start = Math.min(region.column - 1, characters.length);
  const end = region.endLine === region.line ? Math.max(region.endColumn - 1, start) : characters.length;
  // Of a long line, what is around the place.
  const from = end <= SHOWN_WIDTH ? 0 : Math.max(0, start - SHOWN_WIDTH / 2);
  const to = Math.min(characters.length, from + SHOWN_WIDTH);
  const piece = (first: number, last: number) => plainPiece(characters.slice(first, Math.min(last, to)).join(''));
  const before = (from > 0 ? '…' : '') + piece(from, start);
  const meant = piece(start, end);
  const number = String(region.line);
  const margin = ' '.repeat(Math.max(5 - number.length, 1));
  const under = `${margin}${' '.repeat(number.length)} ${paint('│', 'dim')} ${' '.repeat(displayWidth(before))}`;
  return [
    `${margin}${paint(`${number} │`, 'dim')} ${before}${meant}${piece(end, to)}${to < characters.length ? '…' : ''}`,
    `${under}${paint('^'.repeat(Math.max(displayWidth(meant), 1)), style)}`,
  ];
}

/** The last line for people: how much of what was found, in how many files. */
export function summaryLine(files: readonly CheckedFile[], { errors, warnings }: FindingCounts, paint: Paint): string {
  const [only] = files;
  const where = files.length === 1 && only !== undefined ? paint(only.file) : `${count(files.length)} files`;
  if (errors + warnings === 0) return paint(`Nothing is wrong in ${where}.`, 'green', 'bold');
  const said = [
    ...(errors === 0 ? [] : [paint(counted(errors, 'error'), 'red', 'bold')]),
    ...(warnings === 0 ? [] : [paint(counted(warnings, 'warning'), 'yellow', 'bold')]),
  ];
  return `${said.join(' and ')} in ${where}.`;
}
