import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../../service/core/json.ts';
import { FINDING_RULES, type FindingCode } from '../../../../service/pathway/check/finding-rules.ts';
import { exportCase } from '../../../../service/pathway/framework/case/export-case.ts';
import { importCase } from '../../../../service/pathway/framework/case/import-case.ts';
import { withValue } from '../../with-value.ts';
import { inOneOrder, samplePackage } from './sample-packages.ts';

const SMALL = samplePackage('small');
const RUBRICS = samplePackage('rubrics-and-others');
const STANDARD = samplePackage('state-standard');
const SETTING = { changedAt: '2026-09-01T08:00:00Z', address: null, creator: 'Example University' };

type Found = readonly [code: FindingCode, pointer: string];

/** Of the item at a place in the small package. */
const item = (at: number): JsonValue => identifierIn('CFItems', at);
const association = (at: number): JsonValue => identifierIn('CFAssociations', at);

function identifierIn(list: string, at: number): JsonValue {
  const entries = SMALL[list];
  const entry = isJsonArray(entries) ? entries[at] : undefined;
  return isJsonObject(entry) ? (entry.identifier ?? null) : null;
}

const linkTo = (identifier: JsonValue): JsonObject => ({ title: '', identifier, uri: 'urn:example:none' });

const our = (said: JsonValue): JsonObject => ({ cairn: said });

function changed(pointer: string, value: JsonValue | undefined, source = SMALL): JsonObject {
  const other = withValue(source, pointer, value);
  if (!isJsonObject(other)) throw new Error('a package is an object');
  return other;
}

/** A chain of items, each below the one before. */
function chain(length: number): JsonObject {
  const name = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  const when = '2026-02-11T09:30:00Z';
  const link = (at: number) => ({ title: `${at}`, identifier: name(at), uri: `urn:uuid:${name(at)}` });
  return {
    CFDocument: { ...link(0), title: 'A chain', creator: 'Nobody', lastChangeDateTime: when },
    CFItems: Array.from({ length }, (_, at) => {
      const { identifier, uri } = link(at + 1);
      return { identifier, uri, fullStatement: `Step ${at + 1}`, lastChangeDateTime: when };
    }),
    CFAssociations: Array.from({ length }, (_, at) => ({
      identifier: name(1_000 + at),
      uri: `urn:uuid:${name(1_000 + at)}`,
      associationType: 'isChildOf',
      originNodeURI: link(at + 1),
      destinationNodeURI: link(at),
      lastChangeDateTime: when,
    })),
  };
}

/** More than stand beside one another. */
function flat(length: number): JsonObject {
  const { CFDocument, CFItems } = chain(length);
  return { CFDocument: CFDocument ?? null, CFItems: CFItems ?? null };
}

const deep = (levels: number): JsonValue => (levels === 0 ? 'bottom' : { in: deep(levels - 1) });

