import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../service/formats/csv-text.ts';

describe('CSV that Cairn writes', () => {
  it('is lines of RFC 4180, and leaves alone what needs no quotes', () => {
    expect(
      csvText([
        ['name', 'score'],
        ['Zoë "Z" O’Neil, Ph.D.', 87.5],
        [null, 3n],
      ]),
    ).toBe('name,score\r\n"Zoë ""Z"" O’Neil, Ph.D.",87.5\r\n,3\r\n');
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'makes text of %j, which a spreadsheet would calculate',
    (text) => {
      expect(parse(csvText([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  it('leaves a negative number a number', () => {
    expect(csvText([[-4, -5n]])).toBe('-4,-5\r\n');
  });

  it('is read back as it was, cell by cell, whatever stands in them', () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('aä,;"\'\r\n\t =+-@\u202e𝒳')), minLength: 1 });
    const row = fc.array(cell, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const read: string[][] = parse(csvText(rows), { record_delimiter: '\r\n' });
        const unmarked = read.map((cells) => cells.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, '')));
        const given = rows.map((cells) => cells.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, '')));
        expect(unmarked).toEqual(given);
        for (const cells of read) for (const text of cells) expect(text).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
