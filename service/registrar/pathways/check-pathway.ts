import type { Hash32 } from '../../core/hex.ts';
import { checkDefinition, type PathwayCheckContext } from '../../pathway/check/check-pathway.ts';
import { readDefinition } from '../../pathway/check/read-definition.ts';
import { checkDocument } from '../../pathway/document/check-document.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import { type Pathway, pathwayDigest, pathwayReference } from '../../pathway/pathway.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';

/** A pathway definition that can be used. */
export interface UsablePathway {
  readonly pathway: Pathway;
  /** `urn:cairn:pathway:{id}:{edition}`. */
  readonly reference: string;
  readonly digest: Hash32;
}

/** What was found in a definition, in the order of the file; with an error it cannot be used. */
export interface PathwayCheck {
  readonly usable: UsablePathway | null;
  /** What the file describes, as far as its form is right, whatever else is wrong with it. */
  readonly described: Pathway | null;
  readonly findings: readonly LocatedFinding[];
}

/** Checks a pathway definition. Nothing is thrown, whatever the file. */
export function checkPathway({ bytes, format }: DefinitionFile, context: PathwayCheckContext): PathwayCheck {
  const { content, findings } = checkDocument<Pathway>(bytes, format, (json, written) => {
    const reading = readDefinition(json, written);
    if (reading.definition === null) return { content: null, findings: reading.findings };
    const { definition, source } = reading;
    return { content: { ...definition, source }, findings: checkDefinition(definition, source, context) };
  });
  if (content === null || findings.some(({ severity }) => severity === 'error'))
    return { usable: null, described: content, findings };
  const usable = { pathway: content, reference: pathwayReference(content), digest: pathwayDigest(content) };
  return { usable, described: content, findings };
}