/** Nothing comes of these. */
const refused: readonly [what: string, source: unknown, ...found: Found[]][] = [
  ['is null', null, ['form-wrong-value', '']],
  ['is a list', [SMALL], ['form-wrong-value', '']],
  ['is text', 'CFPackage', ['form-wrong-value', '']],
  ['is not JSON', { CFDocument: new Date(0) }, ['form-unsafe', '']],
  ['nests without end', { ...SMALL, extensions: deep(70) }, ['form-unsafe', '']],
  ['nests deeper than a framework can', { ...SMALL, extensions: deep(62) }, ['case-too-large', '']],
  ['hides a prototype', JSON.parse('{"CFDocument":{"__proto__":{}}}'), ['form-unsafe', '/CFDocument/__proto__']],
  ['has no document', changed('/CFDocument', undefined), ['form-missing-member', '/CFDocument']],
  ['has a document that is a list', changed('/CFDocument', []), ['form-wrong-value', '/CFDocument']],
  [
    'has a document without a title',
    changed('/CFDocument/title', undefined),
    ['form-missing-member', '/CFDocument/title'],
  ],
  [
    'has a document without a creator',
    changed('/CFDocument/creator', undefined),
    ['form-missing-member', '/CFDocument/creator'],
  ],
  [
    'has a document whose creator is an object',
    changed('/CFDocument/creator', { name: 'Guild' }),
    ['form-wrong-value', '/CFDocument/creator'],
  ],
  [
    'has a document that was never changed',
    changed('/CFDocument/lastChangeDateTime', undefined),
    ['form-missing-member', '/CFDocument/lastChangeDateTime'],
  ],
  [
    'has a licence without an address',
    changed('/CFDocument/licenseURI', { title: 'CC BY' }),
    ['form-missing-member', '/CFDocument/licenseURI/uri'],
  ],
  ['has no items', changed('/CFItems', undefined), ['case-without-items', '/CFItems']],
  ['has an empty list of items', changed('/CFItems', []), ['case-without-items', '/CFItems']],
  ['has items by their identifiers', changed('/CFItems', { a: {} }), ['form-wrong-value', '/CFItems']],
  ['has an item that is null', changed('/CFItems/1', null), ['form-wrong-value', '/CFItems/1']],
  [
    'has an item without a statement',
    changed('/CFItems/1/fullStatement', undefined),
    ['form-missing-member', '/CFItems/1/fullStatement'],
  ],
  [
    'has an item whose statement is null',
    changed('/CFItems/1/fullStatement', null),
    ['form-wrong-value', '/CFItems/1/fullStatement'],
  ],
  [
    'has an item without an identifier',
    changed('/CFItems/0/identifier', undefined),
    ['form-missing-member', '/CFItems/0/identifier'],
  ],
  [
    'has an item whose identifier is no UUID',
    changed('/CFItems/0/identifier', 'T1'),
    ['form-wrong-value', '/CFItems/0/identifier'],
  ],
  ['has an item without an address', changed('/CFItems/0/uri', undefined), ['form-missing-member', '/CFItems/0/uri']],
  [
    'has an item whose code is a number',
    changed('/CFItems/0/humanCodingScheme', 1.1),
    ['form-wrong-value', '/CFItems/0/humanCodingScheme'],
  ],
  [
    'has two items of one identifier, in whatever case',
    changed('/CFItems/2/identifier', String(item(1)).toUpperCase()),
    ['id-repeated', '/CFItems/2/identifier'],
  ],
  [
    'has an item with the identifier of the document',
    changed('/CFItems/3/identifier', identifierOfDocument()),
    ['id-repeated', '/CFItems/3/identifier'],
  ],
  ['has associations that are an object', changed('/CFAssociations', {}), ['form-wrong-value', '/CFAssociations']],
  [
    'has an association without a type',
    changed('/CFAssociations/0/associationType', undefined),
    ['form-missing-member', '/CFAssociations/0/associationType'],
  ],
  [
    'has an association without an origin',
    changed('/CFAssociations/0/originNodeURI', undefined),
    ['form-missing-member', '/CFAssociations/0/originNodeURI'],
  ],
  [
    'has an association whose destination is an address alone',
    changed('/CFAssociations/0/destinationNodeURI', 'urn:uuid:1'),
    ['form-wrong-value', '/CFAssociations/0/destinationNodeURI'],
  ],
  [
    'has a destination without an identifier',
    changed('/CFAssociations/0/destinationNodeURI/identifier', undefined),
    ['form-missing-member', '/CFAssociations/0/destinationNodeURI/identifier'],
  ],
  [
    'has two associations of one identifier',
    changed('/CFAssociations/1/identifier', association(0)),
    ['id-repeated', '/CFAssociations/1/identifier'],
  ],
  ['has more levels than a framework', chain(21), ['case-too-large', '/CFItems/20']],
  [
    'has more items beside one another than a framework',
    flat(5_001),
    ...Array.from({ length: 10 }, (_, at): Found => ['case-without-place', `/CFItems/${at}`]),
    ['case-too-large', '/CFItems/5000'],
  ],
  [
    'has extensions of an item that are a list',
    changed('/CFItems/0/extensions', []),
    ['form-wrong-value', '/CFItems/0/extensions'],
  ],
  [
    'says for us what we have no word for',
    changed('/CFDocument/extensions', our({ colour: 'red' })),
    ['form-unknown-member', '/CFDocument/extensions/cairn/colour'],
  ],
  [
    'says for us an identifier that is none',
    changed('/CFItems/0/extensions', our({ id: 'Bench 1' })),
    ['form-wrong-value', '/CFItems/0/extensions/cairn/id'],
  ],
  [
    'says for us that something is not there which has to be',
    changed('/CFItems/0/extensions', our({ without: ['statement'] })),
    ['form-missing-member', '/CFItems/0/extensions/cairn/statement'],
  ],
  [
    'says for us a text',
    changed('/CFItems/0/extensions', our('bench')),
    ['form-wrong-value', '/CFItems/0/extensions/cairn'],
  ],
  [
    'gives two items one identifier of ours',
    changed('/CFItems/0/extensions', our({ id: 's' })),
    ['id-repeated', '/CFItems/3'],
  ],
  ['is wrapped and has no document', { CFPackage: {} }, ['form-missing-member', '/CFPackage/CFDocument']],
  ['is wrapped beside something else', { CFPackage: SMALL, more: 1 }, ['form-missing-member', '/CFDocument']],
];

