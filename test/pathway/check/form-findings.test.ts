import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from '../../../service/pathway/check/read-form.ts';
import { pathwaySchema } from '../../../service/pathway/definition/pathway-definition.ts';
import { requirementSchema } from '../../../service/pathway/definition/requirement.ts';
import { decimalTextSchema, idSchema } from '../../../service/pathway/form/text.ts';

const form = z.strictObject({
  title: z.string().max(5),
  'a/b': z.enum(['skill', 'ability']).exactOptional(),
  weight: decimalTextSchema.exactOptional(),
  count: z.int().min(1).max(9).exactOptional(),
  names: z.record(idSchema, z.string()).exactOptional(),
  levels: z
    .array(z.strictObject({ id: idSchema }))
    .min(1)
    .max(2),
  tags: z.array(z.string()).min(1).exactOptional(),
  requirement: requirementSchema.exactOptional(),
});
const GOOD = { title: 'Data', levels: [{ id: 'novice' }] };

function findings(document: unknown, schema: z.ZodType = form, written?: (pointer: string) => string | undefined) {
  const reading = readForm(schema, document, written);
  return 'findings' in reading ? reading.findings : [];
}

/** What is found in a good document with these members. */
const found = (members: object) => findings({ ...GOOD, ...members }).map(({ sentence, remedy }) => [sentence, remedy]);

