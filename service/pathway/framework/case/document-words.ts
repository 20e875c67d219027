/** A CFDocument in the words of our form, and back. */
import type { z } from 'zod';
import { dayNumber } from '../../../core/calendar-day.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../core/json.ts';
import { sameJson } from '../../../core/same-json.ts';
import { uuidOfUri } from '../../../core/uuid-v5.ts';
import { editionSchema, languageSchema, MOST_PROSE, MOST_TITLE, uriSchema } from '../../form/text.ts';
import { competencyFrameworkSchema } from '../competency-framework.ts';
import { amended } from './amended.ts';
import { type OurReading, withOurs, wordsWithOurs } from './cairn-extension.ts';
import type { CaseDocument } from './case-package.ts';
import { fittedText, slugOf } from './fitted-text.ts';

/** What our form says of a framework as a whole. */
const documentWordsSchema = competencyFrameworkSchema.pick({
  id: true,
  edition: true,
  title: true,
  description: true,
  language: true,
  publisher: true,
  license: true,
  reviewOn: true,
  levels: true,
});

/** See {@link documentWordsSchema}. */
export type DocumentWords = z.infer<typeof documentWordsSchema>;

/** What a document is read as. What our form asks for and the document does not say is made of what it does say. */
export function documentWords(document: CaseDocument): DocumentWords {
  const read = ownDocumentWords(document);
  return read?.words ?? plainWords(document);
}

/** How what stands for us in a document's extensions is read; null where nothing does. */
export function ownDocumentWords(document: CaseDocument): OurReading<DocumentWords> | null {
  return wordsWithOurs(documentWordsSchema, document, plainWords(document));
}

/**
 * The document that is read as these words: as it was where it says them already, and otherwise changed where it has to be.
 *
 * @param changedAt the time of the change, RFC 3339
 */
export function documentOf(words: DocumentWords, was: CaseDocument, changedAt: string): CaseDocument {
  const read = documentWords(was);
  if (sameJson(words, read)) return was;
  const document = amended(was, {
    lastChangeDateTime: changedAt,
    ...changed('title', words.title, read.title),
    ...changed('description', words.description, read.description),
    ...changed('language', words.language, read.language),
    ...changed('version', words.edition, read.edition),
    ...changed('publisher', words.publisher?.name, read.publisher?.name),
    ...(words.license === read.license ? {} : { licenseURI: licenseLink(words.license) }),
  });
  return withOurs(document, plainWords(document), words);
}

/** A LinkURI to a licence by its address alone. */
export function licenseLink(license: string | undefined): JsonObject | undefined {
  return license === undefined ? undefined : { title: license, identifier: uuidOfUri(license), uri: license };
}

function changed(member: string, word: string | undefined, read: string | undefined) {
  return word === read ? {} : { [member]: word };
}

function plainWords(document: CaseDocument): DocumentWords {
  const title = fittedText(document.title, MOST_TITLE) ?? document.identifier;
  const name = fittedText(document.publisher, MOST_TITLE) ?? fittedText(document.creator, MOST_TITLE);
  const license = licenseOf(document.licenseURI);
  return {
    id: slugOf(title) ?? document.identifier.toLowerCase(),
    edition: editionOf(document),
    title,
    description: fittedText(document.description, MOST_PROSE) ?? title,
    language: languageOf(document.language),
    ...(name === undefined ? {} : { publisher: { name } }),
    ...(license === undefined ? {} : { license }),
  };
}

/** The version; without one, the day of the last change. */
function editionOf({ version, lastChangeDateTime }: CaseDocument): string {
  const [edition] = [version, lastChangeDateTime.slice(0, 10)]
    .map((text) => (typeof text === 'string' ? text : ''))
    .map((text) => text.replace(/[^0-9A-Za-z.]+/g, '-').replace(/^[-.]+/, ''))
    .map((text) => text.slice(0, 32).replace(/-+$/, ''))
    .filter((text, at) => editionSchema.safeParse(text).success && (at === 0 || dayNumber(text) !== null));
  return edition ?? '1';
}

/** `und`, undetermined (ISO 639-2), where the document names no language. */
function languageOf(language: JsonValue | undefined): string {
  if (typeof language !== 'string') return 'und';
  const [primary = '', ...others] = language.trim().split(/[-_]/);
  const tag = [primary.toLowerCase(), ...others].join('-');
  return languageSchema.safeParse(tag).success ? tag : 'und';
}

function licenseOf(link: JsonValue | undefined): string | undefined {
  return isJsonObject(link) ? uriSchema.safeParse(link.uri).data : undefined;
}
