import type { Finding } from '../check/finding.ts';
import { FINDING_RULES, type FindingCode } from '../check/finding-rules.ts';
import type { LocatedFinding } from './located-finding.ts';
import type { Region } from './region.ts';

/** What is said of a file that cannot be read. */
export type Words = Pick<Finding, 'sentence' | 'remedy'>;

/** A finding about how a file is written, by its place alone: there is no value yet that a pointer could lead into. */
export function readingFinding(code: FindingCode, region: Region, { sentence, remedy }: Words): LocatedFinding {
  return { code, severity: FINDING_RULES[code].severity, pointer: '', sentence, remedy, region };
}

/** Said of both formats. */
export const READING_WORDS = {
  tooLarge: (most: number): Words => ({
    sentence: `The file has more than ${most} bytes, which is all that is read.`,
    remedy: 'Check that this is the right file, or divide it.',
  }),
  notUtf8: { sentence: 'The file is not text in UTF-8 from here on.', remedy: 'Save the file as UTF-8.' },
  byteOrderMark: {
    sentence: 'The file begins with a byte order mark.',
    remedy: 'Save the file as UTF-8 without a byte order mark.',
  },
  tooDeep: (most: number): Words => ({
    sentence: `Lists and objects stand inside one another more than ${most} deep.`,
    remedy: 'Nest less deeply.',
  }),
  forbiddenName: (name: string): Words => ({
    sentence: `The name ${JSON.stringify(name)} is not allowed: it is dangerous to careless software.`,
    remedy: 'Use another name.',
  }),
  nameRepeated: (name: string): Words => ({
    sentence: `The name ${JSON.stringify(name)} stands twice in one object.`,
    remedy: 'Keep one of the two: programs would disagree about which counts.',
  }),
  inexactNumber: (written: string): Words => ({
    sentence: `The number ${written} cannot be kept exactly.`,
    remedy: `Write it in quotation marks where the form asks for text: ${JSON.stringify(written)}.`,
  }),
  halfCharacter: {
    sentence: 'This text holds half of a character (a lone surrogate).',
    remedy: 'Write the character itself.',
  },
} as const;
