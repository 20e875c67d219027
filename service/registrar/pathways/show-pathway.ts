import type { Hash32 } from '../../core/hex.ts';
import { checkDefinition, type PathwayCheckContext } from '../../pathway/check/check-pathway.ts';
import type { Finding } from '../../pathway/check/finding.ts';
import { drawUp } from '../../pathway/drawing/draw-up.ts';
import { marksOfFindings } from '../../pathway/drawing/marks-of-findings.ts';
import { outlineOf } from '../../pathway/drawing/outline.ts';
import type { OutlineEntry } from '../../pathway/drawing/outline-entry.ts';
import type { PathwayDrawing } from '../../pathway/drawing/pathway-drawing.ts';
import type { FrameworkLookup } from '../../pathway/framework/framework-lookup.ts';
import { type Pathway, pathwayDigest, pathwayRefused } from '../../pathway/pathway.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import { checkPathway } from './check-pathway.ts';

/** A pathway, drawn and in words. */
export interface ShownPathway {
  readonly pathway: Pathway;
  readonly digest: Hash32;
  /** What the check found stands in it as marks. */
  readonly drawing: PathwayDrawing;
  readonly outline: readonly OutlineEntry[];
  readonly findings: readonly Finding[];
}

/**
 * Shows what a file describes, also where the check finds it wrong, as long as its form is right.
 *
 * @throws CairnError `malformed-pathway` for one that is not
 */
export function showFile(file: DefinitionFile, context: PathwayCheckContext): ShownPathway {
  const { described, findings } = checkPathway(file, context);
  if (described === null) throw pathwayRefused(findings);
  return shown(described, findings, context.frameworks);
}

/** Shows a pathway that is known. */
export function showPathway(pathway: Pathway, context: PathwayCheckContext): ShownPathway {
  return shown(pathway, checkDefinition(pathway, pathway.source, context), context.frameworks);
}

function shown(pathway: Pathway, findings: readonly Finding[], frameworks: FrameworkLookup): ShownPathway {
  const competencies = competencyStatements(pathway, frameworks);
  const drawing = drawUp(pathway, marksOfFindings(findings, pathway), competencies);
  const outline = outlineOf(pathway, drawing, competencies);
  return { pathway, digest: pathwayDigest(pathway), drawing, outline, findings };
}

/** The statements of a pathway's competencies by reference, as far as its frameworks are known. */
export function competencyStatements({ frameworks = [] }: Pathway, lookup: FrameworkLookup): Map<string, string> {
  return new Map(
    frameworks.flatMap(({ id, edition }) =>
      [...(lookup(id, edition)?.framework.byId ?? [])].map(
        ([competency, placed]) => [`${id}/${competency}`, placed.competency.statement] as const,
      ),
    ),
  );
}
