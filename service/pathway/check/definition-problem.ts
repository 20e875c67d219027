/** What is wrong with a pathway definition, and where: one shape for the schema's findings and for our own checks. */
import type { z } from 'zod';
import { CairnError } from '../../core/errors.ts';

/** `pointer` is a JSON pointer (RFC 6901) into the definition; the empty pointer is the definition itself. */
export interface DefinitionProblem {
  readonly pointer: string;
  readonly problem: string;
}

/** RFC 6901: `~` and `/` inside a member's name are escaped. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The schema's findings; an unknown member is reported at its own place, a missing one as missing. */
export function problemsOf(error: z.ZodError): DefinitionProblem[] {
  return error.issues.flatMap((issue): DefinitionProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: jsonPointer([...issue.path, key]),
        problem: 'is not a known member',
      }));
    }
    if (issue.input === undefined) return [{ pointer: jsonPointer(issue.path), problem: 'is missing' }];
    return [{ pointer: jsonPointer(issue.path), problem: issue.message }];
  });
}

/** The error that refuses a definition: its message names the first problem, its details list them all. */
export function definitionRefused(first: DefinitionProblem, others: readonly DefinitionProblem[] = []): CairnError {
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const place = first.pointer === '' ? 'the top' : first.pointer;
  return new CairnError(
    'malformed-pathway',
    `The pathway definition is refused at ${place}: ${first.problem}${more}.`,
    {
      remedy: 'Correct the definition at the place that the JSON pointer names, and read it again.',
      details: { pointer: first.pointer, problem: first.problem, problems: [first, ...others] },
    },
  );
}
