import { describe, expect, it } from 'vitest';
import { findingLines, summaryLine } from '../../service/cli/findings-view.ts';
import { paintFor } from '../../service/cli/palette.ts';
import { finding } from '../../service/pathway/check/finding.ts';
import { checkDocument } from '../../service/pathway/document/check-document.ts';

const plain = paintFor({}, {});

/** What is shown of a wrong value at a pointer. */
function shown(text: string, pointer: readonly PropertyKey[], most = 50): string[] {
  const words = { sentence: 'It is wrong.', remedy: 'Correct it.' };
  const { findings } = checkDocument(new TextEncoder().encode(text), 'yaml', () => ({
    content: null,
    findings: [finding('form-wrong-value', pointer, words)],
  }));
  return findingLines({ file: 'a.yaml', findings }, text, most, plain);
}

describe('a finding on a terminal', () => {
  it('stands with its place, its line, what is meant, and what to do', () => {
    expect(shown('# why\nmodules:\n  - title:  12 # so\n', ['modules', 0, 'title'])).toEqual([
      'a.yaml:3:13 error: It is wrong.',
      '    3 │   - title:  12 # so',
      '      │             ^^',
      '  Correct it.',
      '  form-wrong-value at /modules/0/title',
      '',
    ]);
  });

  it('is marked below wide characters and tabs as they are shown', () => {
    expect(shown('"名前":\t"x\u202ey"', ['名前']).slice(1, 3)).toEqual([
      '    1 │ "名前": "xy"',
      '      │         ^^^^',
    ]);
  });

  it('is shown of a long line with what is around it', () => {
    const members = Array.from({ length: 100 }, (_, at) => `"member ${at}": "value"`).join(', ');
    const [, line = '', mark = ''] = shown(`{${members}, x: 5}`, ['x']);
    expect(line.length).toBeLessThan(120);
    expect(line.slice(mark.indexOf('^'), mark.indexOf('^') + 1)).toBe('5');
    expect(line).toMatch(/│ ….*5}$/);
  });

  it('shows no line where there is none', () => {
    expect(shown('\n', [])).toEqual([
      'a.yaml:1:1 error: The file holds nothing.',
      expect.any(String),
      expect.any(String),
      '',
    ]);
  });

  it('is not shown with the same line twice', () => {
    const words = { sentence: 'It is missing.', remedy: 'Add it.' };
    const { findings } = checkDocument(new TextEncoder().encode('a: 1'), 'yaml', () => ({
      content: null,
      findings: ['b', 'c'].map((name) => finding('form-missing-member', [name], words)),
    }));
    expect(
      findingLines({ file: 'a.yaml', findings }, 'a: 1', 50, plain).filter((line) => line.includes('│')),
    ).toHaveLength(2);
  });

  it('is one of many, of which only the first are shown', () => {
    expect(shown('a: 1', ['a'], 0)).toEqual(['And 1 more finding in a.yaml; --json shows all.', '']);
  });

  it('is counted at the end', () => {
    const file = { file: 'a.yaml', findings: [] };
    expect([
      summaryLine([file], { errors: 0, warnings: 0 }, plain),
      summaryLine([file], { errors: 2, warnings: 1 }, plain),
      summaryLine([file, file], { errors: 0, warnings: 3 }, plain),
    ]).toEqual(['Nothing is wrong in a.yaml.', '2 errors and 1 warning in a.yaml.', '3 warnings in 2 files.']);
  });
});
