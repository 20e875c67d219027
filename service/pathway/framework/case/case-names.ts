/** Names in CASE for what was never of CASE: always the same ones for the same edition of a framework. */
import { uuidOfUri } from '../../../core/uuid-v5.ts';
import type { CompetencyFrameworkDefinition } from '../competency-framework.ts';
import { competencyReference, frameworkReference } from '../parse-framework.ts';

/** What an object of CASE is called. */
export interface CaseName {
  readonly identifier: string;
  readonly uri: string;
}

type Named = Pick<CompetencyFrameworkDefinition, 'id' | 'edition'>;

/** Gives names. Two things of one framework never have the same. */
export class CaseNames {
  readonly #framework: Named;
  readonly #address: string | null;
  readonly #taken = new Set<string>();

  /**
   * @param address where a CASE service answers for the framework, such as `https://registry.example.org/ims/case/v1p1`;
   * null where none does
   */
  constructor(framework: Named, address: string | null) {
    this.#framework = framework;
    this.#address = address;
  }

  /** Whether an identifier that a package gave is still free; from now on it is taken. */
  claim(identifier: string): boolean {
    const name = identifier.toLowerCase();
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }

  /** The name of the framework itself. */
  ofFramework(): CaseName {
    return this.#name('CFDocuments', frameworkReference(this.#framework));
  }

  /** The name of one of its competencies. */
  ofCompetency(id: string): CaseName {
    return this.#name('CFItems', competencyReference(this.#framework, id));
  }

  /** The name of what a competency is to something else: how, and to what where that is not told by the place alone. */
  ofAssociation(id: string, relation: string, to = ''): CaseName {
    const urn = `${competencyReference(this.#framework, id)}:${relation}:${encodeURIComponent(to.toWellFormed())}`;
    return this.#name('CFAssociations', urn);
  }

  #name(of: string, urn: string): CaseName {
    let identifier = uuidOfUri(urn);
    for (let another = 2; !this.claim(identifier); another += 1) identifier = uuidOfUri(`${urn}:${another}`);
    const uri = this.#address === null ? `urn:uuid:${identifier}` : `${this.#address}/${of}/${identifier}`;
    return { identifier, uri };
  }
}
