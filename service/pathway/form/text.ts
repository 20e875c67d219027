/** The small words of every document that people write for Cairn: identifiers, titles, prose, dates, addresses. */
import { z } from 'zod';
import { DECIMAL_PATTERN } from '../decimal.ts';

/** An identifier that we mint: lower case, words joined by single hyphens. */
export const idSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .describe('An identifier: lower-case letters, digits and single hyphens, such as "data-cleaning".');

/** An identifier of an assessment: it must also fit results that come from other systems. */
export const assessmentIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .describe('An identifier as the learning platform has it: letters, digits, dots, hyphens and underscores.');

/** An edition becomes the last part of a URN, so it keeps to characters that need no escaping there. */
export const editionSchema = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/)
  .describe('The edition, such as "2026.1". What is published under an edition never changes.');

/** Text for people, with nothing blank around it: what is published is what is shown. */
const TEXT_PATTERN = /^\S(?:[\s\S]*\S)?$/u;

/** Characters of one line. */
export const MOST_TITLE = 200;

/** Characters of a paragraph or more. */
export const MOST_PROSE = 4_000;

/** Said of text that may be any. */
export const PLAIN_TEXT = 'A text with nothing blank around it.';

/** What ends a line or moves a cursor, and what turns the direction of what stands behind it (UAX #9). */
const OUT_OF_LINE = String.raw`\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069`;

/**
 * One line for people. It cannot be made to look like more lines than one, or like another order of what stands around
 * it: titles stand in narratives, terminals and drawings beside words of ours.
 */
export const titleSchema = z
  .string()
  .max(MOST_TITLE)
  .regex(new RegExp(`^[^\\s${OUT_OF_LINE}](?:[^${OUT_OF_LINE}]*[^\\s${OUT_OF_LINE}])?$`, 'u'))
  .describe('One line of text with nothing blank around it.');

/** A title as other software wrote it: competency frameworks keep every character of a CASE package. */
export const foreignTitleSchema = z.string().max(MOST_TITLE).regex(TEXT_PATTERN).describe(PLAIN_TEXT);

/** A paragraph or more for people. */
export const proseSchema = z.string().max(MOST_PROSE).regex(TEXT_PATTERN).describe(PLAIN_TEXT);

/** BCP 47, the part that languages, scripts and regions need. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
  .describe('A language tag (BCP 47), such as "en" or "pt-BR".');

/** A decimal as text, see {@link DECIMAL_PATTERN}. JSON numbers are refused: their readers round. */
export const decimalTextSchema = z
  .string()
  .regex(DECIMAL_PATTERN)
  .describe('A decimal in quotation marks, such as "62.5".');

/** ISO 8601, the day alone. That it is a day of the calendar is checked with the rest (`date-not-a-day`). */
export const daySchema = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .describe('A day, such as "2027-03-31".');

/** ISO 3166-1 alpha-2. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe('A country, two capital letters (ISO 3166-1), such as "IE".');

/** An absolute address or name: `https:`, `http:`, `urn:`, `did:`. Frameworks of the field use all of these. */
export const uriSchema = z
  .string()
  .max(2_000)
  .regex(/^(?:https?:\/\/|urn:|did:)[^\s<>"{}|\\^`]+$/)
  .describe('An address, such as "http://data.europa.eu/esco/skill/...".');

/** A page that people can open. */
export const webAddressSchema = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[^\s<>"{}|\\^`]+$/)
  .describe('A web address.');

/** SHA-256 of a document of ours, as every digest of Cairn is written. */
export const digestSchema = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .describe('A digest: 0x and 64 lower-case hexadecimal digits.');

/**
 * A competency of a framework that the document names: `{framework}/{competency}`, such as
 * `data-stewardship/clean-data`. The edition stands with the framework, once.
 */
export const competencyReferenceSchema = z
  .string()
  .max(129)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .describe('A competency, "framework/competency", such as "data-stewardship/clean-data".');

/** Editors look here for the schema; it says nothing of the content. */
export const schemaAddressSchema = z.string().max(2_000).describe('Where editors find the JSON Schema.');
