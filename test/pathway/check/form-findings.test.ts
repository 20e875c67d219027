import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formFindings } from '../../../service/pathway/check/form-findings.ts';

const form = z.strictObject({
  title: z.string().max(5),
  'a/b': z.enum(['skill', 'ability']).exactOptional(),
  levels: z.array(z.strictObject({ id: z.string().regex(/^[a-z]+$/) })).min(1),
});
const GOOD = { title: 'Data', levels: [{ id: 'novice' }] };

function findings(document: unknown, at?: readonly PropertyKey[]) {
  const parsed = form.safeParse(document, { reportInput: true });
  return parsed.success ? [] : formFindings(parsed.error, at);
}

describe('what a schema finds', () => {
  it('is nothing where a document has its form', () => {
    expect(findings(GOOD)).toEqual([]);
  });

  it.each([
    ['a missing member', { levels: GOOD.levels }, 'form-missing-member', '/title', '"title" is missing.'],
    ['an unknown member', { ...GOOD, 'c~d': 1 }, 'form-unknown-member', '/c~0d', '"c~d" is no member of this form.'],
    [
      'a number for text',
      { ...GOOD, title: 7 },
      'form-wrong-value',
      '/title',
      '"title" is a number, where text is asked for.',
    ],
    [
      'null for text',
      { ...GOOD, title: null },
      'form-wrong-value',
      '/title',
      '"title" is null, where text is asked for.',
    ],
    [
      'too long a text',
      { ...GOOD, title: 'Data sets' },
      'form-wrong-value',
      '/title',
      '"title" has more than 5 characters.',
    ],
    ['an empty list', { ...GOOD, levels: [] }, 'form-wrong-value', '/levels', '"levels" has fewer than 1 entries.'],
    ['another word', { ...GOOD, 'a/b': 'art' }, 'form-wrong-value', '/a~1b', '"a/b" is none of "skill", "ability".'],
    [
      'a text of another form',
      { ...GOOD, levels: [{ id: 'A1' }] },
      'form-wrong-value',
      '/levels/0/id',
      '"id" does not have the form that its place asks for.',
    ],
    ['a list for the document', [], 'form-wrong-value', '', 'The document is a list, where an object is asked for.'],
  ])('tells %s, where it is, and what to do', (_, document, code, pointer, sentence) => {
    expect(findings(document)).toEqual([
      { code, severity: 'error', pointer, sentence, remedy: expect.stringMatching(/^[A-Z].*\.$/) },
    ]);
  });

  it('stands below the place of what was looked at', () => {
    expect(findings({ ...GOOD, title: 7 }, ['frameworks', 0])[0]?.pointer).toBe('/frameworks/0/title');
  });
});
