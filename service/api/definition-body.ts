import { type DefinitionFile, MOST_DEFINITION_BYTES } from '../registrar/definitions/definition-file.ts';
import { type BodyKind, bytesBody, eitherBody } from './request-body.ts';

/** The definition of a pathway, a framework or a role as its author wrote it, in JSON or YAML (RFC 9512). */
export const definitionBody: BodyKind<DefinitionFile> = eitherBody([
  written('json', ['application/json']),
  written('yaml', ['application/yaml', 'application/x-yaml', 'text/yaml']),
]);

/** A definition is read as it was written, with its places, so it is taken as bytes. */
function written(format: DefinitionFile['format'], mediaTypes: readonly string[]): BodyKind<DefinitionFile> {
  const bytes = bytesBody(mediaTypes, MOST_DEFINITION_BYTES);
  return {
    ...bytes,
    receive: async (exchange) => {
      const { value, digest } = await bytes.receive(exchange);
      return { value: { bytes: value, format }, digest };
    },
  };
}
