/** Packages and frameworks as they may come: whatever CASE allows, and much that producers write besides. */
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../service/core/json.ts';
import {
  ALIGNMENT_RELATIONS,
  COMPETENCY_KINDS,
  type Competency,
  type CompetencyAlignment,
  type CompetencyFrameworkDefinition,
} from '../../../../service/pathway/framework/competency-framework.ts';

const WHEN = fc.constantFrom('2026-02-11T09:30:00+01:00', '2017-09-22T23:13:54+00:00', '2026-05-04T11:00:00Z');

/** Text as producers write it: blank, with blanks around it, in any script, longer than we carry. */
const anyText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('Solve.', 'Solve', ' Solve. ', 'A', 'a', 'Prüfen', '検査する', '', ' ', 'Skill'),
  },
  { weight: 3, arbitrary: fc.string({ maxLength: 12, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(201), '🪨'.repeat(2_001), `${'word '.repeat(900)}end`) },
);

const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<JsonValue>(null, true, 0, 0.25, 'text', ''),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'x-y'), tie('value'), { maxKeys: 2 }),
  ),
})).value;

const uuids = fc.uniqueArray(
  fc.oneof(
    fc.uuid(),
    fc.uuid().map((uuid) => uuid.toUpperCase()),
  ),
  { minLength: 40, maxLength: 40, selector: (uuid) => uuid.toLowerCase() },
);

/** Members that may be there, be null or be missing. */
function some(shape: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  const members = Object.entries(shape).map(([name, value]) =>
    fc.option(fc.tuple(fc.constant(name), fc.oneof({ weight: 5, arbitrary: value }, fc.constant(null))), { freq: 2 }),
  );
  return fc.tuple(...members).map((all) => Object.fromEntries(all.filter((member) => member !== null)));
}

const link = (title: JsonValue, identifier: string) => ({
  title,
  identifier,
  uri: `https://case.example.org/uri/${identifier}`,
});
const extensions = fc.dictionary(fc.constantFrom('grade', 'x'), anyJson, { maxKeys: 2 });
const anyLink = fc.record({
  title: anyText,
  identifier: fc.uuid(),
  uri: fc.constantFrom('https://l.example', 'not a uri'),
});

const documentMembers = some({
  publisher: anyText,
  description: anyText,
  language: fc.constantFrom('en', 'en-US', 'EN_gb', 'eng', 'English', ''),
  version: fc.constantFrom('1.0', '2025 Revision', '', '  ', '---', 'é', 'x'.repeat(40)),
  licenseURI: anyLink,
  adoptionStatus: fc.constantFrom('Draft', 'Adopted'),
  subject: fc.oneof(anyText, fc.array(anyText, { maxLength: 2 })),
  extensions,
  'x-unknown': anyJson,
});
const itemMembers = some({
  humanCodingScheme: anyText,
  notes: anyText,
  CFItemType: fc.constantFrom('Skill', 'knowledge', ' Ability ', 'Standard', ''),
  CFItemTypeURI: anyLink,
  educationLevel: fc.array(fc.constantFrom('06', '07'), { maxLength: 2 }),
  listEnumeration: anyText,
  extensions,
  CFDocumentURI: anyLink,
});
const associationMembers = some({
  sequenceNumber: fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom('2', '1', 'first')),
  notes: anyText,
  extensions,
  CFAssociationGroupingURI: anyLink,
});

const associationType = fc.oneof(
  { weight: 5, arbitrary: fc.constant('isChildOf') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'exactMatchOf',
      'isPeerOf',
      'isPartOf',
      'isRelatedTo',
      'precedes',
      'exemplar',
      'ext:x',
      'odd',
    ),
  },
);

