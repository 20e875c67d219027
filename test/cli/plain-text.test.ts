import { describe, expect, it } from 'vitest';
import { plainJson, plainText } from '../../service/cli/plain-text.ts';
import { table } from '../../service/cli/table.ts';
import { displayWidth } from '../../service/core/display-width.ts';

describe('foreign text on a terminal', () => {
  it.each([
    ['an escape sequence', 'a\u001b[2J\u001b[1;32mVALID', 'a[2J[1;32mVALID'],
    ['an eight-bit escape', 'a\u009b2Jb', 'a2Jb'],
    ['a title change', '\u001b]0;VALID\u0007', ']0;VALID'],
    ['a carriage return and a line feed', 'a\r\nb\u2028c', 'a b c'],
    ['a reordering', 'abc\u202edcba\u202c\u2066x\u2069', 'abcdcbax'],
    ['what cannot be seen', 'a\u200bb\u2060c\u{e0041}', 'abc'],
    ['soft hyphens and annotations', 'ex\u00adample\ufff9.edu\ufffb', 'example.edu'],
  ])('loses %s', (_, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it('keeps names in every script, joiners included', () => {
    for (const name of ['Zoë Müller', 'محمد', 'अनन्या शर्मा', 'می\u200cخواهم', '王小明', 'O’Neill']) {
      expect(plainText(name)).toBe(name);
    }
  });

  it('is cut off where nobody reads on', () => {
    expect(plainText('x'.repeat(100_000)).length).toBeLessThan(1_000);
  });

  it('is the same value to a program', () => {
    const value = { name: 'a\u009b\u202e\u{e0041}\n', nested: ['\u001b'] };
    expect(JSON.parse(plainJson(value))).toEqual(value);
    expect(plainJson(value)).toMatch(/^[ -~]*$/);
  });
});

describe('a table', () => {
  const lines = table<readonly [string, string]>(
    [
      { title: 'Name', cell: ([name]) => name },
      { title: 'Count', align: 'right', cell: ([, value]) => value },
    ],
    [
      ['王小明', '7'],
      ['Zoe\u0308', '1,234'],
    ],
    (text) => text,
  );

  it('aligns its columns, wide and combining characters too', () => {
    expect(lines).toEqual(['Name    Count', '王小明      7', 'Zoe\u0308     1,234']);
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
  });
});
