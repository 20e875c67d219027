/** A competency framework: what was written, its digest, and its competencies by their identifiers. */
import { digestJson } from '../../core/digest.ts';
import type { CairnError } from '../../core/errors.ts';
import type { Hash32 } from '../../core/hex.ts';
import type { JsonValue } from '../../core/json.ts';
import { documentRefused } from '../check/document-refused.ts';
import { type Finding, finding } from '../check/finding.ts';
import type { Written } from '../check/form-findings.ts';
import { readForm } from '../check/read-form.ts';
import type { Path } from '../requirement-tree.ts';
import {
  type Competency,
  type CompetencyFrameworkDefinition,
  competencyFrameworkSchema,
} from './competency-framework.ts';

/** A competency with its place in the tree. */
export interface PlacedCompetency {
  readonly competency: Competency;
  /** The identifier of the competency that it stands below; null at the top. */
  readonly parent: string | null;
  /** How deep it stands: 1 at the top. */
  readonly depth: number;
  /** The members that lead to it from the top of the document, for findings. */
  readonly path: Path;
}

/** A parsed framework. `source` is the JSON as it was written, untouched: digests are taken of it and of nothing else. */
export interface CompetencyFramework extends CompetencyFrameworkDefinition {
  readonly source: JsonValue;
  /** By identifier, in the order of the document: each competency before its parts. */
  readonly byId: ReadonlyMap<string, PlacedCompetency>;
}

/** What came of reading: a framework, or why there is none. */
export type FrameworkReading =
  | { readonly framework: CompetencyFramework; readonly findings: readonly [] }
  | { readonly framework: null; readonly findings: readonly [Finding, ...Finding[]] };

/**
 * Reads a framework, `"type": "CairnCompetencyFramework"`, `"version": 1`. What it cannot be one with (its form, an
 * identifier that stands for two competencies) is told as findings; nothing is thrown, whatever the value.
 */
export function readFramework(json: unknown, written?: Written): FrameworkReading {
  const reading = readForm(competencyFrameworkSchema, json, written);
  if (reading.value === null) return { framework: null, findings: reading.findings };
  const { value, source } = reading;
  const { byId, repeated } = indexed(value.competencies);
  return repeated.length > 0 ? refused(repeated) : { framework: { ...value, source, byId }, findings: [] };
}

/**
 * The framework of a document that was accepted before, or that a program made.
 * @throws CairnError `malformed-framework`, with every finding in `details.findings`
 */
export function parseFramework(json: unknown): CompetencyFramework {
  const { framework, findings } = readFramework(json);
  if (framework !== null) return framework;
  throw frameworkRefused(findings);
}

/** The error that refuses a framework: its message is the first error, its details list all findings. */
export function frameworkRefused(findings: readonly Finding[]): CairnError {
  return documentRefused('malformed-framework', 'The competency framework', findings);
}

/** `urn:cairn:framework:{id}:{edition}`: how documents name this edition of the framework. */
export function frameworkReference({ id, edition }: Pick<CompetencyFrameworkDefinition, 'id' | 'edition'>): string {
  return `urn:cairn:framework:${id}:${edition}`;
}

/** `urn:cairn:competency:{framework}:{edition}:{id}`: how documents name one competency of this edition. */
export function competencyReference(
  { id, edition }: Pick<CompetencyFrameworkDefinition, 'id' | 'edition'>,
  competency: string,
): string {
  return `urn:cairn:competency:${id}:${edition}:${competency}`;
}

/** SHA-256 of the canonical bytes (RFC 8785) of the framework as it was written. */
export function frameworkDigest({ source }: Pick<CompetencyFramework, 'source'>): Hash32 {
  return digestJson(source);
}

function indexed(competencies: readonly Competency[]): { byId: Map<string, PlacedCompetency>; repeated: Finding[] } {
  const byId = new Map<string, PlacedCompetency>();
  const repeated: Finding[] = [];
  const visit = (siblings: readonly Competency[], above: Omit<PlacedCompetency, 'competency'>) => {
    for (const [index, competency] of siblings.entries()) {
      const placed = { ...above, competency, path: [...above.path, 'competencies', index] };
      if (byId.has(competency.id)) repeated.push(idRepeated(placed));
      else byId.set(competency.id, placed);
      visit(competency.competencies ?? [], { parent: competency.id, depth: above.depth + 1, path: placed.path });
    }
  };
  visit(competencies, { parent: null, depth: 1, path: [] });
  return { byId, repeated };
}

function idRepeated({ competency, path }: PlacedCompetency): Finding {
  return finding('id-repeated', [...path, 'id'], {
    sentence: `"${competency.id}" already stands for another competency of this framework.`,
    remedy: 'Give one of the two another identifier: those who refer to it could not tell which is meant.',
  });
}

function refused(findings: readonly Finding[]): FrameworkReading {
  const [first, ...others] = findings;
  if (first === undefined) throw new Error('what is refused has a finding');
  return { framework: null, findings: [first, ...others] };
}
