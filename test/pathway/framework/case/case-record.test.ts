import { describe, expect, it } from 'vitest';
import { competencyFrameworkSchema } from '../../../../service/pathway/framework/competency-framework.ts';

const ITEM = {
  identifier: '70D64823-d7cc-11e8-824f-0242ac160002',
  uri: 'https://case.example.org/uri/70d64823-d7cc-11e8-824f-0242ac160002',
  fullStatement: 'Describe a data set so that others find it.',
  lastChangeDateTime: '2025-09-01T08:00:00+00:00',
  educationLevel: ['09', '10'],
  CFItemTypeURI: null,
  extensions: { 'x-difficulty': 0.25 },
};

const framework = (record: unknown) => ({
  type: 'CairnCompetencyFramework',
  version: 1,
  id: 'data-stewardship',
  edition: '2026.1',
  title: 'Data stewardship',
  description: 'What stewards of research data can do.',
  language: 'en',
  competencies: [{ id: 'describe-data', statement: 'can describe a data set', kind: 'skill', case: record }],
});

describe('what a CASE package said of a competency', () => {
  it('is kept whole, members that Cairn does not know and those that are null included', () => {
    const kept = framework({ item: ITEM });
    expect(competencyFrameworkSchema.parse(kept)).toEqual(kept);
  });

  it.each([
    ['another member of ours', { item: ITEM, remark: 'ours' }],
    ['no item', {}],
    ['an item without an identifier', { item: { ...ITEM, identifier: undefined } }],
    ['an item whose statement is a number', { item: { ...ITEM, fullStatement: 7 } }],
    ['an empty list of associations', { item: ITEM, associations: [] }],
  ])('is refused with %s', (_, record) => {
    expect(competencyFrameworkSchema.safeParse(framework(record)).success).toBe(false);
  });
});
