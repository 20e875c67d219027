/** What is read of a CASE package, and what hinders that. */
import { z } from 'zod';
import type { JsonObject } from '../../../core/json.ts';
import { type Finding, finding } from '../../check/finding.ts';
import { readForm } from '../../check/read-form.ts';
import { anyJsonSchema } from '../../form/any-json.ts';
import {
  type CaseAssociation,
  type CaseDocument,
  type CaseItem,
  caseAssociationSchema,
  caseDocumentSchema,
  caseItemSchema,
} from './case-package.ts';

/** A package taken apart. */
export interface CaseParts {
  readonly document: CaseDocument;
  readonly items: readonly CaseItem[];
  readonly associations: readonly CaseAssociation[];
  /** What else the package has: definitions, rubrics, extensions; an empty list of associations, too. */
  readonly others: JsonObject;
}

const packageSchema = z
  .object({
    CFDocument: caseDocumentSchema,
    CFItems: z.array(caseItemSchema).max(50_000).nullish(),
    CFAssociations: z.array(caseAssociationSchema).max(200_000).nullish(),
  })
  .catchall(anyJsonSchema);

/** The parts of a package in which everything that is read has its form, or what has not. */
export function readCasePackage(
  source: unknown,
): { readonly parts: CaseParts } | { readonly parts: null; readonly findings: readonly Finding[] } {
  const read = readForm(packageSchema, source);
  if (read.value === null) return { parts: null, findings: read.findings };
  const { CFDocument: document, CFItems, CFAssociations, ...rest } = read.value;
  const items = CFItems ?? [];
  const associations = CFAssociations ?? [];
  const findings = [
    ...repeated(
      [document, ...items].map(({ identifier }) => identifier),
      (at) => (at === 0 ? ['CFDocument', 'identifier'] : ['CFItems', at - 1, 'identifier']),
    ),
    ...repeated(
      associations.map(({ identifier }) => identifier),
      (at) => ['CFAssociations', at, 'identifier'],
    ),
  ];
  if (items.length === 0) findings.push(WITHOUT_ITEMS);
  if (findings.length > 0) return { parts: null, findings };
  const empty = associations.length > 0 || CFAssociations === undefined ? {} : { CFAssociations };
  return { parts: { document, items, associations, others: { ...rest, ...empty } } };
}

/** Some producers write a package as the one member `CFPackage` of an object, which CASE does not ask for. */
export function unwrapped(source: unknown): { readonly source: unknown; readonly at: string } {
  const isWrapped = typeof source === 'object' && source !== null && 'CFPackage' in source;
  return isWrapped && Object.keys(source).length === 1
    ? { source: source.CFPackage, at: '/CFPackage' }
    : { source, at: '' };
}

const WITHOUT_ITEMS = finding('case-without-items', ['CFItems'], {
  sentence: 'The package has no items, and a framework has at least one competency.',
  remedy: 'Export it again from where it comes from, with its items.',
});

function repeated(identifiers: readonly string[], path: (at: number) => readonly PropertyKey[]): Finding[] {
  const seen = new Set<string>();
  return identifiers.flatMap((identifier, at) => {
    const name = identifier.toLowerCase();
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      finding('id-repeated', path(at), {
        sentence: `The identifier ${identifier} stands for something else already.`,
        remedy: 'Give each its own.',
      }),
    ];
  });
}
