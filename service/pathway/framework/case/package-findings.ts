/** What there is to say of a package in which everything that is read has its form. */
import type { JsonObject } from '../../../core/json.ts';
import { type Finding, finding, jsonPointer } from '../../check/finding.ts';
import { MOST_PROSE, MOST_TITLE } from '../../form/text.ts';
import { ownAlignmentWords } from './association-words.ts';
import { OUR_EXTENSION, type OurReading } from './cairn-extension.ts';
import { caseFormFindings } from './case-form.ts';
import type { FindNode } from './case-nodes.ts';
import { ownDocumentWords } from './document-words.ts';
import { isCut } from './fitted-text.ts';
import { ownItemWords } from './item-words.ts';
import type { CaseParts } from './read-case-package.ts';

/** What stands for us in extensions and cannot be read, what is cut, and what is kept although it is not as CASE 1.1 asks. */
export function packageFindings(parts: CaseParts, find: FindNode): Finding[] {
  const { document, items, associations } = parts;
  return [
    ...ownFindings(ownDocumentWords(document), ['CFDocument']),
    ...items.flatMap((item, at) => ownFindings(ownItemWords(item), ['CFItems', at])),
    ...associations.flatMap((association, at) =>
      ownFindings(ownAlignmentWords(association, find), ['CFAssociations', at]),
    ),
    ...cutTexts(document, DOCUMENT_TEXTS, ['CFDocument']),
    ...items.flatMap((item, at) => cutTexts(item, ITEM_TEXTS, ['CFItems', at])),
    ...caseFormFindings(parts),
  ];
}

/** Identifiers that our extension gives and that another competency has. */
export function repeatedIds(ids: readonly string[]): Finding[] {
  const seen = new Set<string>();
  return ids.flatMap((id, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      finding('id-repeated', ['CFItems', at], {
        sentence: `Two items come to the identifier "${id}".`,
        remedy: `Give one of them another, as "id" in the member "${OUR_EXTENSION}" of its extensions.`,
      }),
    ];
  });
}

const DOCUMENT_TEXTS = { title: MOST_TITLE, description: MOST_PROSE, publisher: MOST_TITLE };
const ITEM_TEXTS = { fullStatement: MOST_PROSE, humanCodingScheme: MOST_TITLE, notes: MOST_PROSE };

function ownFindings(reading: OurReading<unknown> | null, path: readonly PropertyKey[]): Finding[] {
  const at = jsonPointer([...path, 'extensions', OUR_EXTENSION]);
  return (reading?.findings ?? []).map((found) => ({ ...found, pointer: `${at}${found.pointer}` }));
}

function cutTexts(
  object: JsonObject,
  texts: Readonly<Record<string, number>>,
  path: readonly PropertyKey[],
): Finding[] {
  return Object.entries(texts)
    .filter(([member, most]) => isCut(object[member], most))
    .map(([member, most]) =>
      finding('case-text-cut', [...path, member], {
        sentence: `The text of "${member}" has more than ${most.toLocaleString('en')} characters.`,
        remedy: 'The framework shows its beginning; exports keep it whole as long as it is not edited.',
      }),
    );
}
