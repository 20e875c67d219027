/** The objects of a package as a CASE service hands them out one by one (REST/JSON binding of CASE 1.1, section 3). */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../core/json.ts';
import type { CasePackage } from './case-package.ts';

/** What a CASE service answers for by an identifier, as the last but one part of its addresses. */
export const CASE_RESOURCES = [
  'CFPackages',
  'CFDocuments',
  'CFItems',
  'CFItemAssociations',
  'CFAssociations',
  'CFAssociationGroupings',
  'CFConcepts',
  'CFSubjects',
  'CFItemTypes',
  'CFLicenses',
  'CFRubrics',
] as const;

/** One of {@link CASE_RESOURCES}. */
export type CaseResource = (typeof CASE_RESOURCES)[number];

/** The definitions that are handed out with what stands below them by their hierarchy codes. */
const SETS: readonly CaseResource[] = ['CFConcepts', 'CFSubjects', 'CFItemTypes'];

/** A package taken apart, for a service. */
export class CaseObjects {
  /** The package itself. */
  readonly package: CasePackage;
  readonly #address: string;
  readonly #byName = new Map<CaseResource, ReadonlyMap<string, JsonObject>>();

  /** @param address of the service: `https://registry.example.org/ims/case/v1p1` */
  constructor(source: CasePackage, address: string) {
    this.package = source;
    this.#address = address;
  }

  /** What the service answers; undefined where the package has no such object. In whatever case the identifier is written. */
  find(resource: CaseResource, identifier: string): JsonObject | undefined {
    const name = identifier.toLowerCase();
    switch (resource) {
      case 'CFPackages':
        return this.#named('CFDocuments').has(name) ? this.package : undefined;
      case 'CFDocuments':
        return this.#named('CFDocuments').has(name) ? this.document() : undefined;
      case 'CFItems':
      case 'CFAssociations':
        return this.#inDocument(this.#named(resource).get(name));
      case 'CFItemAssociations':
        return this.#itemAssociations(name);
      default:
        return SETS.includes(resource) ? this.#withThoseBelow(resource, name) : this.#named(resource).get(name);
    }
  }

  /** The document with the address of its package. */
  document(): JsonObject {
    const { CFDocument: document } = this.package;
    const { identifier, title } = document;
    const uri = `${this.#address}/CFPackages/${identifier}`;
    return { ...document, CFPackageURI: document.CFPackageURI ?? { title, identifier, uri } };
  }

  /** Everything that can be asked for by an identifier, in lower case. */
  identifiers(): string[] {
    const asked = CASE_RESOURCES.filter((resource) => resource !== 'CFPackages' && resource !== 'CFItemAssociations');
    return asked.flatMap((resource) => [...this.#named(resource).keys()]);
  }

  #inDocument(object: JsonObject | undefined): JsonObject | undefined {
    const { identifier, uri, title } = this.package.CFDocument;
    return object === undefined
      ? undefined
      : { ...object, CFDocumentURI: object.CFDocumentURI ?? { title, identifier, uri } };
  }

  /** An item with every association that it is an end of. */
  #itemAssociations(name: string): JsonObject | undefined {
    const item = this.#inDocument(this.#named('CFItems').get(name));
    if (item === undefined) return undefined;
    const isHere = (link: JsonValue | undefined) =>
      isJsonObject(link) && String(link.identifier).toLowerCase() === name;
    const associations = [...this.#named('CFAssociations').values()].filter(
      ({ originNodeURI, destinationNodeURI }) => isHere(originNodeURI) || isHere(destinationNodeURI),
    );
    return { CFItem: item, CFAssociations: associations };
  }

  #withThoseBelow(resource: CaseResource, name: string): JsonObject | undefined {
    const all = this.#named(resource);
    const object = all.get(name);
    if (object === undefined) return undefined;
    const below = [...all.values()].filter(({ hierarchyCode }) =>
      String(hierarchyCode).startsWith(`${object.hierarchyCode}.`),
    );
    return { [resource]: [object, ...below] };
  }

  #named(resource: CaseResource): ReadonlyMap<string, JsonObject> {
    const known = this.#byName.get(resource);
    if (known !== undefined) return known;
    const named = new Map(this.#list(resource).map((object) => [String(object.identifier).toLowerCase(), object]));
    this.#byName.set(resource, named);
    return named;
  }

  #list(resource: CaseResource): readonly JsonObject[] {
    const { CFDocument, CFDefinitions } = this.package;
    if (resource === 'CFDocuments') return [CFDocument];
    const list = this.package[resource] ?? (isJsonObject(CFDefinitions) ? CFDefinitions[resource] : undefined);
    return isJsonArray(list) ? list.filter(isJsonObject) : [];
  }
}
