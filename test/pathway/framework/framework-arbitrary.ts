import fc from 'fast-check';
import {
  ALIGNMENT_RELATIONS,
  COMPETENCY_KINDS,
  type Competency,
  type CompetencyFrameworkDefinition,
} from '../../../service/pathway/framework/competency-framework.ts';
import { writtenFramework } from './framework-fixture.ts';

/** Few words, so that what is generated twice often has something in common. */
const word = fc.constantFrom('can cut', 'can grind', 'can weld');
const level = fc.constantFrom('guided', 'alone', 'leading');

const alignment = fc.record(
  {
    uri: fc.constantFrom('https://example.org/a', 'https://example.org/b', 'urn:example:c'),
    framework: fc.constantFrom('ESCO', 'SFIA'),
    relation: fc.constantFrom(...ALIGNMENT_RELATIONS),
    title: word,
    code: fc.constantFrom('A', 'B'),
  },
  { requiredKeys: ['uri', 'framework', 'relation'] },
);

const flat = fc.record(
  {
    statement: word,
    kind: fc.constantFrom(...COMPETENCY_KINDS),
    code: fc.constantFrom('1', '2'),
    notes: word,
    alignments: fc.array(alignment, { minLength: 1, maxLength: 3 }),
    levelDescriptors: fc.dictionary(level, word, { minKeys: 1, maxKeys: 2 }),
  },
  { requiredKeys: ['statement', 'kind'] },
);

/** Competencies of a few identifiers, each below one that stands before it or at the top. */
const tree: fc.Arbitrary<readonly Competency[]> = fc
  .tuple(
    fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 }),
    fc.array(flat, { minLength: 5, maxLength: 5 }),
    fc.array(fc.nat(5), { minLength: 5, maxLength: 5 }),
  )
  .map(([ids, texts, places]) => {
    const below = (at: number | null): Competency[] =>
      ids.flatMap((id, index) => {
        const place = places[index] ?? 0;
        const text = texts[index];
        const above = place < index ? place : null;
        if (above !== at || text === undefined) return [];
        const parts = below(index);
        return [{ id, ...text, ...(parts.length > 0 ? { competencies: parts } : {}) }];
      });
    return below(null);
  });

const members = fc.record(
  {
    title: word,
    description: word,
    license: fc.constantFrom('https://example.org/l', 'https://example.org/m'),
    reviewOn: fc.constantFrom('2027-01-01', '2028-01-01'),
    publisher: fc.record(
      { name: word, url: fc.constantFrom('https://example.org/', 'https://example.com/') },
      { requiredKeys: ['name'] },
    ),
  },
  { requiredKeys: [] },
);

const scale = fc
  .shuffledSubarray(['guided', 'alone', 'leading'])
  .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), title: word, description: word }))));

/** Frameworks of the right form, of one edition. */
export const frameworks: fc.Arbitrary<CompetencyFrameworkDefinition> = fc
  .tuple(members, scale, tree)
  .map(([texts, levels, competencies]) => {
    const { levels: _, ...rest } = writtenFramework(texts);
    return { ...rest, ...(levels.length > 0 ? { levels } : {}), competencies: [...competencies] };
  });
