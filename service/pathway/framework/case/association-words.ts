/** An association to a node of another document in the words of our form, and back: an alignment. */
import { sameJson } from '../../../core/same-json.ts';
import { MOST_TITLE, uriSchema } from '../../form/text.ts';
import { ALIGNMENT_RELATIONS, alignmentSchema, type CompetencyAlignment } from '../competency-framework.ts';
import { amended } from './amended.ts';
import { type OurReading, withOurs, wordsWithOurs } from './cairn-extension.ts';
import { type FindNode, pointsTo } from './case-nodes.ts';
import type { CaseAssociation, CaseLink } from './case-package.ts';
import { fittedText } from './fitted-text.ts';

const alignmentWordsSchema = alignmentSchema.omit({ case: true });

/** An alignment, but for what is kept of CASE in it. */
export type AlignmentWords = Omit<CompetencyAlignment, 'case'>;

type Relation = CompetencyAlignment['relation'];

/** The end of an association at which the other framework's node stands. */
type OtherEnd = 'originNodeURI' | 'destinationNodeURI';

/**
 * What the types of CASE say in the words of SKOS. What a competency is a part of is its broader concept; what is a part of
 * it, its narrower one: by the same type, in the other direction.
 */
const RELATIONS: Readonly<Record<Relation, { readonly type: string; readonly otherEnd: OtherEnd }>> = {
  exact: { type: 'exactMatchOf', otherEnd: 'destinationNodeURI' },
  close: { type: 'isPeerOf', otherEnd: 'destinationNodeURI' },
  broader: { type: 'isPartOf', otherEnd: 'destinationNodeURI' },
  narrower: { type: 'isPartOf', otherEnd: 'originNodeURI' },
  related: { type: 'isRelatedTo', otherEnd: 'destinationNodeURI' },
};

/** An association read as an alignment of the item at `item`. */
export interface ReadAlignment {
  readonly item: number;
  readonly words: AlignmentWords;
}

/** The alignment that an association is; null where our form has no word for what it says. */
export function alignmentOf(association: CaseAssociation, find: FindNode): ReadAlignment | null {
  const between = alignedEnds(association, find);
  const words = between === null ? null : alignmentWords(association, between.otherEnd);
  return between === null || words === null ? null : { item: between.item, words };
}

/** How what stands for us in an association's extensions is read; null where nothing does, or where it is no alignment. */
export function ownAlignmentWords(association: CaseAssociation, find: FindNode): OurReading<AlignmentWords> | null {
  const between = alignedEnds(association, find);
  return between === null ? null : wordsAt(association, between.otherEnd);
}

/** The item of the package, and the end at which something else stands; null where that is not so. */
function alignedEnds(
  { originNodeURI, destinationNodeURI }: CaseAssociation,
  find: FindNode,
): { readonly item: number; readonly otherEnd: OtherEnd } | null {
  const [origin, destination] = [find(originNodeURI), find(destinationNodeURI)];
  if (typeof origin === 'number' && destination === undefined) return { item: origin, otherEnd: 'destinationNodeURI' };
  if (typeof destination === 'number' && origin === undefined) return { item: destination, otherEnd: 'originNodeURI' };
  return null;
}

function alignmentWords(association: CaseAssociation, otherEnd: OtherEnd): AlignmentWords | null {
  return wordsAt(association, otherEnd)?.words ?? plainWords(association, otherEnd);
}

function wordsAt(association: CaseAssociation, otherEnd: OtherEnd): OurReading<AlignmentWords> | null {
  const plain = plainWords(association, otherEnd);
  return plain === null ? null : wordsWithOurs(alignmentWordsSchema, association, { ...plain });
}

/**
 * The association that is read as this alignment of an item: as it was where it says so already.
 *
 * @param was what it was read from, or one with a name alone, for an alignment that was never of CASE
 * @param item the end at which the competency stands
 * @param changedAt the time of the change, RFC 3339
 */
export function associationOf(
  words: AlignmentWords,
  was: CaseAssociation,
  item: CaseLink,
  changedAt: string,
): CaseAssociation {
  const { type, otherEnd } = RELATIONS[words.relation];
  const ourEnd = otherEnd === 'originNodeURI' ? 'destinationNodeURI' : 'originNodeURI';
  if (sameJson({ ...alignmentWords(was, otherEnd) }, { ...words }) && pointsTo(was[ourEnd], item)) return was;
  const link = { title: words.title ?? words.uri, identifier: identifierIn(words.uri), uri: words.uri };
  const other = was[otherEnd].uri === words.uri ? { ...was[otherEnd], title: link.title } : link;
  const association = amended(was, {
    associationType: type,
    [ourEnd]: item,
    [otherEnd]: other,
    lastChangeDateTime: changedAt,
  });
  return withOurs(association, { ...plainWords(association, otherEnd) }, { ...words });
}

function plainWords(association: CaseAssociation, otherEnd: OtherEnd): AlignmentWords | null {
  const { uri, title } = association[otherEnd];
  const relation = ALIGNMENT_RELATIONS.find(
    (word) => RELATIONS[word].type === association.associationType && RELATIONS[word].otherEnd === otherEnd,
  );
  if (relation === undefined || !uriSchema.safeParse(uri).success) return null;
  const words = title === uri ? undefined : fittedText(title, MOST_TITLE);
  return { uri, framework: frameworkOf(uri), relation, ...(words === undefined ? {} : { title: words }) };
}

/** An association does not say which framework its other end is of; the address tells at least whose it is. */
function frameworkOf(uri: string): string {
  const [, host, scheme = '', name = ''] = /^https?:\/\/([^/?#]+)|^(urn|did):([^:]+)/.exec(uri) ?? [];
  return (host ?? `${scheme}:${name}`).slice(0, MOST_TITLE);
}

/** The UUID in an address, or, as CASE allows for nodes of other kinds, the address itself. */
function identifierIn(uri: string): string {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(uri)?.[0] ?? uri;
}
