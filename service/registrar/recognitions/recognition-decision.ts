import { z } from 'zod';
import { CairnError } from '../../core/errors.ts';
import { digestSchema, titleSchema, webAddressSchema } from '../../pathway/form/text.ts';
import type { RecognitionBasis } from '../../store/schema.ts';

export type { RecognitionBasis } from '../../store/schema.ts';

/** What a recognition rests on, in the order in which people are shown them. */
export const RECOGNITION_BASES = [
  'equivalent',
  'certificate',
  'portfolio',
  'examination',
] as const satisfies readonly RecognitionBasis[];

/** Something that was shown. */
export const evidenceSchema = z.strictObject({
  title: titleSchema,
  url: webAddressSchema.exactOptional(),
  digest: digestSchema.exactOptional(),
});

export type RecognitionEvidence = Readonly<z.infer<typeof evidenceSchema>>;

const MOST_EVIDENCE = 20;
const evidenceList = z.array(evidenceSchema).min(1).max(MOST_EVIDENCE);

/** A decision on one learner's prior learning. */
export interface RecognitionDecision {
  /** A name or an office. */
  readonly decidedBy: string;
  readonly basis: RecognitionBasis;
  /** With the basis `equivalent`, the title of one that the module names. */
  readonly equivalent?: string | undefined;
  readonly evidence: readonly RecognitionEvidence[];
  /** The day of the decision; absent: today. */
  readonly on?: string | undefined;
}

/** @throws CairnError `malformed-recognition` */
export function assertDecision({ decidedBy, evidence }: RecognitionDecision): void {
  if (!titleSchema.safeParse(decidedBy).success) {
    throw malformed('who decided is not said', 'write a name or an office, 1 to 200 characters on one line');
  }
  if (evidence.length === 0 || evidence.length > MOST_EVIDENCE) {
    throw malformed('what it was decided on is not said', `give 1 to ${MOST_EVIDENCE} pieces of evidence`);
  }
  if (!evidenceList.safeParse(evidence).success) {
    throw malformed(
      'a piece of evidence cannot be one',
      'each has a title of 1 to 200 characters, and may have a web address and a digest (0x and 64 hexadecimal digits)',
    );
  }
}

/** Evidence as it stands in the store. @throws CairnError `store-corrupt` */
export function storedEvidence(text: string): readonly RecognitionEvidence[] {
  const stored = evidenceList.safeParse(JSON.parse(text));
  if (stored.success) return stored.data;
  throw new CairnError('store-corrupt', 'the evidence of a recognition in the database cannot be read');
}

function malformed(what: string, remedy: string): CairnError {
  return new CairnError('malformed-recognition', what, { remedy });
}
