/** A pathway: the definition by which awards are decided, together with the JSON that was published and its digest. */
import { digestJson } from '../core/digest.ts';
import type { CairnError } from '../core/errors.ts';
import type { Hash32 } from '../core/hex.ts';
import type { JsonValue } from '../core/json.ts';
import { documentRefused } from './check/document-refused.ts';
import type { Finding } from './check/finding.ts';
import { pathwayParts } from './check/pathway-parts.ts';
import { readDefinition } from './check/read-definition.ts';
import { structureFindings } from './check/structure.ts';
import type { PathwayDefinition } from './definition/pathway-definition.ts';

/** A parsed definition. `source` is the JSON as published, untouched: digests are taken of it and of nothing else. */
export interface Pathway extends PathwayDefinition {
  readonly source: JsonValue;
}

/**
 * Reads a pathway definition, `"type": "CairnPathway"`, `"version": 2`. It refuses what evaluation cannot live with: its
 * form, and what `structureFindings` tells. What else is wrong with a definition `checkPathway` tells.
 *
 * @throws CairnError `malformed-pathway`, with every finding in `details.findings`
 */
export function parsePathway(json: unknown): Pathway {
  const reading = readDefinition(json);
  if (reading.definition === null) throw pathwayRefused(reading.findings);
  const findings = structureFindings(pathwayParts(reading.definition));
  if (findings.length > 0) throw pathwayRefused(findings);
  return { ...reading.definition, source: reading.source };
}

/** The error that refuses a definition: its message is the first error, its details list all findings. */
export function pathwayRefused(findings: readonly Finding[]): CairnError {
  return documentRefused('malformed-pathway', 'The pathway definition', findings);
}

/** `urn:cairn:pathway:{id}:{edition}`: how credentials and traces name this edition of the pathway. */
export function pathwayReference(pathway: Pick<Pathway, 'id' | 'edition'>): string {
  return `urn:cairn:pathway:${pathway.id}:${pathway.edition}`;
}

/** SHA-256 of the canonical bytes (RFC 8785) of the definition as it was published. */
export function pathwayDigest(pathway: Pick<Pathway, 'source'>): Hash32 {
  return digestJson(pathway.source);
}