/** These become frameworks, are told of, and come out again as they were. */
const told: readonly [what: string, source: JsonObject, ...found: Found[]][] = [
  [
    'has an item that no association places',
    changed('/CFAssociations/3', undefined),
    ['case-without-place', '/CFItems/3'],
  ],
  [
    'has no associations at all',
    changed('/CFAssociations', undefined),
    ...[0, 1, 2, 3].map((at): Found => ['case-without-place', `/CFItems/${at}`]),
  ],
  [
    'has an item below one of another document',
    changed('/CFAssociations/3/destinationNodeURI', linkTo('0b6f9d5e-7a55-4a5f-9a3e-4f1f7c8d2e11')),
    ['case-without-place', '/CFItems/3'],
  ],
  ['has an item with two parents', STANDARD, ['case-second-place', '/CFAssociations/18']],
  [
    'has an item below itself',
    changed('/CFAssociations/3/destinationNodeURI', linkTo(item(3))),
    ['case-circle', '/CFAssociations/3'],
    ['case-without-place', '/CFItems/3'],
  ],
  [
    'has a circle of two',
    changed('/CFAssociations/0/destinationNodeURI', linkTo(item(1))),
    ['case-circle', '/CFAssociations/1'],
    ['case-without-place', '/CFItems/1'],
  ],
  [
    'has an association of a type that CASE does not know',
    changed('/CFAssociations/0/associationType', 'isBelow'),
    ['case-without-place', '/CFItems/0'],
    ['case-off-form', '/CFAssociations/0/associationType'],
  ],
  [
    'has a sequence number in quotation marks',
    changed('/CFAssociations/0/sequenceNumber', '1'),
    ['case-off-form', '/CFAssociations/0/sequenceNumber'],
  ],
  [
    'has a time without a zone',
    changed('/CFItems/0/lastChangeDateTime', '2026-02-11T09:30:00'),
    ['case-off-form', '/CFItems/0/lastChangeDateTime'],
  ],
  [
    'has a day that the calendar lacks',
    changed('/CFDocument/statusStartDate', '2026-02-30'),
    ['case-off-form', '/CFDocument/statusStartDate'],
  ],
  [
    'is of a version of CASE that is not yet',
    changed('/CFDocument/caseVersion', '2.0'),
    ['case-off-form', '/CFDocument/caseVersion'],
  ],
  [
    'has one subject instead of a list',
    changed('/CFDocument/subject', 'Crafts'),
    ['case-off-form', '/CFDocument/subject'],
  ],
  [
    'has one level of education instead of a list',
    changed('/CFItems/2/educationLevel', '09'),
    ['case-off-form', '/CFItems/2/educationLevel'],
  ],
  [
    'has a link without a title',
    changed('/CFAssociations/1/originNodeURI/title', undefined),
    ['case-off-form', '/CFAssociations/1/originNodeURI/title'],
  ],
  ['has definitions that are a list', changed('/CFDefinitions', []), ['case-off-form', '/CFDefinitions']],
  [
    'has a licence without its text',
    changed('/CFDefinitions/CFLicenses/0/licenseText', undefined, STANDARD),
    ['case-second-place', '/CFAssociations/18'],
    ['case-off-form', '/CFDefinitions/CFLicenses/0/licenseText'],
  ],
  [
    'has a type of items without a description',
    changed('/CFDefinitions/CFItemTypes/2/description', undefined, STANDARD),
    ['case-second-place', '/CFAssociations/18'],
    ['case-off-form', '/CFDefinitions/CFItemTypes/2/description'],
  ],
  [
    'has a criterion whose weight is text',
    changed('/CFRubrics/0/CFRubricCriteria/0/weight', '60 %', RUBRICS),
    ['case-off-form', '/CFRubrics/0/CFRubricCriteria/0/weight'],
  ],
  [
    'has a level whose score is text',
    changed('/CFRubrics/0/CFRubricCriteria/0/CFRubricCriterionLevels/1/score', 'good', RUBRICS),
    ['case-off-form', '/CFRubrics/0/CFRubricCriteria/0/CFRubricCriterionLevels/1/score'],
  ],
  [
    'has a statement longer than we carry',
    changed('/CFItems/1/fullStatement', 'Saw. '.repeat(1_000)),
    ['case-text-cut', '/CFItems/1/fullStatement'],
  ],
  [
    'has a title longer than we carry',
    changed('/CFDocument/title', 'T'.repeat(201)),
    ['case-text-cut', '/CFDocument/title'],
  ],
  ['is wrapped', { CFPackage: changed('/CFDocument/subject', 7) }, ['case-off-form', '/CFPackage/CFDocument/subject']],
];

