import type { JsonValue } from '../../../../service/core/json.ts';
import type { FindingCode, Severity } from '../../../../service/pathway/check/finding-rules.ts';
import { type Changes, changedDocument } from './changed-document.ts';
import { checkContext, soundPathway } from './sound-pathway.ts';

/** A finding that a broken definition must get. */
export interface ExpectedFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly pointer: string;
  /** Where the words matter: the whole sentence, and what to do. */
  readonly sentence?: string;
  readonly remedy?: string;
}

/** The sound pathway with something changed, and exactly what is to be said of it. */
export interface BrokenDefinition {
  /** What is wrong, so that it reads as "a pathway in which ...". */
  readonly broken: string;
  readonly changes: Changes;
  readonly findings: readonly ExpectedFinding[];
  /** What it is held against, where that is not the sound pathway's. */
  readonly context?: Parameters<typeof checkContext>[0];
}

/** A finding that hinders publishing. */
export function error(code: FindingCode, pointer: string, words: Words = {}): ExpectedFinding {
  return { code, severity: 'error', pointer, ...words };
}

/** A finding that does not. */
export function warning(code: FindingCode, pointer: string, words: Words = {}): ExpectedFinding {
  return { code, severity: 'warning', pointer, ...words };
}

type Words = Pick<ExpectedFinding, 'sentence' | 'remedy'>;

/** The document itself. */
export function brokenDocument({ changes }: Pick<BrokenDefinition, 'changes'>): JsonValue {
  return changedDocument(soundPathway, changes);
}

/** What the document is held against. */
export function contextOf({ context = {} }: Pick<BrokenDefinition, 'context'>) {
  return checkContext(context);
}