/** Any package: items with one parent, several or none, in circles, below the document or below what is not there. */
export const anyPackage: fc.Arbitrary<JsonObject> = fc
  .record({
    uuids,
    document: documentMembers,
    titles: fc.tuple(anyText, anyText),
    items: fc.array(fc.tuple(anyText, itemMembers, WHEN), { minLength: 1, maxLength: 8 }),
    associations: fc.array(
      fc.tuple(
        associationType,
        associationMembers,
        fc.nat({ max: 10 }),
        fc.nat({ max: 10 }),
        fc.tuple(anyText, fc.boolean(), fc.boolean()),
        WHEN,
      ),
      { maxLength: 16 },
    ),
    others: some({ CFDefinitions: anyJson, CFRubrics: anyJson, extensions: anyJson, 'x-more': anyJson }),
    emptyList: fc.boolean(),
  })
  .map(({ uuids: names, document, titles, items, associations, others, emptyList }) => {
    const nodes = names.slice(0, items.length + 1);
    const free = names.slice(items.length + 1);
    const node = (at: number, [title, upper, byUri]: readonly [string, boolean, boolean]) => {
      const name = nodes[at];
      if (name === undefined)
        return { title, identifier: `other-${at}`, uri: `urn:example:${at}`, targetType: 'ext:odd' };
      const known = link(title, upper ? name.toUpperCase() : name);
      return byUri ? { ...known, identifier: 'of no use', uri: link('', name).uri } : known;
    };
    const written = associations.map(([type, members, from, to, manner, when], at) => ({
      ...members,
      identifier: free[at] ?? '',
      uri: `urn:uuid:${free[at]}`,
      associationType: type,
      originNodeURI: node(from, manner),
      destinationNodeURI: node(to, manner),
      lastChangeDateTime: when,
    }));
    return {
      ...others,
      CFDocument: {
        ...document,
        ...named(nodes[0]),
        title: titles[0],
        creator: titles[1],
        lastChangeDateTime: '2026-05-04T11:00:00Z',
      },
      CFItems: items.map(([fullStatement, members, when], at) => ({
        ...members,
        ...named(nodes[at + 1]),
        fullStatement,
        lastChangeDateTime: when,
      })),
      ...(written.length > 0 || emptyList ? { CFAssociations: written } : {}),
    };
  });

function named(identifier = ''): JsonObject {
  return { identifier, uri: link('', identifier).uri };
}

const title = fc.oneof(
  fc.constantFrom('Clean data', 'A.1', 'a 1', 'clean-data', 'Ω'),
  fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text && text !== ''),
);
const ids = fc.constantFrom('clean-data', 'a-1', 'b', 'describe', 'c-3', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l');

const alignment: fc.Arbitrary<CompetencyAlignment> = fc.record(
  {
    uri: fc.constantFrom(
      'http://data.europa.eu/esco/skill/1',
      'urn:uuid:0b6f9d5e-7a55-4a5f-9a3e-4f1f7c8d2e11',
      'did:web:a.example',
    ),
    framework: title,
    relation: fc.constantFrom(...ALIGNMENT_RELATIONS),
    title,
    code: title,
  },
  { requiredKeys: ['uri', 'framework', 'relation'] },
);

const words = fc.record(
  {
    statement: title,
    kind: fc.constantFrom(...COMPETENCY_KINDS),
    code: title,
    notes: title,
    levelDescriptors: fc.dictionary(fc.constantFrom('novice', 'expert'), title, { minKeys: 1, maxKeys: 2 }),
    alignments: fc.array(alignment, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['statement', 'kind'] },
);

const LEVELS = [
  { id: 'novice', title: 'Novice' },
  { id: 'expert', title: 'Expert', description: 'Of experts.' },
];

/** Any framework that was never of CASE. */
export const anyFramework: fc.Arbitrary<CompetencyFrameworkDefinition> = fc
  .record({
    head: fc.record(
      {
        title,
        description: title,
        edition: fc.constantFrom('2026.1', '1', 'v2-rc'),
        language: fc.constantFrom('en', 'pt-BR', 'und'),
        publisher: fc.record({ name: title, url: fc.constant('https://a.example') }, { requiredKeys: ['name'] }),
        license: fc.constantFrom('https://creativecommons.org/licenses/by/4.0/', 'urn:example:licence'),
        reviewOn: fc.constant('2027-03-31'),
        levels: fc.constant(LEVELS),
      },
      { requiredKeys: ['title', 'description', 'edition', 'language'] },
    ),
    id: ids,
    competencies: fc.uniqueArray(fc.tuple(ids, words, fc.nat()), {
      minLength: 1,
      maxLength: 10,
      selector: ([id]) => id,
    }),
  })
  .map(({ head, id, competencies }) => ({
    type: 'CairnCompetencyFramework',
    version: 1,
    ...head,
    id,
    competencies: nested(competencies.map(([own, said, at]) => ({ competency: { id: own, ...said }, at }))),
  }));

/** A tree of competencies in which each stands at the top or below an earlier one. */
function nested(entries: readonly { readonly competency: Competency; readonly at: number }[]): Competency[] {
  const parents = entries.map(({ at }, own) => (at % (own + 1)) - 1);
  const below = (parent: number): Competency[] =>
    entries.flatMap(({ competency }, own) => {
      if (parents[own] !== parent) return [];
      const parts = below(own);
      return [{ ...competency, ...(parts.length === 0 ? {} : { competencies: parts }) }];
    });
  return below(-1);
}
