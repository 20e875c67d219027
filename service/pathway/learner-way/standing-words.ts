/** How a learner stands with a part of a pathway: one sign for it, and the same in a few words. */
import type { StandingMark } from '../drawing/pathway-drawing.ts';
import type { Explanation } from '../explanation/explanation.ts';

/** A sign, and the same in a few words. */
export interface PartStanding {
  readonly standing: StandingMark;
  readonly words: string;
  readonly progress: number;
}

/** What the parts of a pathway are called when they are there. */
const MET = {
  tier: 'Completed',
  module: 'Passed',
  milestone: 'Reached',
  award: 'Earned',
} as const;

const IMPOSSIBLE = {
  tier: 'Cannot be completed any more',
  module: 'Cannot be passed any more',
  milestone: 'Cannot be reached any more',
  award: 'Cannot be earned any more',
} as const;

const ENDED = {
  tier: 'Not completed',
  module: 'Not passed',
  milestone: 'Not reached',
  award: 'Not earned',
} as const;

/** What else bears on how a part stands. */
export interface Circumstances {
  /** The numbers of modules that have to be passed before. */
  readonly after?: readonly number[];
  /** Whether something of it was handed in that has no mark yet. */
  readonly waiting?: boolean;
  /** Whether the enrolment has ended: what is not there then is simply not there. */
  readonly ended?: boolean;
  /** The label of a distinction, where it is awarded. */
  readonly distinction?: string | null;
}

export function standingOfPart(
  kind: keyof typeof MET,
  { standing, progress }: Pick<Explanation, 'standing' | 'progress'>,
  { after = [], waiting = false, ended = false, distinction = null }: Circumstances = {},
): PartStanding {
  if (standing === 'met') {
    return { standing: 'earned', words: distinction === null ? MET[kind] : `${MET[kind]}, ${distinction}`, progress };
  }
  if (ended) return { standing: 'later', words: ENDED[kind], progress };
  if (standing === 'impossible') return { standing: 'impossible', words: IMPOSSIBLE[kind], progress };
  if (waiting) return { standing: 'under-way', words: 'Waiting for a mark', progress };
  if (progress > 0) return { standing: 'under-way', words: `${progress} % there`, progress };
  if (after.length > 0) return { standing: 'later', words: `After ${numbered(after)}`, progress };
  return { standing: 'open', words: kind === 'module' ? 'Open to you' : 'Not begun', progress };
}

function numbered(numbers: readonly number[]): string {
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}
