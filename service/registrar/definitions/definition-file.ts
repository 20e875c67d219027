import { type DocumentFormat, documentFormat } from '../../pathway/document/document-format.ts';
import { MOST_DOCUMENT_BYTES } from '../../pathway/document/read-document.ts';

/** How much of a file that describes a pathway, a framework or a role is read: a hundred times the largest that ships. */
export const MOST_DEFINITION_BYTES = MOST_DOCUMENT_BYTES;

/** A file that describes a pathway, a framework or a role, as it was written. */
export interface DefinitionFile {
  readonly bytes: Uint8Array;
  readonly format: DocumentFormat;
}

/** A file with the format that its name, or else its first mark, tells. */
export function definitionFile(name: string, bytes: Uint8Array): DefinitionFile {
  return { bytes, format: documentFormat(name, bytes) };
}
