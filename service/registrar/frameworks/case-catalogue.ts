import { CairnError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { shippedFrameworks } from '../../pathway/examples/shipped-frameworks.ts';
import { CaseObjects, type CaseResource } from '../../pathway/framework/case/case-objects.ts';
import { exportCase } from '../../pathway/framework/case/export-case.ts';
import { type FrameworkEditionKey, publishedFrameworkEditions } from '../../store/frameworks.ts';
import type { Installation } from '../installation.ts';
import { editionName, knownFramework } from './known-frameworks.ts';

export { CASE_RESOURCES, type CaseResource } from '../../pathway/framework/case/case-objects.ts';

/** Where every CASE service answers, below its public address: the REST/JSON binding of CASE 1.1. */
export const CASE_PATH = '/ims/case/v1p1';

/** When what ships was last changed: CASE asks for a time, and an edition that ships has that of its release alone. */
const SHIPPED_AT = '2026-11-24T00:00:00Z';

type Published = FrameworkEditionKey & { readonly publishedAt: string };

/**
 * The published frameworks as a CASE service has them. What is published never changes, so that each becomes a package
 * once, and is kept. Of what several editions have under one identifier, that of the edition published last is handed out.
 */
export class CaseCatalogue {
  readonly #installation: Pick<Installation, 'store' | 'publicUrl' | 'issuer'>;
  readonly #editions = new Map<string, CaseObjects>();
  readonly #owners = new Map<string, CaseObjects>();
  #lastLook: Promise<void> = Promise.resolve();

  constructor(installation: Pick<Installation, 'store' | 'publicUrl' | 'issuer'>) {
    this.#installation = installation;
  }

  /** The documents, in the order of publication. */
  async documents(): Promise<JsonObject[]> {
    await this.#look();
    const all = [...this.#editions.values()].map((objects) => [objects, objects.document()] as const);
    return all.filter(([objects, { identifier }]) => this.#ownerOf(identifier) === objects).map(([, each]) => each);
  }

  /** One object. @throws CairnError `case-object-not-found` */
  async find(resource: CaseResource, identifier: string): Promise<JsonObject> {
    await this.#look();
    const found = this.#ownerOf(identifier)?.find(resource, identifier);
    if (found !== undefined) return found;
    throw new CairnError(
      'case-object-not-found',
      `Nothing of that identifier is published here as one of the ${resource}.`,
    );
  }

  /** The package of one edition. @throws CairnError `framework-not-found` for one that is unknown, or not published */
  async packageOf(key: FrameworkEditionKey): Promise<JsonObject> {
    await this.#look();
    const found = this.#editions.get(editionName(key));
    if (found !== undefined) return found.package;
    throw new CairnError('framework-not-found', `no framework ${editionName(key)} is published here`, {
      remedy: 'publish it first: until then, whoever reads it could find another text tomorrow',
      details: { framework: editionName(key) },
    });
  }

  #ownerOf(identifier: unknown): CaseObjects | undefined {
    return this.#owners.get(String(identifier).toLowerCase());
  }

  /** Takes in what has been published since: one look after another, so that nobody misses what was there before they asked. */
  #look(): Promise<void> {
    this.#lastLook = this.#lastLook.then(
      () => this.#takeIn(),
      () => this.#takeIn(),
    );
    return this.#lastLook;
  }

  async #takeIn(): Promise<void> {
    const { db } = this.#installation.store;
    const shipped = shippedFrameworks.map(({ id, edition }) => ({ id, edition, publishedAt: SHIPPED_AT }));
    for (const published of [...shipped, ...(await publishedFrameworkEditions(db))]) {
      const name = editionName(published);
      if (this.#editions.has(name)) continue;
      const objects = await this.#objectsOf(published);
      if (objects === null) continue;
      this.#editions.set(name, objects);
      for (const identifier of objects.identifiers()) this.#owners.set(identifier, objects);
    }
  }

  /** Null where another text stands under the edition of one that ships, and is not published yet. */
  async #objectsOf({ publishedAt, ...key }: Published): Promise<CaseObjects | null> {
    const { store, publicUrl, issuer } = this.#installation;
    const known = await knownFramework(store.db, key);
    if (known?.standing !== 'published') return null;
    const address = `${publicUrl}${CASE_PATH}`;
    const changedAt = known.row?.published_at ?? publishedAt;
    return new CaseObjects(exportCase(known.framework, { changedAt, address, creator: issuer.name }), address);
  }
}
