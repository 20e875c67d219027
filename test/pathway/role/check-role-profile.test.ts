import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../service/core/json.ts';
import type { FindingCode } from '../../../service/pathway/check/finding-rules.ts';
import { parseDecimal } from '../../../service/pathway/decimal.ts';
import { checkRoleProfile } from '../../../service/pathway/role/check-role-profile.ts';
import { importanceWord } from '../../../service/pathway/role/importance.ts';
import { readRoleProfile, roleDigest, roleReference } from '../../../service/pathway/role/role-profile.ts';
import { frameworks } from './gap-fixture.ts';

function digestOf(framework: string): string {
  return frameworks(framework, '1')?.digest ?? '';
}

const profile = {
  ...{ type: 'CairnRoleProfile', version: 1, id: 'welder', edition: '2026.1', title: 'Welder' },
  description: 'A role made up for tests.',
  language: 'en',
  occupation: { uri: 'http://data.europa.eu/esco/occupation/welder', title: 'welder' },
  frameworks: [
    { id: 'welding', edition: '1', digest: digestOf('welding') },
    { id: 'general', edition: '1', digest: digestOf('general') },
  ],
  sources: [
    { id: 'survey', kind: 'survey', title: 'A survey', day: '2026-03-01', sampleSize: 40 },
    { id: 'jobs', kind: 'job-market', title: 'Advertisements', day: '2025-10-31', sampleSize: 300 },
  ],
  competencies: [
    {
      ...{ competency: 'welding/join', level: 'welder', importance: '4.5' },
      evidence: [
        { source: 'survey', importance: '4.6', count: 38 },
        { source: 'jobs', importance: '4.4', share: '66.7', count: 200 },
      ],
    },
    { competency: 'general/report', importance: '2', evidence: [{ source: 'survey', importance: '2', count: 40 }] },
  ],
} satisfies JsonObject;

const context = {
  today: '2026-11-24',
  frameworks,
};

function findingsOn(value: JsonValue, today = context.today) {
  const reading = readRoleProfile(value);
  return reading.role === null ? reading.findings : checkRoleProfile(reading.role, { ...context, today });
}

/** The profile with the value at a JSON pointer replaced, added, or (by `undefined`) left out. */
function spoiled(pointer: string, value: JsonValue | undefined): JsonValue {
  const change = (target: JsonValue, path: readonly string[]): JsonValue | undefined => {
    const [key, ...rest] = path;
    if (key === undefined) return value;
    if (Array.isArray(target))
      return target.map((member, at) => (String(at) === key ? (change(member, rest) ?? null) : member));
    const members = Object.entries(target ?? {}).filter(([name]) => name !== key);
    const before = Object.entries(target ?? {}).find(([name]) => name === key)?.[1] ?? null;
    const after = change(before, rest);
    return Object.fromEntries(after === undefined ? members : [...members, [key, after]]);
  };
  return change(profile, pointer.split('/').slice(1)) ?? null;
}

