import { describe, expect, it } from 'vitest';
import { shippedFrameworks } from '../../../service/pathway/examples/shipped-frameworks.ts';
import { checkFramework, MOST_WITHOUT_ORDER } from '../../../service/pathway/framework/check-framework.ts';
import type {
  Competency,
  CompetencyFrameworkDefinition,
} from '../../../service/pathway/framework/competency-framework.ts';
import { parseFramework } from '../../../service/pathway/framework/parse-framework.ts';
import { competency, writtenFramework } from './framework-fixture.ts';

const today = '2026-11-24';
const found = (changes: Partial<CompetencyFrameworkDefinition>) =>
  checkFramework(parseFramework(writtenFramework(changes)), { today });
const places = (changes: Partial<CompetencyFrameworkDefinition>) =>
  found(changes).map(({ code, pointer }) => `${code} ${pointer}`);
const inside = (changes: Partial<Competency>) => ({
  competencies: [competency('weld', { competencies: [competency('cut'), competency('grind', changes)] })],
});
const GRIND = '/competencies/0/competencies/1';

describe('a framework in which nothing is wrong', () => {
  it('has no findings', () => {
    expect(found({})).toEqual([]);
  });

  it.each(shippedFrameworks)('$id, which ships', (framework) => {
    expect(checkFramework(framework, { today })).toEqual([]);
  });
});

describe('a day', () => {
  it('that the calendar lacks is an error', () => {
    expect(found({ reviewOn: '2027-02-30' })).toEqual([
      {
        code: 'date-not-a-day',
        severity: 'error',
        pointer: '/reviewOn',
        sentence: '2027-02-30 is no day of the calendar.',
        remedy: 'Write year, month and day: 2027-03-31.',
      },
    ]);
  });

  it('of review is warned of from that day on', () => {
    expect(places({ reviewOn: '2026-11-25' })).toEqual([]);
    expect(found({ reviewOn: '2026-11-24' })).toMatchObject([
      { code: 'review-due', severity: 'warning', pointer: '/reviewOn' },
    ]);
  });
});

describe('levels', () => {
  it('have identifiers of their own', () => {
    const level = (id: string) => ({ id, title: id });
    expect(places({ levels: [level('guided'), level('alone'), level('guided')] })).toEqual([
      'id-repeated /levels/2/id',
    ]);
  });

  it('that are described are of the scale; the nearest is offered', () => {
    expect(found(inside({ levelDescriptors: { guided: 'so', alone: 'so', alonee: 'so' } }))).toMatchObject([
      {
        code: 'reference-to-nothing',
        severity: 'error',
        pointer: `${GRIND}/levelDescriptors/alonee`,
        sentence: 'There is no level "alonee" in the scale of this framework.',
        remedy: 'Is "alone" meant? Otherwise name one that there is, or take the reference out.',
      },
    ]);
    const { levels: _, ...without } = writtenFramework(inside({ levelDescriptors: { guided: 'so' } }));
    expect(checkFramework(parseFramework(without), { today })).toMatchObject([
      { code: 'reference-to-nothing', pointer: `${GRIND}/levelDescriptors/guided` },
    ]);
  });

  it('are all described, or none', () => {
    expect(found(inside({ levelDescriptors: { guided: 'so' } }))).toMatchObject([
      {
        code: 'levels-partly-described',
        severity: 'warning',
        pointer: `${GRIND}/levelDescriptors`,
        sentence: '"grind" describes some levels, and not "alone".',
      },
    ]);
  });
});

describe('an alignment', () => {
  const alignment = (
    relation: 'exact' | 'close' | 'broader' | 'narrower' | 'related',
    uri = 'https://example.org/a',
  ) => ({
    uri,
    framework: 'Example',
    relation,
  });

  it('that stands twice is warned of', () => {
    expect(places(inside({ alignments: [alignment('exact'), alignment('exact')] }))).toEqual([
      `alignment-repeated ${GRIND}/alignments/1`,
    ]);
    expect(places(inside({ alignments: [alignment('exact'), alignment('close')] }))).toEqual([
      `alignment-repeated ${GRIND}/alignments/1`,
    ]);
    expect(places(inside({ alignments: [alignment('exact'), alignment('exact', 'https://example.org/b')] }))).toEqual(
      [],
    );
  });

  it('contradicts one that does not go together with it', () => {
    expect(found(inside({ alignments: [alignment('broader'), alignment('narrower')] }))).toMatchObject([
      {
        code: 'alignment-contradictory',
        severity: 'error',
        pointer: `${GRIND}/alignments/1`,
        sentence: 'https://example.org/a is "broader" here, and "narrower" as well.',
      },
    ]);
  });
});

describe('a statement', () => {
  it('that nobody can see is warned of, in the language of the framework', () => {
    expect(found(inside({ statement: 'understands how a wheel cuts' }))).toMatchObject([
      {
        code: 'statement-unmeasurable',
        severity: 'warning',
        pointer: `${GRIND}/statement`,
        sentence: 'Nobody can see whether somebody does this: "understands".',
      },
    ]);
    expect(places({ ...inside({ statement: 'understands how a wheel cuts' }), language: 'de' })).toEqual([]);
  });

  it('that another competency has already is warned of', () => {
    expect(found(inside({ statement: 'Can  show cut.' }))).toMatchObject([
      {
        code: 'statement-repeated',
        severity: 'warning',
        pointer: `${GRIND}/statement`,
        sentence: '"grind" says the same as "cut".',
      },
    ]);
  });
});

it('A number that another competency has already is warned of', () => {
  const competencies = [competency('cut', { code: 'W1' }), competency('grind', { code: 'W1' })];
  expect(places({ competencies })).toEqual(['code-repeated /competencies/1/code']);
});

it('A long list without order is warned of', () => {
  const list = Array.from({ length: MOST_WITHOUT_ORDER + 1 }, (_, index) => competency(`c${index}`));
  expect(places({ competencies: list })).toEqual(['framework-flat /competencies']);
  expect(places({ competencies: list.slice(1) })).toEqual([]);
  expect(places({ competencies: [...list, competency('d', { competencies: [competency('e')] })] })).toEqual([]);
});
