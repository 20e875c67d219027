import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../service/core/json.ts';
import { DOCUMENT_FORMATS } from '../../../service/pathway/document/document-format.ts';
import { editDocument } from '../../../service/pathway/document/edit-document.ts';
import { readDocument } from '../../../service/pathway/document/read-document.ts';

const contents = (text: string, format: 'json' | 'yaml'): JsonValue => {
  const { document } = readDocument(new TextEncoder().encode(text), format);
  if (document === null) throw new Error(`not read: ${text}`);
  return document.json;
};

describe('a document that a program changes', () => {
  it('keeps its comments and its manner where nothing was meant', () => {
    const text = '# ours\nname: a # the name\nlist:\n  - { id: x, day: "2026-01-01" }\n';
    const edited = editDocument(text, 'yaml', [
      { path: ['list', 1], value: { id: 'no', day: '2026-02-01' } },
      { path: ['note'], value: '4.50' },
    ]);
    expect(edited).toContain('# ours\nname: a # the name\nlist:\n  - { id: x, day: "2026-01-01" }\n');
    expect(contents(edited, 'yaml')).toEqual({
      name: 'a',
      list: [
        { id: 'x', day: '2026-01-01' },
        { id: 'no', day: '2026-02-01' },
      ],
      note: '4.50',
    });
  });

  it('says the same in JSON and YAML, and can be read again, whatever is put in', () => {
    const text = fc.string({ maxLength: 12 });
    const value = fc.oneof(
      text,
      fc.integer({ min: 0, max: 99 }),
      fc.constantFrom('no', 'yes', '1.5', '2026-01-01', '~', ''),
    );
    const before = { a: [{ b: '1' }], c: 'x' };
    fc.assert(
      fc.property(value, value, (one, other) => {
        const edits = [
          { path: ['a', 0, 'b'], value: one },
          { path: ['a', 1], value: { d: other } },
        ];
        const read = DOCUMENT_FORMATS.map((format) =>
          contents(editDocument(JSON.stringify(before), format, edits), format),
        );
        expect(read[0]).toEqual({ a: [{ b: one }, { d: other }], c: 'x' });
        expect(read[1]).toEqual(read[0]);
      }),
    );
  });
});
