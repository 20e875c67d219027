import { describe, expect, it } from 'vitest';
import { digestJson } from '../../service/core/digest.ts';
import type { JsonValue } from '../../service/core/json.ts';
import { parsePathway, pathwayDigest, pathwayReference } from '../../service/pathway/pathway.ts';
import { definition, pathway, spoiled } from './pathway-fixture.ts';

const refusal = (pointer: string) =>
  expect.objectContaining({
    code: 'malformed-pathway',
    details: expect.objectContaining({ findings: expect.arrayContaining([expect.objectContaining({ pointer })]) }),
  });

const REQUIREMENT = '/awards/0/requirement';
const WEIGHTED = '/awards/1/requirement/of/1';

/** What is spoiled, with what, and where the report must point (where that is another place). */
const spoilings: [string, string, JsonValue | undefined, string?][] = [
  ['another type', '/type', 'CairnCertificate'],
  ['another version', '/version', 1],
  ['a version that is text', '/version', '1'],
  ['no edition', '/edition', undefined],
  ['an id with capitals', '/id', 'Welding'],
  ['an id that ends in a hyphen', '/id', 'welding-'],
  ['an edition that a URN cannot hold', '/edition', '2026/1'],
  ['a blank title', '/title', ' '],
  ['a title that is a number', '/title', 7],
  ['a language that is none', '/language', 'English language'],
  ['an unknown member', '/colour', 'red'],
  ['an unknown member whose name needs escaping', '/a~1b', 1, '/a~01b'],
  ['no modules', '/modules', []],
  ['modules that are an object', '/modules', {}],
  ['an unknown member of an assessment', '/modules/0/assessments/0/points', '5'],
  ['an unknown method', '/modules/0/assessments/0/method', 'guess'],
  ['an unknown purpose', '/modules/0/assessments/0/purpose', 'fun'],
  ['a weight that is a JSON number', '/modules/0/assessments/1/weight', 33.4],
  ['an assessment that stands twice', '/modules/1/assessments/0/id', 'quiz'],
  ['a module that stands twice', '/modules/1/id', 'theory'],
  ['no awards', '/awards', []],
  ['an award that stands twice', '/awards/1/id', 'participation'],
  ['an unknown achievement type', '/awards/1/achievementType', 'Medal'],
  ['an award without a requirement', `${REQUIREMENT}`, undefined],
  ['an award that is null', '/awards/0', null],
  ['an unknown kind of requirement', `${REQUIREMENT}/kind`, 'most', `${REQUIREMENT}/kind`],
  ['a requirement of nothing', `${REQUIREMENT}/of`, []],
  ['an unknown member of a requirement', `${REQUIREMENT}/of/1/since`, '2026', `${REQUIREMENT}/of/1/since`],
  ['fewer than one hand-in', `${REQUIREMENT}/of/0/atLeast`, 0],
  ['half a hand-in', `${REQUIREMENT}/of/0/atLeast`, 1.5],
  ['an unknown final result', '/awards/1/requirement/of/0/in/0', 'merit'],
  ['a final result that stands twice', '/awards/1/requirement/of/0/in/1', 'pass'],
  ['no final result at all', '/awards/1/requirement/of/0/in', []],
  ['a threshold with an exponent', `${WEIGHTED}/atLeast`, '5e1'],
  ['a threshold that is negative', `${WEIGHTED}/atLeast`, '-1'],
  ['weights that do not add up to 100', `${WEIGHTED}/of/0/weight`, '33.3', `${WEIGHTED}/of`],
  ['a share of an unknown assessment', `${WEIGHTED}/of/0/assessment`, 'oral'],
  ['a share that stands twice', `${WEIGHTED}/of/1/assessment`, 'essay'],
  ['a distinction for an unknown assessment', '/awards/1/distinction/requirement/assessment', 'oral'],
  ['a core module that is none', '/tiers/0/core/0', 'welding'],
  [
    'a module that is to be passed before and is none',
    '/modules/0/prerequisites',
    ['metal'],
    '/modules/0/prerequisites/0',
  ],
  ['an award of a tier that is none', '/awards/0/tier', 'advanced'],
  [
    'a tier that asks for itself',
    '/tiers/0/requirement',
    { kind: 'tier-completed', tier: 'basics' },
    '/tiers/0/requirement/tier',
  ],
  [
    'an award that asks for itself',
    '/awards/0/requirement',
    { kind: 'award-held', award: 'participation' },
    '/awards/0/requirement/award',
  ],
  [
    'a competency of a framework that is not named',
    '/awards/0/requirement',
    { kind: 'competency', competency: 'metal/weld' },
    '/awards/0/requirement/competency',
  ],
  ['a distinction without a label', '/awards/1/distinction/label', undefined],
];

describe('a pathway definition', () => {
  it('is read, and keeps what was published', () => {
    expect(pathway.awards.map(({ id }) => id)).toEqual(['participation', 'certificate']);
    expect(pathway.source).toEqual(definition);
    expect(pathwayReference(pathway)).toBe('urn:cairn:pathway:welding-basics:2026.1');
  });

  it('has the digest of its source, whatever the order of members', () => {
    const reversed = Object.fromEntries(Object.entries(definition).reverse());
    expect(pathwayDigest(parsePathway(reversed))).toBe(digestJson(definition));
  });

  it.each(spoilings)('with %s is refused, and the report points to it', (_, pointer, value, reported = pointer) => {
    expect(() => parsePathway(spoiled(pointer, value))).toThrow(refusal(reported));
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['text', 'CairnPathway'],
    ['nothing', undefined],
    ['a date', new Date(0)],
  ])('is not %s', (_, value) => {
    expect(() => parsePathway(value)).toThrow(refusal(''));
  });

  it('with a member named __proto__ is refused like any unknown one', () => {
    const hostile: unknown = JSON.parse(JSON.stringify(definition).replace('{', '{"__proto__":{"id":"x"},'));
    expect(() => parsePathway(hostile)).toThrow(refusal('/__proto__'));
  });

  it('that nests without end is refused before it is walked', () => {
    let requirement: JsonValue = { kind: 'not-withdrawn' };
    for (let depth = 0; depth < 50_000; depth++) requirement = { kind: 'all', of: [requirement] };
    const deep = { ...definition, awards: [{ ...definition.awards[0], requirement }] };
    expect(() => parsePathway(deep)).toThrow(refusal(''));
  });

  it('reports every problem at once', () => {
    const broken = { ...definition, title: '', colour: 'red', language: 7 };
    expect(() => parsePathway(broken)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          findings: ['/title', '/language', '/colour'].map((pointer) => expect.objectContaining({ pointer })),
        }),
      }),
    );
  });
});
