/** What is wrong with a document that somebody wrote, where, and what to do: one shape for the schema's and our own findings. */
import { FINDING_RULES, type FindingCode, type Severity } from './finding-rules.ts';

/** One finding. Its severity is that of its code, always. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** A JSON pointer (RFC 6901) into the document; the empty pointer is the document itself. */
  readonly pointer: string;
  /** One plain sentence: what is so. */
  readonly sentence: string;
  /** One plain sentence: what to do about it. */
  readonly remedy: string;
}

/** Makes a finding; the path is that of the member at fault. */
export function finding(
  code: FindingCode,
  path: readonly PropertyKey[],
  { sentence, remedy }: Pick<Finding, 'sentence' | 'remedy'>,
): Finding {
  return { code, severity: FINDING_RULES[code].severity, pointer: jsonPointer(path), sentence, remedy };
}

/** RFC 6901: `~` and `/` inside a member's name are escaped. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
