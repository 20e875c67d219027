import { addDecimals, compareDecimals, parseDecimal } from '../decimal.ts';
import type { RequirementTrace } from './trace.ts';

/** What has not come yet that could still make a requirement met. */
export interface MissingResults {
  /** Assessments without a scored result, each once. */
  readonly assessments: readonly string[];
  /** The provider has not said how the course ended. */
  readonly finalResult: boolean;
  /** How many more assessments have to be handed in, whichever they are. */
  readonly submissions: number;
}

const NOTHING: MissingResults = { assessments: [], finalResult: false, submissions: 0 };

/**
 * The results without which a requirement is not met, and with which it could be: where learners fail for want of them,
 * somebody may have forgotten to bring them in. Null where the requirement is met, or where what there is decides it
 * already, whatever may come.
 */
export function missingResults(requirement: RequirementTrace): MissingResults | null {
  if (requirement.met) return null;
  const missing = couldMeet(requirement);
  return missing === null || isNothing(missing) ? null : missing;
}

/** Null where nothing that may come would meet it. */
function couldMeet(requirement: RequirementTrace): MissingResults | null {
  if (requirement.met) return NOTHING;
  switch (requirement.kind) {
    case 'all':
    case 'tier-completed': {
      const parts = requirement.of.map(couldMeet);
      return parts.some((part) => part === null) ? null : joined(parts.filter((part) => part !== null));
    }
    case 'any': {
      const parts = requirement.of.map(couldMeet).filter((part) => part !== null);
      return parts.length === 0 ? null : joined(parts);
    }
    case 'final-result':
      return requirement.finalResult === null ? { ...NOTHING, finalResult: true } : null;
    case 'not-withdrawn':
      return null;
    case 'submitted':
      return { ...NOTHING, submissions: requirement.atLeast - requirement.count };
    case 'assessment-score':
      return requirement.result === null ? { ...NOTHING, assessments: [requirement.assessment] } : null;
    case 'weighted-score': {
      const open = requirement.of.filter(({ result }) => result === null);
      // A part counts with its whole weight at the most, which is in percent, as scores are.
      const most = open.reduce(
        (sum, { weight }) => addDecimals(sum, parseDecimal(weight)),
        parseDecimal(requirement.score),
      );
      if (open.length === 0 || compareDecimals(most, parseDecimal(requirement.atLeast)) < 0) return null;
      return { ...NOTHING, assessments: open.map(({ assessment }) => assessment) };
    }
  }
}

function joined(parts: readonly MissingResults[]): MissingResults {
  return {
    assessments: [...new Set(parts.flatMap(({ assessments }) => assessments))],
    finalResult: parts.some(({ finalResult }) => finalResult),
    submissions: Math.max(0, ...parts.map(({ submissions }) => submissions)),
  };
}

function isNothing({ assessments, finalResult, submissions }: MissingResults): boolean {
  return assessments.length === 0 && !finalResult && submissions === 0;
}
