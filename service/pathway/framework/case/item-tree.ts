/** The tree that `isChildOf` associations make of items; CASE allows more than a tree, and what is more stays an association. */
import { type Finding, finding } from '../../check/finding.ts';
import { MOST_SIBLINGS } from '../competency-framework.ts';
import type { CaseNode, FindNode } from './case-nodes.ts';
import type { CaseAssociation, CaseItem } from './case-package.ts';
import { foldAlike } from './fold-alike.ts';

/** Items below one another; a framework file nests twice as deep, within what is read of any document. */
export const MOST_TREE_LEVELS = 20;

/** How often it is said that something of the tree is so; then, how many more there are. */
const MOST_ALIKE = 10;

/** An item at its place. */
export interface PlacedItem {
  /** In the list of items. */
  readonly at: number;
  /** In the list of associations, the one that places it here; null for an item that none places. */
  readonly childOf: number | null;
  readonly children: readonly PlacedItem[];
}

/** Where every item stands, in order. Each stands once. */
export interface ItemTree {
  readonly top: readonly PlacedItem[];
  /** The associations that make the tree, by their places in the list. */
  readonly edges: ReadonlySet<number>;
  readonly findings: readonly Finding[];
}

interface Edge {
  readonly parent: CaseNode;
  readonly association: number;
}

/**
 * Places each item by the first association that gives it a parent here without closing a circle; what no association
 * places stands directly under the framework, after the others.
 */
export function itemTree(
  items: readonly CaseItem[],
  associations: readonly CaseAssociation[],
  find: FindNode,
): ItemTree {
  const findings: Finding[] = [];
  const edges = edgesOf(associations, find, findings);
  const below = new Map<CaseNode, number[]>();
  for (const [at, { identifier }] of items.entries()) {
    const parent = edges.get(at)?.parent ?? 'document';
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [at]);
    else siblings.push(at);
    if (!edges.has(at)) findings.push(withoutPlace(at, identifier));
  }
  const place = (node: CaseNode, level: number): PlacedItem[] => {
    const children = below.get(node) ?? [];
    if (children.length > MOST_SIBLINGS) findings.push(tooMany(children[MOST_SIBLINGS] ?? 0));
    if (level > MOST_TREE_LEVELS && children[0] !== undefined) {
      findings.push(tooDeep(children[0]));
      return [];
    }
    return children
      .map((at) => ({ at, edge: edges.get(at) }))
      .toSorted((a, b) => compareEdges(a.edge, b.edge, associations))
      .map(({ at, edge }) => ({ at, childOf: edge?.association ?? null, children: place(at, level + 1) }));
  };
  const top = place('document', 1);
  const made = new Set([...edges.values()].map(({ association }) => association));
  return { top, edges: made, findings: foldAlike(findings, MOST_ALIKE) };
}

/** The number that orders an item among its siblings; null where the association has none. */
export function sequenceNumberOf({ sequenceNumber }: CaseAssociation): number | null {
  if (typeof sequenceNumber === 'number') return sequenceNumber;
  return typeof sequenceNumber === 'string' && /^[0-9]{1,9}$/.test(sequenceNumber) ? Number(sequenceNumber) : null;
}

function edgesOf(associations: readonly CaseAssociation[], find: FindNode, findings: Finding[]): Map<number, Edge> {
  const edges = new Map<number, Edge>();
  const tops = new Map<CaseNode, CaseNode>();
  for (const [association, { associationType, originNodeURI, destinationNodeURI }] of associations.entries()) {
    if (associationType !== 'isChildOf') continue;
    const [child, parent] = [find(originNodeURI), find(destinationNodeURI)];
    if (typeof child !== 'number' || parent === undefined) continue;
    if (edges.has(child)) findings.push(secondPlace(association, originNodeURI.identifier));
    else if (topOf(parent, tops) === child) findings.push(circle(association, originNodeURI.identifier));
    else {
      edges.set(child, { parent, association });
      tops.set(child, parent);
    }
  }
  return edges;
}

/** The node above all others above this one; every node on the way is told, so that long chains are walked once. */
function topOf(node: CaseNode, tops: Map<CaseNode, CaseNode>): CaseNode {
  let top = node;
  for (let above = tops.get(top); above !== undefined; above = tops.get(top)) top = above;
  let on = node;
  while (on !== top) {
    const above = tops.get(on) ?? top;
    tops.set(on, top);
    on = above;
  }
  return top;
}

/** By the number; those without one after, in the order of the package; those without a place last. */
function compareEdges(a: Edge | undefined, b: Edge | undefined, associations: readonly CaseAssociation[]): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const number = ({ association }: Edge) => {
    const at = associations[association];
    return at === undefined ? null : sequenceNumberOf(at);
  };
  const [one, other] = [number(a), number(b)];
  if (one === null || other === null) {
    return Number(one === null) - Number(other === null) || a.association - b.association;
  }
  return one - other || a.association - b.association;
}

function withoutPlace(at: number, identifier: string): Finding {
  return finding('case-without-place', ['CFItems', at], {
    sentence: `No isChildOf association says where the item ${identifier} stands.`,
    remedy: 'It stands at the top of the framework, after the others; move it where it belongs.',
  });
}

function secondPlace(association: number, identifier: string): Finding {
  return finding('case-second-place', ['CFAssociations', association], {
    sentence: `The item ${identifier} has a place already, by an earlier isChildOf association.`,
    remedy:
      'It stands at the first; the further one is kept for exports. Swap the two if the other place is the right one.',
  });
}

function circle(association: number, identifier: string): Finding {
  return finding('case-circle', ['CFAssociations', association], {
    sentence: `By this isChildOf association the item ${identifier} would stand below itself.`,
    remedy: 'It places nothing, and is kept for exports. Correct it where the package comes from.',
  });
}

function tooDeep(at: number): Finding {
  return finding('case-too-large', ['CFItems', at], {
    sentence: `The item stands lower than ${MOST_TREE_LEVELS} levels down.`,
    remedy: 'Bring it, and what stands below it, further up.',
  });
}

function tooMany(at: number): Finding {
  return finding('case-too-large', ['CFItems', at], {
    sentence: `More than ${MOST_SIBLINGS.toLocaleString('en')} items stand beside one another.`,
    remedy: 'Group them, or divide the package.',
  });
}
