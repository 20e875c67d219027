import { type Finding, finding } from './finding.ts';
import { vagueVerbOf } from './measurable.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** Outcomes that nothing summative assesses, and those of which nobody could see whether they are reached. */
export function learningOutcomes(parts: PathwayParts): Finding[] {
  const assessed = summativelyAssessed(parts);
  const { language } = parts.definition;
  return parts.outcomes.flatMap(({ outcome: { id, statement }, path }) => {
    const vague = vagueVerbOf(statement, language);
    return [
      ...(assessed.has(id)
        ? []
        : [
            finding('outcome-not-assessed', path, {
              sentence: `No summative assessment assesses the outcome "${id}".`,
              remedy: 'Name it among the outcomes of a summative assessment, or take it out.',
            }),
          ]),
      ...(vague === null
        ? []
        : [
            finding('statement-unmeasurable', [...path, 'statement'], {
              sentence: `Nobody can see whether a learner does this: "${vague}".`,
              remedy: 'Say what the learner does that shows it: describe, compare, calculate, build, decide ...',
            }),
          ]),
    ];
  });
}

/** Summative assessments that say of no outcome that they assess it. */
export function idleAssessments({ assessments, modules }: PathwayParts): Finding[] {
  const idle = (path: readonly (string | number)[], title: string) =>
    finding('assessment-of-nothing', path, {
      sentence: `"${title}" is summative, but does not say which outcomes it assesses.`,
      remedy: 'Name them in "outcomes".',
    });
  return [
    ...assessments.flatMap(({ assessment: { purpose, outcomes, title }, path }) =>
      purpose === 'summative' && outcomes === undefined ? [idle(path, title)] : [],
    ),
    ...modules.flatMap(({ module, path }) =>
      (module.cohortAssessments ?? []).flatMap(({ purpose, outcomes, title }, index) =>
        purpose === 'summative' && outcomes === undefined ? [idle([...path, 'cohortAssessments', index], title)] : [],
      ),
    ),
  ];
}

/** The outcomes that something summative assesses, of the pathway's own or of what cohorts bring. */
export function summativelyAssessed({ assessments, definition }: PathwayParts): ReadonlySet<string> {
  const all = [
    ...assessments.map(({ assessment }) => assessment),
    ...definition.modules.flatMap(({ cohortAssessments = [] }) => cohortAssessments),
  ];
  return new Set(all.filter(({ purpose }) => purpose === 'summative').flatMap(({ outcomes = [] }) => outcomes));
}
