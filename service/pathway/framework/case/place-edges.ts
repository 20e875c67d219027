/** The `isChildOf` associations that say of competencies beside one another where they stand, and in which order. */
import type { JsonObject } from '../../../core/json.ts';
import { amended } from './amended.ts';
import { pointsTo } from './case-nodes.ts';
import type { CaseAssociation, CaseLink } from './case-package.ts';
import { sequenceNumberOf } from './item-tree.ts';

/** A competency among its siblings. */
export interface Sibling {
  readonly item: CaseLink;
  /** The association that placed it where it came from. */
  readonly was: CaseAssociation | undefined;
  /** Whether it came from a package at all; one that did and was placed by nothing stands after the others at the top. */
  readonly isOfCase: boolean;
  /** A new association, by name. */
  born(): { readonly identifier: string; readonly uri: string };
}

/**
 * The associations of siblings in their order. Those of the package stand as they were as long as they still tell the
 * place and the order; otherwise all are numbered from 1.
 *
 * @param changedAt the time of the change, RFC 3339
 */
export function placeEdges(
  siblings: readonly Sibling[],
  parent: CaseLink,
  isTop: boolean,
  changedAt: string,
): CaseAssociation[] {
  const told = siblings.every(({ was, isOfCase }) => was !== undefined || (isOfCase && isTop));
  const keys = siblings.map(({ was }) => (was === undefined ? null : (sequenceNumberOf(was) ?? Infinity)));
  const inOrder = keys.every((key, at) => at === 0 || compareKeys(keys[at - 1] ?? null, key) <= 0);
  return siblings.flatMap((sibling, at) => {
    const { item, was, born } = sibling;
    if (told && inOrder) return was === undefined ? [] : [placed(was, item, parent, {}, changedAt)];
    const sequence = { sequenceNumber: at + 1 };
    if (was !== undefined) return [placed(was, item, parent, sequence, changedAt)];
    const { identifier, uri } = born();
    return [
      {
        identifier,
        uri,
        associationType: 'isChildOf',
        ...sequence,
        originNodeURI: item,
        destinationNodeURI: parent,
        lastChangeDateTime: changedAt,
      },
    ];
  });
}

/** Those that nothing places come last. */
function compareKeys(one: number | null, other: number | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one === other ? 0 : one - other;
}

function placed(
  was: CaseAssociation,
  item: CaseLink,
  parent: CaseLink,
  sequence: JsonObject,
  changedAt: string,
): CaseAssociation {
  const changes = {
    ...(pointsTo(was.originNodeURI, item) ? {} : { originNodeURI: item }),
    ...(pointsTo(was.destinationNodeURI, parent) ? {} : { destinationNodeURI: parent }),
    ...(sequence.sequenceNumber === undefined || sequence.sequenceNumber === was.sequenceNumber ? {} : sequence),
    ...(was.associationType === 'isChildOf' ? {} : { associationType: 'isChildOf' }),
  };
  return Object.keys(changes).length === 0 ? was : amended(was, { ...changes, lastChangeDateTime: changedAt });
}
