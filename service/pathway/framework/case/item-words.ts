/** A CFItem in the words of our form, and back. */
import { z } from 'zod';
import type { JsonValue } from '../../../core/json.ts';
import { sameJson } from '../../../core/same-json.ts';
import { foreignTitleSchema, idSchema, MOST_PROSE, MOST_TITLE, proseSchema } from '../../form/text.ts';
import { COMPETENCY_KINDS, type Competency, type CompetencyKind } from '../competency-framework.ts';
import { amended } from './amended.ts';
import { type OurReading, withOurs, wordsWithOurs } from './cairn-extension.ts';
import type { CaseItem } from './case-package.ts';
import { fittedText } from './fitted-text.ts';

/** What our form says of a competency, but for its place and its alignments; without `id` it is told by all items together. */
const itemWordsSchema = z.strictObject({
  id: idSchema.exactOptional(),
  statement: proseSchema,
  kind: z.enum(COMPETENCY_KINDS),
  code: foreignTitleSchema.exactOptional(),
  notes: proseSchema.exactOptional(),
  levelDescriptors: z.record(idSchema, proseSchema).exactOptional(),
});

/** See {@link itemWordsSchema}. */
export type ItemWords = z.infer<typeof itemWordsSchema>;

/** What an item is read as. */
export function itemWords(item: CaseItem): ItemWords {
  const read = ownItemWords(item);
  return read?.words ?? plainWords(item);
}

/** How what stands for us in an item's extensions is read; null where nothing does. */
export function ownItemWords(item: CaseItem): OurReading<ItemWords> | null {
  return wordsWithOurs(itemWordsSchema, item, plainWords(item));
}

/** The item, told what a competency says now; what CASE has no word for is told by {@link itemWithOurs}. */
export function itemOf(competency: Competency, was: CaseItem): CaseItem {
  const read = itemWords(was);
  const { statement, code, notes, kind } = competency;
  return amended(was, {
    ...(statement === read.statement ? {} : { fullStatement: statement }),
    ...(code === read.code ? {} : { humanCodingScheme: code }),
    ...(notes === read.notes ? {} : { notes }),
    ...(kind === read.kind ? {} : { CFItemType: typeOf(kind), CFItemTypeURI: undefined }),
  });
}

/**
 * The item of {@link itemOf} with what else it takes to be read as the competency; unchanged where that is nothing.
 *
 * @param id what the competency's item would be called without being told
 */
export function itemWithOurs(item: CaseItem, { id: own, ...competency }: Competency, id: string): CaseItem {
  const { statement, kind, code, notes, levelDescriptors } = competency;
  const words = {
    ...{ id: own, statement, kind },
    ...(code === undefined ? {} : { code }),
    ...(notes === undefined ? {} : { notes }),
    ...(levelDescriptors === undefined ? {} : { levelDescriptors }),
  };
  const read = { id, ...itemWords(item) };
  return sameJson(read, words) ? item : withOurs(item, { id, ...plainWords(item) }, words);
}

/** What an item that was never of CASE is a CFItemType of. */
export function typeOf(kind: CompetencyKind): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

function plainWords(item: CaseItem): ItemWords {
  const code = fittedText(item.humanCodingScheme, MOST_TITLE);
  const notes = fittedText(item.notes, MOST_PROSE);
  return {
    statement: fittedText(item.fullStatement, MOST_PROSE) ?? code ?? item.identifier,
    kind: kindOf(item.CFItemType),
    ...(code === undefined ? {} : { code }),
    ...(notes === undefined ? {} : { notes }),
  };
}

/** CASE leaves the types of items to whoever writes them ("Standard", "Strand", "Grade Level"). */
function kindOf(type: JsonValue | undefined): CompetencyKind {
  return COMPETENCY_KINDS.find((kind) => typeof type === 'string' && type.trim().toLowerCase() === kind) ?? 'skill';
}
