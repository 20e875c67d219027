import { CairnError, type ErrorCode } from '../../core/errors.ts';
import type { Region } from '../document/region.ts';
import type { Finding } from './finding.ts';

/** A finding, with its place in the file where there is a file. */
type Told = Finding & { readonly region?: Region };

/**
 * The error that refuses a document for what was found in it: its message is the first error, its details list all
 * findings.
 *
 * @param what is refused: "The role profile"
 */
export function documentRefused(code: ErrorCode, what: string, findings: readonly Told[]): CairnError {
  const [first, ...others] = findings.filter(({ severity }) => severity === 'error');
  if (first === undefined) throw new Error('what is refused has an error');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return new CairnError(code, `${what} is refused at ${placeOf(first)}: ${first.sentence}${more}`, {
    remedy: first.remedy,
    details: { findings: findings.map((each) => ({ ...each })) },
  });
}

function placeOf({ pointer, region }: Told): string {
  if (region !== undefined) return `line ${region.line}, column ${region.column}`;
  return pointer === '' ? 'the top' : pointer;
}
