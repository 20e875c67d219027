import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type JsonObject } from '../../../../service/core/json.ts';
import { sameJson } from '../../../../service/core/same-json.ts';
import { exportCase } from '../../../../service/pathway/framework/case/export-case.ts';
import { importCase } from '../../../../service/pathway/framework/case/import-case.ts';
import type {
  Competency,
  CompetencyAlignment,
  CompetencyFrameworkDefinition,
} from '../../../../service/pathway/framework/competency-framework.ts';
import { type SAMPLES, samplePackage } from './sample-packages.ts';

const CHANGED = '2026-09-01T08:00:00Z';
const SETTING = {
  changedAt: CHANGED,
  address: 'https://registry.example.org/ims/case/v1p1',
  creator: 'Example University',
};

function framework(name: (typeof SAMPLES)[number]): CompetencyFrameworkDefinition {
  const read = importCase(samplePackage(name));
  if (read.framework === null) throw new Error(JSON.stringify(read.findings));
  return read.framework;
}

/** The framework with one competency changed, or (by null) taken out with what stands below it. */
function withCompetency(
  source: CompetencyFrameworkDefinition,
  id: string,
  change: (competency: Competency) => Competency | null,
): CompetencyFrameworkDefinition {
  const visit = (competencies: readonly Competency[]): Competency[] =>
    competencies.flatMap((competency) => {
      if (competency.id === id) {
        const changed = change(competency);
        return changed === null ? [] : [changed];
      }
      const { competencies: parts, ...alone } = competency;
      const kept = visit(parts ?? []);
      return [kept.length === 0 ? alone : { ...alone, competencies: kept }];
    });
  return { ...source, competencies: visit(source.competencies) };
}

/** What an export has that the package had not, or had otherwise: the members that differ, for each object by its name. */
function differences(name: (typeof SAMPLES)[number], after: CompetencyFrameworkDefinition): Record<string, unknown> {
  const [before, now] = [objectsIn(samplePackage(name)), objectsIn(exportCase(after, SETTING))];
  const names = [...new Set([...before.keys(), ...now.keys()])];
  return Object.fromEntries(
    names.flatMap((each): (readonly [string, unknown])[] => {
      const [was, is] = [before.get(each), now.get(each)];
      if (is === undefined) return [[each, 'gone']];
      if (was === undefined) return [[each, is]];
      const members = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
        (member) => !sameJson(was[member], is[member]),
      );
      return members.length === 0 ? [] : [[each, Object.fromEntries(members.map((member) => [member, is[member]]))]];
    }),
  );
}

/** Items by their codes, associations by what they say of what. */
function objectsIn(source: JsonObject): Map<string, JsonObject> {
  const list = (member: string) => (isJsonArray(source[member]) ? source[member].filter(isJsonObject) : []);
  const items = list('CFItems');
  const nameOf = (link: unknown) =>
    Object(items.find(({ identifier }) => identifier === Object(link).identifier)).humanCodingScheme ?? 'other';
  return new Map([
    ...(isJsonObject(source.CFDocument) ? ([['document', source.CFDocument]] as const) : []),
    ...items.map((item) => [String(item.humanCodingScheme ?? item.fullStatement), item] as const),
    ...list('CFAssociations').map((association) => {
      const { associationType, originNodeURI, destinationNodeURI } = association;
      const parent = associationType === 'isChildOf' ? '' : ` ${nameOf(destinationNodeURI)}`;
      return [`${nameOf(originNodeURI)} ${associationType}${parent}`, association] as const;
    }),
  ]);
}

