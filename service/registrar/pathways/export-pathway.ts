import type { JsonValue } from '../../core/json.ts';
import type { DocumentFormat } from '../../pathway/document/document-format.ts';
import { writeDocument } from '../../pathway/document/write-document.ts';
import { shippedPathways } from '../../pathway/examples/shipped-pathways.ts';
import type { Installation } from '../installation.ts';
import { knownPathways, pathwayNamed } from './find-pathway.ts';

/** A pathway version as somebody would go on from it. */
export interface ExportedPathway {
  readonly id: string;
  readonly edition: string;
  readonly definition: JsonValue;
  readonly text: string;
}

/**
 * A pathway version as a file to go on from, with its members in the order of the form; read again it is the same value, so
 * it has the same digest.
 *
 * @param name its id where there is one edition, or `id@edition`
 * @param installation null where there is none: what ships with Cairn is known all the same
 * @throws CairnError `pathway-not-found`
 */
export async function exportPathway(
  installation: Pick<Installation, 'store'> | null,
  name: string,
  format: DocumentFormat,
): Promise<ExportedPathway> {
  const known = installation === null ? shippedPathways : await knownPathways(installation.store.db);
  const { source: _, ...members } = pathwayNamed(known, name);
  const definition: JsonValue = JSON.parse(JSON.stringify(members));
  return { id: members.id, edition: members.edition, definition, text: writeDocument(definition, format) };
}
