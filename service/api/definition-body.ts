import { type DefinitionFile, MOST_DEFINITION_BYTES } from '../registrar/definitions/definition-file.ts';
import { type BodyKind, bytesBody, eitherBody } from './request-body.ts';

/** The definition of a pathway, a framework or a role as its author wrote it, in JSON or YAML (RFC 9512). */
export const definitionBody: BodyKind<DefinitionFile> = definitionBodyUpTo(MOST_DEFINITION_BYTES);

/** As {@link definitionBody}, where programs write what people do not. */
export function definitionBodyUpTo(maxBytes: number): BodyKind<DefinitionFile> {
  return eitherBody([
    written('json', ['application/json'], maxBytes),
    written('yaml', ['application/yaml', 'application/x-yaml', 'text/yaml'], maxBytes),
  ]);
}

/** A definition is read as it was written, with its places, so it is taken as bytes. */
function written(
  format: DefinitionFile['format'],
  mediaTypes: readonly string[],
  maxBytes: number,
): BodyKind<DefinitionFile> {
  const bytes = bytesBody(mediaTypes, maxBytes);
  return {
    ...bytes,
    receive: async (exchange) => {
      const { value, digest } = await bytes.receive(exchange);
      return { value: { bytes: value, format }, digest };
    },
  };
}
