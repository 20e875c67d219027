import type { Hash32 } from '../../core/hex.ts';
import { parseStrictJson } from '../../core/strict-json.ts';
import { type Pathway, parsePathway, pathwayDigest, pathwayReference } from '../../pathway/pathway.ts';

/** A definition is written by people; this is a hundred times the largest that ships. */
export const MOST_PATHWAY_BYTES = 1024 * 1024;

/** A pathway definition that can be used. */
export interface CheckedPathway {
  readonly pathway: Pathway;
  /** `urn:cairn:pathway:{id}:{edition}`. */
  readonly reference: string;
  readonly digest: Hash32;
}

/**
 * Reads a pathway definition.
 *
 * @throws CairnError `malformed-json`; `malformed-pathway` with every finding in `details.findings`
 */
export function checkPathway(bytes: Uint8Array): CheckedPathway {
  const pathway = parsePathway(parseStrictJson(bytes));
  return { pathway, reference: pathwayReference(pathway), digest: pathwayDigest(pathway) };
}
