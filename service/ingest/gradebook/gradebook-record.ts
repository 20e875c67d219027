import type { FinalResult } from '../../pathway/evaluation/learner-record.ts';

/** What one line says of one learner, and of one assessment where it names one. */
export interface GradebookRecord {
  readonly line: number;
  readonly cohortId: string;
  readonly learnerId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly finalResult: FinalResult | null;
  /** Null where the line only says that somebody takes part. */
  readonly assessmentId: string | null;
  /** From 1; 1 where the file does not number them. */
  readonly attempt: number;
  /** Percent, an exact decimal as text. */
  readonly score: string | null;
  readonly submittedOn: string | null;
}

/** What is wrong with a line. */
export interface GradebookProblem {
  readonly line: number;
  /** The column's name as the header writes it; null where the whole line is meant. */
  readonly column: string | null;
  /** What stood there, cut short. */
  readonly found: string;
  readonly expected: string;
}

/** What some lines have come to: a line with a problem yields no record. */
export interface GradebookBatch {
  readonly lines: number;
  readonly records: readonly GradebookRecord[];
  readonly problems: readonly GradebookProblem[];
  /** Where the file could not be read on. */
  readonly isCutOff: boolean;
}