describe('a role profile', () => {
  it('that holds together gets no finding, and is named and digested as it was written', () => {
    expect(findingsOn(profile)).toEqual([]);
    const { role } = readRoleProfile(profile);
    if (role === null) throw new Error('it is one');
    expect(roleReference(role)).toBe('urn:cairn:role:welder:2026.1');
    expect(roleDigest(role)).toMatch(/^0x[0-9a-f]{64}$/);
    const other = readRoleProfile(spoiled('/title', 'A welder'));
    expect(other.role === null ? null : roleDigest(other.role)).not.toBe(roleDigest(role));
  });

  const broken: readonly [
    what: string,
    pointer: string,
    value: JsonValue | undefined,
    found: [FindingCode, string][],
  ][] = [
    ['a member that is none', '/importance', '3', [['form-unknown-member', '/importance']]],
    ['no title', '/title', undefined, [['form-missing-member', '/title']]],
    ['an importance of six', '/competencies/0/importance', '6', [['form-wrong-value', '/competencies/0/importance']]],
    [
      'an importance as a number',
      '/competencies/0/importance',
      4,
      [['form-wrong-value', '/competencies/0/importance']],
    ],
    [
      'an importance of nought',
      '/competencies/0/importance',
      '0.5',
      [['form-wrong-value', '/competencies/0/importance']],
    ],
    [
      'a share over 100',
      '/competencies/0/evidence/1/share',
      '100.1',
      [['form-wrong-value', '/competencies/0/evidence/1/share']],
    ],
    ['a kind of source that is none', '/sources/0/kind', 'rumour', [['form-wrong-value', '/sources/0/kind']]],
    ['a framework that is not known', '/frameworks/1/edition', '9', [['framework-unknown', '/frameworks/1']]],
    [
      'a framework without its digest',
      '/frameworks/1/digest',
      undefined,
      [['framework-not-pinned', '/frameworks/1/digest']],
    ],
    [
      'a framework of another digest',
      '/frameworks/1/digest',
      `0x${'0'.repeat(64)}`,
      [['framework-digest-differs', '/frameworks/1/digest']],
    ],
    [
      'a framework that it does not name',
      '/competencies/1/competency',
      'law/report',
      [
        ['framework-unused', '/frameworks/1'],
        ['reference-to-nothing', '/competencies/1/competency'],
      ],
    ],
    [
      'a competency that is none',
      '/competencies/1/competency',
      'general/sing',
      [['reference-to-nothing', '/competencies/1/competency']],
    ],
    ['a level that is none', '/competencies/0/level', 'guru', [['reference-to-nothing', '/competencies/0/level']]],
    [
      'a level where there are none',
      '/competencies/1/level',
      'welder',
      [['reference-to-nothing', '/competencies/1/level']],
    ],
    [
      'a source that is none',
      '/competencies/1/evidence/0/source',
      'gossip',
      [['reference-to-nothing', '/competencies/1/evidence/0/source']],
    ],
    [
      'a competency twice',
      '/competencies/1/competency',
      'welding/join',
      [
        ['framework-unused', '/frameworks/1'],
        ['id-repeated', '/competencies/1/competency'],
      ],
    ],
    [
      'a source twice',
      '/sources/1/id',
      'survey',
      [
        ['id-repeated', '/sources/1/id'],
        ['reference-to-nothing', '/competencies/0/evidence/1/source'],
      ],
    ],
    [
      'a framework twice',
      '/frameworks/1/id',
      'welding',
      [
        ['id-repeated', '/frameworks/1/id'],
        ['framework-digest-differs', '/frameworks/1/digest'],
        ['reference-to-nothing', '/competencies/1/competency'],
      ],
    ],
    [
      'one source twice for one competency',
      '/competencies/0/evidence/1/source',
      'survey',
      [
        ['source-unused', '/sources/1'],
        ['id-repeated', '/competencies/0/evidence/1/source'],
        ['evidence-over-sample', '/competencies/0/evidence/1/count'],
      ],
    ],
    ['30 February', '/sources/0/day', '2026-02-30', [['date-not-a-day', '/sources/0/day']]],
    ['a survey of tomorrow', '/sources/0/day', '2026-11-25', [['source-in-future', '/sources/0/day']]],
    ['a survey of long ago', '/sources/0/day', '2023-11-23', [['source-outdated', '/sources/0/day']]],
    ['a survey of three years ago today', '/sources/0/day', '2023-11-24', []],
    [
      'evidence without a figure',
      '/competencies/1/evidence/0',
      { source: 'survey' },
      [['evidence-empty', '/competencies/1/evidence/0']],
    ],
    [
      'more answers than people',
      '/competencies/1/evidence/0/count',
      41,
      [['evidence-over-sample', '/competencies/1/evidence/0/count']],
    ],
    [
      'a share that the count does not give',
      '/competencies/0/evidence/1/share',
      '66.5',
      [['evidence-share-differs', '/competencies/0/evidence/1/share']],
    ],
    ['a share that was rounded down', '/competencies/0/evidence/1/share', '66', []],
    ['no evidence', '/competencies/1/evidence', undefined, [['importance-unsupported', '/competencies/1']]],
    [
      'an importance above all evidence',
      '/competencies/0/importance',
      '4.7',
      [['importance-outside-evidence', '/competencies/0/importance']],
    ],
    [
      'an importance below all evidence',
      '/competencies/0/importance',
      '4.3',
      [['importance-outside-evidence', '/competencies/0/importance']],
    ],
  ];

  it.each(broken)('with %s gets exactly the finding for it', (_, pointer, value, found) => {
    expect(findingsOn(spoiled(pointer, value)).map(({ code, pointer: at }) => [code, at])).toEqual(found);
  });

  it('says what to do about every finding', () => {
    for (const [, pointer, value] of broken) {
      for (const { sentence, remedy } of findingsOn(spoiled(pointer, value))) {
        expect(sentence).toMatch(/^["A-Z0-9].*\.$/);
        expect(remedy).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('is checked without an exception, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...broken.map(([, pointer]) => pointer)), fc.jsonValue(), (pointer, value) => {
        const json: JsonValue = JSON.parse(JSON.stringify(value));
        expect(Array.isArray(findingsOn(spoiled(pointer, json)))).toBe(true);
      }),
    );
  });
});

describe('an importance', () => {
  it.each([
    ['1', 'not important'],
    ['1.49', 'not important'],
    ['1.5', 'somewhat important'],
    ['3', 'important'],
    ['4.499999999', 'very important'],
    ['4.5', 'extremely important'],
    ['5', 'extremely important'],
  ])('of %s is called "%s"', (text, word) => {
    expect(importanceWord(parseDecimal(text))).toBe(word);
  });
});
