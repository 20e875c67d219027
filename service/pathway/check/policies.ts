import { compareDecimals, parseDecimal, timesDecimal, ZERO } from '../decimal.ts';
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** What an assessment says of attempts, lateness, reviewers and identity that alters nothing or contradicts itself. */
export function assessmentPolicies({ assessments, modules }: PathwayParts): Finding[] {
  return [
    ...assessments.flatMap(({ assessment, path }) => [
      ...idleAttempts(assessment, path),
      ...idleLatePolicy(assessment, path),
      ...idleReviewers(assessment, path),
      ...weakAssurance(assessment, path),
    ]),
    ...modules.flatMap(({ module, path }) =>
      (module.cohortAssessments ?? []).flatMap((kind, index) =>
        weakAssurance(kind, [...path, 'cohortAssessments', index]),
      ),
    ),
  ];
}

function idleAttempts({ attempts }: PathwayAssessment, path: Path): Finding[] {
  if (attempts?.most !== 1 || attempts.counts === 'first') return [];
  return [
    finding('attempts-idle', [...path, 'attempts'], {
      sentence: `There is one attempt at the most, so that the ${attempts.counts} of them counts says nothing.`,
      remedy: 'Allow more attempts, or write "first": with one attempt it is that one.',
    }),
  ];
}

function idleLatePolicy({ late }: PathwayAssessment, path: Path): Finding[] {
  if (late?.policy !== 'reduced') return [];
  const perDay = parseDecimal(late.percentPerDay);
  if (compareDecimals(perDay, ZERO) === 0) {
    return [
      finding('late-policy-idle', [...path, 'late', 'percentPerDay'], {
        sentence: 'A score is reduced by 0 percent for each day, which takes nothing away.',
        remedy: 'Write how much each day takes away, or { "policy": "accepted" }.',
      }),
    ];
  }
  // What is taken away before the last day begins: if that is everything, handing in on the last day is worth nothing.
  const before = timesDecimal(perDay, parseDecimal(String(Math.max(1, late.days - 1))));
  if (compareDecimals(before, parseDecimal('100')) < 0) return [];
  return [
    finding('late-policy-idle', [...path, 'late', 'days'], {
      sentence: `At ${late.percentPerDay} percent a day nothing is left of a score before it is refused, after day ${late.days}.`,
      remedy: 'Allow fewer days, or take less away on each.',
    }),
  ];
}

function idleReviewers({ id, method, reviewers }: PathwayAssessment, path: Path): Finding[] {
  if (reviewers === undefined || method === 'peer-reviewed') return [];
  return [
    finding('reviewers-idle', [...path, 'reviewers'], {
      sentence: `The assessment "${id}" has ${reviewers} reviewers, but its method is "${method}".`,
      remedy: 'Take the reviewers out, or make it "peer-reviewed".',
    }),
  ];
}

function weakAssurance(
  { method, identityAssurance = 'none', title }: Pick<PathwayAssessment, 'method' | 'identityAssurance' | 'title'>,
  path: Path,
): Finding[] {
  if (method !== 'proctored-exam' || identityAssurance === 'proctored') return [];
  return [
    finding('assurance-below-method', [...path, 'identityAssurance'], {
      sentence: `"${title}" is a proctored exam, but its assurance of identity is "${identityAssurance}".`,
      remedy: 'Write "proctored", or choose another method.',
    }),
  ];
}
