/** A CASE package read as a competency framework. */
import { type Finding, finding } from '../../check/finding.ts';
import { jsonHazard } from '../../check/json-hazard.ts';
import {
  type Competency,
  type CompetencyAlignment,
  type CompetencyFrameworkDefinition,
  MOST_ALIGNMENTS,
} from '../competency-framework.ts';
import { alignmentOf } from './association-words.ts';
import { type FindNode, nodesOf } from './case-nodes.ts';
import type { CaseAssociation } from './case-package.ts';
import { competencyIds } from './competency-ids.ts';
import { documentWords } from './document-words.ts';
import { itemTree, type PlacedItem } from './item-tree.ts';
import { itemWords } from './item-words.ts';
import { packageFindings, repeatedIds } from './package-findings.ts';
import { type CaseParts, readCasePackage, unwrapped } from './read-case-package.ts';

/** A framework, unless an error hinders it, and what there is to say of the package, with pointers into it. */
export interface CaseImport {
  readonly framework: CompetencyFrameworkDefinition | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads a package of CASE 1.1 (a CFPackage; those of 1.0 differ in nothing that is read). Never throws.
 *
 * `humanCodingScheme` becomes the code, `fullStatement` the statement, `isChildOf` the tree in the order of the sequence
 * numbers, an `exactMatchOf`, `isPeerOf`, `isPartOf` or `isRelatedTo` to a node outside the package an alignment. All the
 * rest is kept beside (`case-record.ts`), so that an export says it again.
 */
export function importCase(source: unknown): CaseImport {
  const { source: inner, at } = unwrapped(source);
  const read = readCasePackage(inner);
  const { framework, findings } = read.parts === null ? { ...read, framework: null } : framed(read.parts);
  return { framework, findings: findings.map((found) => ({ ...found, pointer: `${at}${found.pointer}` })) };
}

function framed(parts: CaseParts): CaseImport {
  const { document, items, associations, others } = parts;
  const find = nodesOf(document, items);
  const tree = itemTree(items, associations, find);
  const words = items.map((item) => ({ identifier: item.identifier, ...itemWords(item) }));
  const derived = competencyIds(words);
  const ids = words.map(({ id }, at) => id ?? derived[at] ?? '');
  const findings = [...tree.findings, ...packageFindings(parts, find), ...repeatedIds(ids)];
  if (findings.some(({ severity }) => severity === 'error')) return { framework: null, findings };

  const { alignments, atItems, atDocument } = distribute(associations, tree.edges, find);
  const competency = ({ at, childOf, children }: PlacedItem): Competency[] => {
    const [item, id, said] = [items[at], ids[at], words[at]];
    if (item === undefined || id === undefined || said === undefined) return [];
    const { identifier: _, id: __, ...rest } = said;
    const edge = childOf === null ? undefined : associations[childOf];
    const aligned = alignments.get(at);
    const further = atItems.get(at);
    const parts = children.flatMap(competency);
    return [
      {
        id,
        ...rest,
        ...(aligned === undefined ? {} : { alignments: aligned }),
        case: {
          item,
          ...(edge === undefined ? {} : { childOf: edge }),
          ...(further === undefined ? {} : { associations: further }),
        },
        // Last, so that in a file what is said of a competency is not far from it.
        ...(parts.length === 0 ? {} : { competencies: parts }),
      },
    ];
  };
  const framework: CompetencyFrameworkDefinition = {
    type: 'CairnCompetencyFramework',
    version: 1,
    ...documentWords(document),
    competencies: tree.top.flatMap(competency),
    case: {
      document,
      ...(atDocument.length === 0 ? {} : { associations: atDocument }),
      ...(Object.keys(others).length === 0 ? {} : { package: others }),
    },
  };
  return jsonHazard(framework) === null
    ? { framework, findings }
    : { framework: null, findings: [...findings, NESTED_TOO_DEEPLY] };
}

/** What stands deep inside extensions stands deeper still in a framework. */
const NESTED_TOO_DEEPLY = finding('case-too-large', [], {
  sentence: 'Lists and objects stand inside one another deeper than a framework can hold them.',
  remedy: 'Nest the extensions less deeply, or the items.',
});

interface Distribution {
  readonly alignments: ReadonlyMap<number, readonly CompetencyAlignment[]>;
  /** What starts at an item and is neither its place nor an alignment. */
  readonly atItems: ReadonlyMap<number, readonly CaseAssociation[]>;
  readonly atDocument: readonly CaseAssociation[];
}

/** Gives every association that places nothing to the competency that it is about. */
function distribute(
  associations: readonly CaseAssociation[],
  edges: ReadonlySet<number>,
  find: FindNode,
): Distribution {
  const alignments = new Map<number, CompetencyAlignment[]>();
  const atItems = new Map<number, CaseAssociation[]>();
  const atDocument: CaseAssociation[] = [];
  for (const [at, association] of associations.entries()) {
    if (edges.has(at)) continue;
    const alignment = alignmentOf(association, find);
    const origin = find(association.originNodeURI);
    if (alignment !== null && (alignments.get(alignment.item)?.length ?? 0) < MOST_ALIGNMENTS) {
      push(alignments, alignment.item, { ...alignment.words, case: association });
    } else if (typeof origin === 'number') push(atItems, origin, association);
    else atDocument.push(association);
  }
  return { alignments, atItems, atDocument };
}

function push<T>(lists: Map<number, T[]>, key: number, entry: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}
