import {
  type DefinitionFile,
  definitionFile,
  MOST_DEFINITION_BYTES,
} from '../registrar/definitions/definition-file.ts';
import { readFileUpTo } from './read-file.ts';

/** A file that describes a pathway, a framework, a role or feedback. @throws CairnError `file-unreadable` */
export async function readDefinitionFile(file: string): Promise<DefinitionFile> {
  return definitionFile(file, await readFileUpTo(file, MOST_DEFINITION_BYTES));
}
