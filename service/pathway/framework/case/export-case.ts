/** A competency framework as a CASE package. */
import { MOST_TITLE } from '../../form/text.ts';
import type { Competency, CompetencyFrameworkDefinition } from '../competency-framework.ts';
import { associationOf } from './association-words.ts';
import { CaseNames } from './case-names.ts';
import type { CaseAssociation, CaseDocument, CaseItem, CaseLink, CasePackage } from './case-package.ts';
import { competencyIds } from './competency-ids.ts';
import { documentOf, licenseLink } from './document-words.ts';
import { fittedText } from './fitted-text.ts';
import { itemOf, itemWithOurs, typeOf } from './item-words.ts';
import { placeEdges, type Sibling } from './place-edges.ts';

/** What an export says that the framework does not. */
export interface CaseExportSetting {
  /** When what is new or edited was: the publication, or else the export. RFC 3339, such as `2026-09-01T08:00:00Z`. */
  readonly changedAt: string;
  /** Where a CASE service answers for the framework, such as `https://registry.example.org/ims/case/v1p1`; null: nowhere. */
  readonly address: string | null;
  /** Who authored a framework that was never of CASE and names no publisher. */
  readonly creator: string;
}

/**
 * The package of CASE 1.1 (a CFPackage) that a framework is. What came from a package and was not edited is there again as
 * it was; what is new has a name made from the framework's own, the same at every export; what CASE has no word for stands
 * in `extensions` (`cairn-extension.ts`). Reading it gives the framework again, with what CASE says of it beside.
 */
export function exportCase(framework: CompetencyFrameworkDefinition, setting: CaseExportSetting): CasePackage {
  const { changedAt } = setting;
  const names = new CaseNames(framework, setting.address);
  const document = documentIn(framework, names, setting);
  const places = placesIn(framework.competencies, names, changedAt);
  const all = flat(places);
  const top = linkTo(document, document.title);
  const associations = [
    ...edgesIn(places, top, true, names, changedAt),
    ...all.flatMap(({ competency, link }) => furtherAssociations(competency, link, names, changedAt)),
    ...(framework.case?.associations ?? []).filter(({ identifier }) => names.claim(identifier)),
  ];
  const { CFAssociations: empty, ...others } = framework.case?.package ?? {};
  return {
    CFDocument: document,
    CFItems: all.map(({ item }) => item),
    ...(associations.length > 0
      ? { CFAssociations: associations }
      : empty === undefined
        ? {}
        : { CFAssociations: empty }),
    ...others,
  };
}

/** A competency with its item, and what stands below it. */
interface Place {
  readonly competency: Competency;
  readonly item: CaseItem;
  readonly link: CaseLink;
  readonly below: readonly Place[];
}

function documentIn(
  framework: CompetencyFrameworkDefinition,
  names: CaseNames,
  { changedAt, creator }: CaseExportSetting,
): CaseDocument {
  const { id, edition, title, description, language, publisher, license, reviewOn, levels } = framework;
  const licenseURI = licenseLink(license);
  const record = framework.case?.document;
  const was: CaseDocument =
    record !== undefined && names.claim(record.identifier)
      ? record
      : {
          ...names.ofFramework(),
          caseVersion: '1.1',
          creator: publisher?.name ?? creator,
          title,
          description,
          language,
          version: edition,
          lastChangeDateTime: changedAt,
          ...(licenseURI === undefined ? {} : { licenseURI }),
        };
  const words = {
    ...{ id, edition, title, description, language },
    ...(publisher === undefined ? {} : { publisher }),
    ...(license === undefined ? {} : { license }),
    ...(reviewOn === undefined ? {} : { reviewOn }),
    ...(levels === undefined ? {} : { levels }),
  };
  return documentOf(words, was, changedAt);
}

/**
 * Every competency with its item. A record that was copied along with its competency counts for the first alone: the other
 * is a new item.
 */
function placesIn(competencies: readonly Competency[], names: CaseNames, changedAt: string): Place[] {
  const drafts = new Map<Competency, CaseItem>();
  const draft = (competency: Competency): void => {
    const was = competency.case?.item;
    const isFirst = was !== undefined && names.claim(was.identifier);
    drafts.set(competency, itemOf(competency, isFirst ? was : bornItem(competency, names, changedAt)));
    competency.competencies?.forEach(draft);
  };
  competencies.forEach(draft);
  const derived = competencyIds(
    [...drafts].map(([{ code, statement }, { identifier }]) => ({
      identifier,
      statement,
      ...(code === undefined ? {} : { code }),
    })),
  );
  const ids = new Map([...drafts.keys()].map((competency, at) => [competency, derived[at] ?? '']));
  const place = (competency: Competency): Place[] => {
    const drafted = drafts.get(competency);
    if (drafted === undefined) return [];
    const told = itemWithOurs(drafted, competency, ids.get(competency) ?? '');
    const item = told === competency.case?.item ? told : { ...told, lastChangeDateTime: changedAt };
    const title = competency.code ?? fittedText(competency.statement.replace(/\s+/g, ' '), MOST_TITLE) ?? '';
    return [{ competency, item, link: linkTo(item, title), below: (competency.competencies ?? []).flatMap(place) }];
  };
  return competencies.flatMap(place);
}

function bornItem(competency: Competency, names: CaseNames, changedAt: string): CaseItem {
  const { id, statement, code, notes, kind } = competency;
  return {
    ...names.ofCompetency(id),
    fullStatement: statement,
    CFItemType: typeOf(kind),
    ...(code === undefined ? {} : { humanCodingScheme: code }),
    ...(notes === undefined ? {} : { notes }),
    lastChangeDateTime: changedAt,
  };
}

function edgesIn(
  places: readonly Place[],
  parent: CaseLink,
  isTop: boolean,
  names: CaseNames,
  changedAt: string,
): CaseAssociation[] {
  const siblings = places.map(
    ({ competency, link }): Sibling => ({
      item: link,
      was: claimed(competency.case?.childOf, names),
      isOfCase: competency.case?.item.identifier === link.identifier,
      born: () => names.ofAssociation(competency.id, 'isChildOf'),
    }),
  );
  return [
    ...placeEdges(siblings, parent, isTop, changedAt),
    ...places.flatMap(({ link, below }) => edgesIn(below, link, false, names, changedAt)),
  ];
}

/** The alignments of a competency, and what else starts at it. */
function furtherAssociations(
  { id, alignments = [], case: record }: Competency,
  link: CaseLink,
  names: CaseNames,
  changedAt: string,
): CaseAssociation[] {
  const aligned = alignments.map(({ case: was, ...words }) => {
    const name = () => names.ofAssociation(id, words.relation, words.uri);
    return associationOf(words, claimed(was, names) ?? { ...name(), ...UNTOLD }, link, changedAt);
  });
  return [...aligned, ...(record?.associations ?? []).filter(({ identifier }) => names.claim(identifier))];
}

/** An association of a package, unless another with the same identifier has gone into the export already. */
function claimed(association: CaseAssociation | undefined, names: CaseNames): CaseAssociation | undefined {
  return association !== undefined && names.claim(association.identifier) ? association : undefined;
}

/** What an association says before it is told anything. */
const UNTOLD = {
  associationType: '',
  originNodeURI: { identifier: '', uri: '' },
  destinationNodeURI: { identifier: '', uri: '' },
  lastChangeDateTime: '',
};

function linkTo({ identifier, uri }: CaseDocument | CaseItem, title: string): CaseLink {
  return { title, identifier, uri };
}

function flat(places: readonly Place[]): Place[] {
  return places.flatMap((place) => [place, ...flat(place.below)]);
}
