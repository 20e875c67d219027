import type { Verdict } from '../../core/verdict.ts';
import type { CairnPosture } from '../page/cairn-figure.ts';

/** How one of the three answers is called, and how its cairn stands. */
export interface VerdictWords {
  readonly title: string;
  readonly posture: CairnPosture;
}

/** The three answers. */
export const VERDICT_WORDS: Readonly<Record<Verdict['verdict'], VerdictWords>> = {
  valid: { title: 'Valid', posture: 'whole' },
  invalid: { title: 'Not valid', posture: 'fallen' },
  unknown: { title: 'Could not check', posture: 'fogged' },
};

/** What stands below "Valid". */
export const VALID_HEADLINE = 'This certificate is real, unchanged, and in force.';

/** What remains for the visitor to do with a valid certificate. */
export const VALID_ADVICE =
  'Two things only you can see: that the domain below is the institution you have in mind, and that the name is the person before you.';