describe('an edit of a framework that was a CASE package shows in the export, and nothing else does', () => {
  it('where a statement is another', () => {
    const edited = withCompetency(framework('small'), 't1', (it) => ({ ...it, statement: 'Choose a sharp tool.' }));
    expect(differences('small', edited)).toEqual({
      T1: { fullStatement: 'Choose a sharp tool.', lastChangeDateTime: CHANGED },
    });
  });

  it('where a code goes, and with it what the competency would be called', () => {
    const edited = withCompetency(framework('small'), 't1', ({ code: _, ...it }) => it);
    expect(differences('small', edited)).toMatchObject({
      'Choose a tool that fits the material and the cut.': {
        extensions: { cairn: { id: 't1' } },
        lastChangeDateTime: CHANGED,
      },
    });
  });

  it('where notes come', () => {
    const edited = withCompetency(framework('small'), 's', (it) => ({ ...it, notes: 'At every bench.' }));
    expect(differences('small', edited)).toEqual({
      S: { notes: 'At every bench.', lastChangeDateTime: CHANGED },
    });
  });

  it('where the kind is another: the type of the item is its, whatever it was', () => {
    const edited = withCompetency(framework('state-standard'), 'sc-l-1', (it) => ({ ...it, kind: 'knowledge' }));
    expect(differences('state-standard', edited)).toEqual({
      'SC.L.1': { CFItemType: 'Knowledge', CFItemTypeURI: undefined, lastChangeDateTime: CHANGED },
    });
  });

  it('where title, edition, language and publisher of the framework are others', () => {
    const edited = {
      ...framework('small'),
      title: 'Hand tools',
      edition: '4',
      language: 'nb',
      publisher: { name: 'Guild' },
    };
    expect(differences('small', edited)).toEqual({
      document: {
        title: 'Hand tools',
        version: '4',
        language: 'nb',
        publisher: 'Guild',
        extensions: { cairn: { id: 'safe-use-of-hand-tools' } },
        lastChangeDateTime: CHANGED,
      },
    });
  });

  it('where the licence goes', () => {
    const { license: _, ...edited } = framework('state-standard');
    expect(differences('state-standard', edited)).toEqual({
      document: { licenseURI: undefined, lastChangeDateTime: CHANGED },
    });
  });

  it('where there is what CASE has no word for', () => {
    const levels = [{ id: 'novice', title: 'Novice' }];
    const edited = withCompetency(
      { ...framework('rubrics-and-others'), levels, reviewOn: '2027-03-31' },
      'eth',
      (it) => ({
        ...it,
        levelDescriptors: { novice: 'Names the law.' },
      }),
    );
    expect(differences('rubrics-and-others', edited)).toEqual({
      document: { extensions: { cairn: { levels, reviewOn: '2027-03-31' } }, lastChangeDateTime: CHANGED },
      ETH: {
        extensions: {
          jurisdictions: ['EU', 'NO'],
          confidence: 0.75,
          cairn: { levelDescriptors: { novice: 'Names the law.' } },
        },
        lastChangeDateTime: CHANGED,
      },
    });
  });

  it('where a competency goes, with its place and its associations', () => {
    const edited = withCompetency(framework('rubrics-and-others'), 'eth', () => null);
    expect(differences('rubrics-and-others', edited)).toEqual({
      ETH: 'gone',
      'ETH isChildOf': 'gone',
      'ETH isPeerOf other': 'gone',
      'ETH isTranslationOf other': 'gone',
    });
  });

  it('where a competency comes', () => {
    const added: Competency = { id: 'clean-up', statement: 'Clean the bench.', kind: 'skill', code: 'S1' };
    const edited = withCompetency(framework('small'), 's', (it) => ({ ...it, competencies: [added] }));
    expect(differences('small', edited)).toEqual({
      S1: {
        identifier: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
        uri: expect.stringMatching(/^https:\/\/registry\.example\.org\/ims\/case\/v1p1\/CFItems\/[0-9a-f-]{36}$/),
        fullStatement: 'Clean the bench.',
        CFItemType: 'Skill',
        humanCodingScheme: 'S1',
        extensions: { cairn: { id: 'clean-up' } },
        lastChangeDateTime: CHANGED,
      },
      'S1 isChildOf': expect.objectContaining({ sequenceNumber: 1, lastChangeDateTime: CHANGED }),
    });
  });

  it('where two change places', () => {
    const edited = withCompetency(framework('small'), 't', (it) => ({
      ...it,
      competencies: (it.competencies ?? []).toReversed(),
    }));
    expect(differences('small', edited)).toEqual({
      'T1 isChildOf': { sequenceNumber: 2, lastChangeDateTime: CHANGED },
      'T2 isChildOf': { sequenceNumber: 1, lastChangeDateTime: CHANGED },
    });
  });

  it('where one moves below another', () => {
    const source = framework('small');
    const moved = source.competencies.find(({ id }) => id === 's');
    const edited = withCompetency(
      withCompetency(source, 's', () => null),
      't2',
      (it) => ({ ...it, competencies: moved === undefined ? [] : [moved] }),
    );
    expect(differences('small', edited)).toEqual({
      'S isChildOf': {
        destinationNodeURI: expect.objectContaining({ title: 'T2' }),
        lastChangeDateTime: CHANGED,
      },
    });
  });

  it('where an alignment comes, goes and is another', () => {
    const esco = { uri: 'http://data.europa.eu/esco/skill/7', framework: 'ESCO', relation: 'exact' } as const;
    const edited = withCompetency(framework('rubrics-and-others'), 'fair-1', (it) => ({
      ...it,
      alignments: [...(it.alignments ?? []).slice(1).map((each) => ({ ...each, relation: 'close' as const })), esco],
    }));
    const { 'FAIR-1 exactMatchOf other': exact, ...others } = differences('rubrics-and-others', edited);
    expect(exact).toMatchObject({
      destinationNodeURI: { identifier: esco.uri, uri: esco.uri },
      extensions: { cairn: { framework: 'ESCO' } },
    });
    expect(others).toEqual({
      'FAIR-1 isRelatedTo other': 'gone',
      'FAIR-1 isPeerOf other': expect.objectContaining({ lastChangeDateTime: CHANGED }),
    });
  });

  it('where an alignment moves to another competency', () => {
    const source = framework('rubrics-and-others');
    let moved: CompetencyAlignment[] = [];
    const without = withCompetency(source, 'fair-1', ({ alignments = [], ...it }) => {
      moved = alignments.slice(0, 1);
      return { ...it, alignments: alignments.slice(1) };
    });
    const edited = withCompetency(without, 'eth', (it) => ({
      ...it,
      alignments: [...(it.alignments ?? []), ...moved],
    }));
    expect(differences('rubrics-and-others', edited)).toEqual({
      'FAIR-1 exactMatchOf other': 'gone',
      'ETH exactMatchOf other': expect.objectContaining({
        originNodeURI: expect.objectContaining({ title: 'ETH' }),
        lastChangeDateTime: CHANGED,
      }),
    });
  });

  it('where a competency was copied with all that CASE says of it: the copy is a new item', () => {
    const edited = withCompetency(framework('small'), 's', (it) => ({
      ...it,
      competencies: [{ ...it, id: 'again', code: 'S2' }],
    }));
    const [item, place, ...others] = Object.entries(differences('small', edited));
    expect([item?.[0], place?.[0], others]).toEqual(['S2', 'S2 isChildOf', []]);
  });
});
