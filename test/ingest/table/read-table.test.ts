import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CairnError } from '../../../service/core/errors.ts';
import { openTable, type TableForm } from '../../../service/ingest/table/read-table.ts';
import { encoded, withFile } from './written-file.ts';

/** The whole of a table: its header, and its lines with their numbers. */
async function readWhole(content: string | Uint8Array, form: TableForm = {}) {
  return await withFile(content, async (path) => {
    const table = await openTable(path, 'results.csv', form);
    const lines = [];
    for await (const batch of table.lines()) lines.push(...batch);
    return { table, lines };
  });
}

const cellsOf = async (content: string | Uint8Array) => (await readWhole(content)).lines.map(({ cells }) => cells);

describe('a table', () => {
  it.each([
    ['UTF-8', 'utf-8'],
    ['UTF-8 with a byte order mark', 'utf-8 with a mark'],
    ['UTF-16, little end first, as Excel writes "Unicode text"', 'utf-16le'],
    ['UTF-16, big end first', 'utf-16be'],
  ] as const)('in %s is read', async (_, encoding) => {
    const { table, lines } = await readWhole(encoded('id\tname\r\n1\tZoë 学\r\n', encoding));
    expect(table).toMatchObject({ separator: '\t', header: ['id', 'name'], encodingGuessed: false });
    expect(lines).toEqual([{ line: 2, cells: ['1', 'Zoë 学'], problem: null }]);
  });

  it('that is no UTF-8 is taken for Windows-1252, and said to be guessed', async () => {
    const { table, lines } = await readWhole(Buffer.from('id;name\n1;Zo\xeb \x80\n', 'latin1'));
    expect(table).toMatchObject({ encoding: 'windows-1252', encodingGuessed: true });
    expect(lines[0]?.cells).toEqual(['1', 'Zoë €']);
  });

  it('is taken for Windows-1252 also when the first letter beyond ASCII stands far behind', async () => {
    const long = `id;name\n${'1;Ann\n'.repeat(60_000)}2;Zo\xeb\n`;
    const { table, lines } = await readWhole(Buffer.from(long, 'latin1'));
    expect(table.encoding).toBe('windows-1252');
    expect(lines.at(-1)).toEqual({ line: 60_002, cells: ['2', 'Zoë'], problem: null });
  });

  it('in UTF-8 with a damaged byte stays UTF-8, and the damage shows where it is', async () => {
    const good = Buffer.from(`id,name\n${'1,Zoë\n'.repeat(60_000)}`);
    const { table, lines } = await readWhole(Buffer.concat([good, Buffer.from('2,Zo\xeb\n', 'latin1')]));
    expect(table.encoding).toBe('utf-8');
    expect(lines.at(-1)).toEqual({ line: 60_002, cells: ['2', 'Zo\ufffd'], problem: null });
  });

  it.each([',', ';', '\t', '|'])('with cells between %j is recognised', async (separator) => {
    const rows = [
      ['id', 'name', 'score'],
      ['1', 'Müller, Zoë; "Zo" | x', '78,5'],
      ['2', 'b', '1'],
    ];
    const { table, lines } = await readWhole(stringify(rows, { delimiter: separator }));
    expect(table.separator).toBe(separator);
    expect(lines.map(({ cells }) => cells)).toEqual(rows.slice(1));
  });

  it('may declare its separator, as Excel reads it', async () => {
    const { table, lines } = await readWhole('sep=|\r\nid|a,b,c,d\r\n1|2\r\n');
    expect(table).toMatchObject({ separator: '|', header: ['id', 'a,b,c,d'] });
    expect(lines).toEqual([{ line: 3, cells: ['1', '2'], problem: null }]);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('with lines that end by %s counts them as editors do', async (_, end) => {
    const { lines } = await readWhole(`id,name${end}1,"two${end}lines"${end}${end}2,b${end},${end}3,c`);
    expect(lines.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, '1'],
      [5, '2'],
      [7, '3'],
    ]);
  });

  it('with quotes at the start of every cell is read, each of them looked at as it was written', async () => {
    const lines = await cellsOf(`id,name\n${'1,"""Zo"" Müller"\n'.repeat(30_000)}`);
    expect(lines).toHaveLength(30_000);
    expect(new Set(lines.map(([, name]) => name))).toEqual(new Set(['"Zo" Müller']));
  });

  it('keeps its line numbers over millions of blank lines', async () => {
    const { lines } = await readWhole(`id,name\n1,a\n${'\n'.repeat(3_000_000)}2,"b" c\n`);
    expect(lines.map(({ line, problem }) => [line, problem?.found])).toEqual([
      [2, undefined],
      [3_000_003, '2,"b" c'],
    ]);
  });

  it('of more cells than columns is read where nothing stands in them', async () => {
    expect(await cellsOf('id,name\n1,a,,\n')).toEqual([['1', 'a', '', '']]);
  });

  it('is read back the same, whatever wrote it', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.normalize('NFC').replaceAll('\ufeff', ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9]{1,8}$/), cell, cell), { maxLength: 30 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('utf-8' as const, 'utf-8 with a mark' as const, 'utf-16le' as const, 'utf-16be' as const),
        async (rows, delimiter, end, encoding) => {
          const table = [['learner', 'name', 'note'], ...rows];
          // Lone surrogates are no text in any encoding.
          fc.pre(table.every((row) => row.every((text) => text.isWellFormed())));
          const text = stringify(table, { delimiter, record_delimiter: end, quoted_match: /[\r\n]/ });
          const { lines } = await readWhole(encoded(text, encoding), { separator: separatorOf(delimiter) });
          expect(lines.map(({ cells }) => cells)).toEqual(rows);
          expect(lines.every(({ problem }) => problem === null)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is never anything that no answer is known to', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '\r', '\t', 'é', '\0', '\ufffd', ' '),
        maxLength: 200,
      }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        try {
          await readWhole(content);
        } catch (error) {
          expect(error).toBeInstanceOf(CairnError);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function separatorOf(text: string) {
  return ([',', ';', '\t', '|'] as const).find((separator) => separator === text);
}
