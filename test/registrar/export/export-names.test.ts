import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameFrom } from '../../../service/registrar/export/export-names.ts';

describe('a file name made of a name', () => {
  it.each([
    ['Zoë Åström', 'Zoë Åström'],
    ['a/b\\c:d*e?"<>|', 'a-b-c-d-e-----'],
    ['..\\..\\etc', '-..-etc'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['  spaced  out.  ', 'spaced out'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['Ann\u202egnp.exe\u0000', 'Anngnp.exe'],
    ['ليلى', 'ليلى'],
    ['...', '_'],
    ['', '_'],
  ])('of %j is %j', (text, name) => {
    expect(fileNameFrom(text)).toBe(name);
  });

  it('fits every file system, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const name = fileNameFrom(text);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(141);
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]|^[. ]|[. ]$|^$/u);
      }),
    );
  });
});
