import type { Verdict } from '../core/verdict.ts';

/**
 * What the `cairn` command ends with. 1 and 2 are kept for the answers of `verify`, `audit`, `check` and `evaluate --replay`
 * alone, so that a script never takes a node that is down, or a mistyped option, for an answer about a certificate.
 */
export const EXIT = { done: 0, invalid: 1, unknown: 2, failed: 3, interrupted: 130, terminated: 143 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** The status of one verdict; DESIGN, "The verdict". */
export function exitStatusOf(verdict: Verdict['verdict']): ExitStatus {
  switch (verdict) {
    case 'valid':
      return EXIT.done;
    case 'invalid':
      return EXIT.invalid;
    case 'unknown':
      return EXIT.unknown;
  }
}

/** From what matters most on: a proven `invalid`, then a file that could not be read, then `unknown`. */
const WORST_FIRST: readonly ExitStatus[] = [EXIT.invalid, EXIT.failed, EXIT.unknown, EXIT.done];

/** The status of several answers together: that of the worst. */
export function worstExitStatus(statuses: readonly ExitStatus[]): ExitStatus {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? EXIT.done;
}

/** For the end of the help text. */
export const EXIT_STATUS_HELP = `Exit status:
  0    done; for verify: every certificate is valid; for audit: no difference; for check: no error;
       for evaluate --replay: the decision comes out the same
  1    verify: a certificate is not valid; audit: there are differences; check: there are errors;
       evaluate --replay: the decision does not come out the same
  2    verify: none is invalid, but one could not be checked; audit, evaluate --replay: could not tell
  3    the command could not be carried out; the error says why and what to do
  130  interrupted (Ctrl-C); run the same command again, and it goes on`;
