/** What is at odds in the evidence of one competency. */
import { type Finding, finding } from '../check/finding.ts';
import { brokenReference } from '../check/references.ts';
import { addDecimals, compareDecimals, type Decimal, parseDecimal } from '../decimal.ts';
import type { Path } from '../requirement-tree.ts';
import type { AskedCompetency, RoleEvidence, RoleSource } from './role-profile-form.ts';

/** The findings in the evidence of a competency that stands at `path`. */
export function checkEvidence(
  { importance, evidence = [] }: AskedCompetency,
  path: Path,
  sources: ReadonlyMap<string, RoleSource>,
): Finding[] {
  if (evidence.length === 0) {
    return [
      finding('importance-unsupported', path, {
        sentence: 'No source is given for this importance.',
        remedy: 'Add evidence: what a survey, a board or advertisements say.',
      }),
    ];
  }
  return [
    ...outsideEvidence(importance, evidence, [...path, 'importance']),
    ...evidence.flatMap((one, at) => checkFigures(one, [...path, 'evidence', at], sources)),
  ];
}

/** Means are settled upon as rounded to a tenth, whichever way. */
const ROUNDING = parseDecimal('0.1');

/** The authors settle the importance; where every source gives another, somebody mistyped or has a reason to write down. */
function outsideEvidence(importance: string, evidence: readonly RoleEvidence[], path: Path): Finding[] {
  const given = evidence
    .flatMap((one) => one.importance ?? [])
    .toSorted((a, b) => compareDecimals(parseDecimal(a), parseDecimal(b)));
  const [least, most] = [given[0], given.at(-1)];
  if (least === undefined || most === undefined) return [];
  const settled = parseDecimal(importance);
  const isBelow = compareDecimals(addDecimals(settled, ROUNDING), parseDecimal(least)) <= 0;
  const isAbove = compareDecimals(settled, addDecimals(parseDecimal(most), ROUNDING)) >= 0;
  if (!isBelow && !isAbove) return [];
  const bound = isBelow
    ? `below ${least}, the least that a source gives`
    : `above ${most}, the most that a source gives`;
  return [
    finding('importance-outside-evidence', path, {
      sentence: `The importance ${importance} lies ${bound}.`,
      remedy: 'Correct it, or add the source that speaks for it.',
    }),
  ];
}

function checkFigures(
  { source: id, importance, share, count }: RoleEvidence,
  path: Path,
  sources: ReadonlyMap<string, RoleSource>,
): Finding[] {
  const source = sources.get(id);
  const found: Finding[] = [];
  if (source === undefined) {
    found.push(
      brokenReference({
        path: [...path, 'source'],
        what: 'source',
        name: id,
        known: [...sources.keys()],
        where: 'this profile',
      }),
    );
  }
  if (importance === undefined && share === undefined && count === undefined) {
    found.push(
      finding('evidence-empty', path, {
        sentence: 'This evidence gives no figure.',
        remedy: 'Give an importance, a share or a count, or leave it out.',
      }),
    );
  }
  const size = source?.sampleSize;
  if (count === undefined || size === undefined) return found;
  if (count > size) {
    found.push(
      finding('evidence-over-sample', [...path, 'count'], {
        sentence: `The count ${count} is greater than the sample of the source "${id}", ${size}.`,
        remedy: 'Correct the count or the sample size.',
      }),
    );
  } else if (share !== undefined && source?.kind === 'job-market' && !isRounded(parseDecimal(share), count, size)) {
    found.push(
      finding('evidence-share-differs', [...path, 'share'], {
        sentence: `${share} percent is not the share of ${count} in ${size}.`,
        remedy: 'Correct the share or the count.',
      }),
    );
  }
  return found;
}

/** Whether a share is that of `count` in `size`, rounded up or down to the digits that it is written with. */
function isRounded({ units, scale }: Decimal, count: number, size: number): boolean {
  const difference = units * BigInt(size) - 100n * BigInt(count) * 10n ** BigInt(scale);
  return (difference < 0n ? -difference : difference) < BigInt(size);
}