function identifierOfDocument(): JsonValue {
  const document = SMALL.CFDocument;
  return isJsonObject(document) ? (document.identifier ?? null) : null;
}

function found(source: unknown): Found[] {
  return importCase(source).findings.map(({ code, pointer }): Found => [code, pointer]);
}

describe('a package', () => {
  it('with nothing wrong has no findings', () => {
    expect(found(SMALL)).toEqual([]);
    expect(found(RUBRICS)).toEqual([]);
    expect(found({ CFPackage: SMALL })).toEqual([]);
  });

  it.each(refused)('that %s is refused, and exactly that is said', (_, source, ...expected) => {
    expect(importCase(source).framework).toBeNull();
    expect(found(source)).toEqual(expected);
  });

  it.each(told)('that %s is read, told of, and lost nothing of', (_, source, ...expected) => {
    const { framework, findings } = importCase(source);
    if (framework === null) throw new Error(JSON.stringify(findings));
    expect(found(source)).toEqual(expected);
    const { CFPackage: plain = source } = source;
    expect(inOneOrder(exportCase(framework, SETTING))).toEqual(isJsonObject(plain) ? inOneOrder(plain) : plain);
  });

  it('that is wrong in the same way again and again is told of it once, with how often', () => {
    const items = SMALL.CFItems;
    const source = {
      ...SMALL,
      CFItems: isJsonArray(items) ? items.map((each) => ({ ...Object(each), educationLevel: '09' })) : [],
    };
    expect(importCase(source).findings).toMatchObject([
      {
        code: 'case-off-form',
        pointer: '/CFItems/0/educationLevel',
        sentence:
          'By CASE 1.1, "educationLevel" is the text "09", where a list is asked for; the same is so at 3 more places.',
      },
    ]);
    const sentences = importCase(flat(12)).findings.map(({ sentence }) => sentence);
    expect(sentences).toHaveLength(10);
    expect(sentences[8]).toMatch(/stands\.$/);
    expect(sentences[9]).toMatch(/stands; the same is so at 2 more places\.$/);
  });

  it('is told of in sentences, with what to do', () => {
    for (const [, source] of [...refused.filter(([what]) => !what.includes('beside one another')), ...told]) {
      for (const { code, severity, sentence, remedy } of importCase(source).findings) {
        expect(severity).toBe(FINDING_RULES[code].severity);
        expect(sentence).toMatch(/^["A-Z].*\.$/s);
        expect(remedy).toMatch(/^[A-Z].*\.$/s);
      }
    }
  });
});
