/** What the ends of associations point to, within one package. */
import type { CaseDocument, CaseItem, CaseLink } from './case-package.ts';

/** The document, or an item by its place in the list. */
export type CaseNode = 'document' | number;

/** Finds what a link points to; undefined for what stands outside the package. */
export type FindNode = (link: CaseLink) => CaseNode | undefined;

/** Whether a link points to a node: by the identifier, in whatever case it is written, or by the address. */
export function pointsTo(link: CaseLink, node: Pick<CaseLink, 'identifier' | 'uri'>): boolean {
  return link.identifier.toLowerCase() === node.identifier.toLowerCase() || link.uri === node.uri;
}

/** By the identifier; by the address where a producer wrote no UUID there. */
export function nodesOf(document: CaseDocument, items: readonly CaseItem[]): FindNode {
  const nodes = [...items.map((item, at) => [item, at] as const), [document, 'document'] as const];
  const identifiers = new Map<string, CaseNode>(
    nodes.map(([{ identifier }, node]) => [identifier.toLowerCase(), node]),
  );
  const uris = new Map<string, CaseNode>(nodes.map(([{ uri }, node]) => [uri, node]));
  return ({ identifier, uri }) => identifiers.get(identifier.toLowerCase()) ?? uris.get(uri);
}