describe('what a schema finds', () => {
  it('is nothing where a document has its form', () => {
    expect(findings(GOOD)).toEqual([]);
  });

  it('has a code and a place: of what is wrong, of what is unknown, of where something is missing', () => {
    const broken = { 'c~d': 1, 'a/b': 'art', levels: [{}] };
    expect(findings(broken).map(({ code, pointer, severity }) => `${severity} ${code} ${pointer}`)).toEqual([
      ...['error form-missing-member /title', 'error form-wrong-value /a~1b', 'error form-missing-member /levels/0/id'],
      ...['error form-unknown-member /c~0d'],
    ]);
  });

  it.each([
    [
      'a number for text',
      { title: 7 },
      '"title" is the number 7, where text is asked for.',
      'Write it in quotation marks: "7".',
    ],
    [
      'a truth value for text',
      { title: false },
      '"title" is false, where text is asked for.',
      'Write it in quotation marks: "false".',
    ],
    ['nothing for text', { title: null }, '"title" is empty (null), where text is asked for.', 'Write text.'],
    [
      'nothing where there need be none',
      { weight: null },
      '"weight" is empty (null), where text is asked for.',
      'Write text, or leave it out.',
    ],
    [
      'too long a text',
      { title: 'Data sets' },
      '"title" has 9 characters; no more than 5 can stand there.',
      'Shorten it.',
    ],
    [
      'a text of another form',
      { weight: '5e1' },
      '"5e1" cannot stand as "weight".',
      'Write a decimal in quotation marks, such as "62.5".',
    ],
    ['an empty text', { weight: '' }, '"weight" is empty.', 'Write a decimal in quotation marks, such as "62.5".'],
    [
      'a text with blanks around it',
      { weight: ' 5' },
      '" 5" cannot stand as "weight".',
      'Take away the blank space around it.',
    ],
    [
      'a text for a number',
      { count: '3' },
      '"count" is the text "3", where a number is asked for.',
      'Write it without quotation marks: 3.',
    ],
    ['part of a number', { count: 1.5 }, '"count" is 1.5, which is no whole number.', 'Write a whole number.'],
    ['too small a number', { count: 0 }, '"count" is 0; 1 is the least.', 'Write 1 or more.'],
    ['too great a number', { count: 10 }, '"count" is 10; 9 is the most.', 'Write 9 or less.'],
    ['an empty list', { levels: [] }, '"levels" is an empty list.', 'Add an entry.'],
    [
      'an empty list where there need be none',
      { tags: [] },
      '"tags" is an empty list.',
      'Add an entry, or leave it out.',
    ],
    [
      'too long a list',
      { levels: [1, 2, 3].map((at) => ({ id: `l${at}` })) },
      '"levels" has 3 entries; no more than 2 can stand there.',
      'Divide it, or leave some out.',
    ],
    [
      'no list',
      { levels: 'novice' },
      '"levels" is the text "novice", where a list is asked for.',
      'Write a list: in brackets, or each entry on a line after "- ".',
    ],
    [
      'another word',
      { 'a/b': 'art' },
      '"a/b" is "art", which is none of the words that can stand there.',
      'Write one of "skill", "ability".',
    ],
    [
      'a word that is mistyped',
      { 'a/b': 'skil' },
      '"a/b" is "skil", which is none of the words that can stand there.',
      'Is "skill" meant? There are "skill", "ability".',
    ],
    [
      'an entry that is no object',
      { levels: [7] },
      'Entry 1 of "levels" is the number 7, where an object with members is asked for.',
      'Write an object with members.',
    ],
    [
      'an unknown name',
      { colour: 1 },
      '"colour" is no member that can stand here.',
      'Correct its name, or leave it out; what else can stand here: a/b, weight, count, names, tags, requirement.',
    ],
    [
      'a name that is mistyped',
      { wieght: '1' },
      '"wieght" is no member that can stand here.',
      'Is "weight" meant? Otherwise leave it out.',
    ],
    [
      'a name of another form',
      { names: { 'A B': 'x' } },
      'The name "A B" cannot stand here.',
      'Write names of lower-case letters, digits and single hyphens, such as "data-cleaning".',
    ],
    ['no kind', { requirement: {} }, '"kind" is missing.', expect.stringMatching(/^Add it: one of "all", "any", /)],
    [
      'a kind that is mistyped',
      { requirement: { kind: 'creditz' } },
      '"kind" is "creditz", which is none of the words that can stand there.',
      'Is "credits" meant?',
    ],
    [
      'a member that another kind has',
      { requirement: { kind: 'credits', atLeast: '1', of: [] } },
      '"of" is no member that can stand where "kind" is "credits".',
      'Correct its name, or leave it out; what else can stand here: from.',
    ],
    [
      'a number within a kind',
      { requirement: { kind: 'all', of: [{ kind: 'credits', atLeast: 30 }] } },
      '"atLeast" is the number 30, where text is asked for.',
      'Write it in quotation marks: "30".',
    ],
    [
      'a decimal that is missing within a kind',
      { requirement: { kind: 'credits' } },
      '"atLeast" is missing.',
      'Add it: a decimal in quotation marks, such as "62.5".',
    ],
  ])('of %s is said in plain words', (_, members, sentence, remedy) => {
    expect(found(members)).toEqual([[sentence, remedy]]);
  });

  it.each([
    ['a list', [], 'The document is a list, where an object with members is asked for.'],
    ['text', 'x', 'The document is the text "x", where an object with members is asked for.'],
    ['no JSON', undefined, 'The document is not JSON.'],
  ])('of %s for a document is about the whole', (_, document, sentence) => {
    expect(findings(document)).toMatchObject([{ pointer: '', sentence }]);
  });

  it('repeats a number as it was written', () => {
    const document = { ...GOOD, title: 1.1 };
    expect(findings(document, form, (pointer) => (pointer === '/title' ? '1.10' : undefined))[0]?.remedy).toBe(
      'Write it in quotation marks: "1.10".',
    );
  });

  it('holds no word of the library, whatever the document', () => {
    const members = fc.constantFrom(...Object.keys(pathwaySchema.shape), 'kind', 'of', 'x');
    const words = fc.constantFrom('CairnPathway', 'all', 'credits', 'data-cleaning', ' ', '', '1');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        tie('leaf'),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(members, tie('tree'), { maxKeys: 6 }),
      ),
      leaf: fc.oneof(words, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    }));
    fc.assert(
      fc.property(tree, (document) => {
        for (const { sentence, remedy, code } of [
          ...findings(document, pathwaySchema),
          ...findings(document, requirementSchema),
        ]) {
          expect(code).toMatch(/^form-/);
          expect(`${sentence} ${remedy}`).not.toMatch(
            /undefined|invalid|expected|received|NaN|\[object|discriminator|zod/i,
          );
          expect(sentence).toMatch(/\.$/);
          expect(remedy).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
