import type { Hash32 } from '../../core/hex.ts';
import { pathwayParts } from '../../pathway/check/pathway-parts.ts';
import { readDefinition } from '../../pathway/check/read-definition.ts';
import { structureFindings } from '../../pathway/check/structure.ts';
import { checkDocument } from '../../pathway/document/check-document.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import { type Pathway, pathwayDigest, pathwayReference, pathwayRefused } from '../../pathway/pathway.ts';
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
  readonly findings: readonly LocatedFinding[];
}

/** Checks a pathway definition. Nothing is thrown, whatever the file. */
export function checkPathway({ bytes, format }: DefinitionFile): PathwayCheck {
  const { content, findings } = checkDocument(bytes, format, (json, written) => {
    const reading = readDefinition(json, written);
    if (reading.definition === null) return { content: null, findings: reading.findings };
    const { definition, source } = reading;
    const pathway: Pathway = { ...definition, source };
    return { content: pathway, findings: structureFindings(pathwayParts(definition)) };
  });
  if (content === null || findings.some(({ severity }) => severity === 'error')) return { usable: null, findings };
  const usable = { pathway: content, reference: pathwayReference(content), digest: pathwayDigest(content) };
  return { usable, findings };
}

/** A pathway definition that can be used. @throws CairnError `malformed-pathway` with every finding in `details.findings` */
export function usablePathway(file: DefinitionFile): UsablePathway {
  const { usable, findings } = checkPathway(file);
  if (usable === null) throw pathwayRefused(findings);
  return usable;
}
