/** What is shown of a gap analysis, in words: in terminals, in drawings and on pages the same. */

import type { CoverageStanding } from './coverage-standing.ts';
import type { FeedbackFigures } from './feedback-figures.ts';
import type { GapLine } from './gap-line.ts';
import type { RoleEvidence, RoleSource, SourceKind } from './role-profile-form.ts';
import type { AssessmentFacts } from './taught-outcomes.ts';

/** What a standing is called, and what that means. */
export const STANDING_WORDS: Readonly<Record<CoverageStanding, { readonly title: string; readonly meaning: string }>> =
  {
    missed: { title: 'Missed', meaning: 'nothing in the pathway leads there' },
    partly: { title: 'Partly taught', meaning: 'some of its parts, or only something broader' },
    'below-level': { title: 'Below the level', meaning: 'taught, and not shown to reach the level asked for' },
    taught: { title: 'Taught, not assessed', meaning: 'taught to the level, and nothing assesses it' },
    formative: { title: 'Practised', meaning: 'assessed, by nothing that decides' },
    summative: { title: 'Assessed', meaning: 'by something that decides' },
    'identity-assured': { title: 'Assessed, identity assured', meaning: 'it decides, and the learner is verified' },
  };

/** `2 summative (1 identity assured), 1 formative`; empty where nothing assesses it. */
export function assessmentCounts(assessments: readonly AssessmentFacts[]): string {
  const of = (...strengths: string[]) => assessments.filter(({ strength }) => strengths.includes(strength)).length;
  const [formative, summative, assured] = [
    of('formative'),
    of('summative', 'identity-assured'),
    of('identity-assured'),
  ];
  const identity = assured === 0 ? '' : assured === summative ? ', identity assured' : ` (${assured} identity assured)`;
  return [
    ...(summative === 0 ? [] : [`${summative} summative${identity}`]),
    ...(formative === 0 ? [] : [`${formative} formative`]),
  ].join(', ');
}

/** The modules that lead to a competency, each once. */
export function modulesOf({ outcomes }: Pick<GapLine, 'outcomes'>): string[] {
  return [...new Set(outcomes.map(({ module }) => (module.elective ? `${module.title} (elective)` : module.title)))];
}

/** What employers said, in two lines: `Rated 4.25 of 5`, `12 ratings`. */
export function feedbackLines({ mean, ratings }: FeedbackFigures): [string, string] {
  return [`Rated ${mean} of 5`, ratings === 1 ? '1 rating' : `${ratings} ratings`];
}

const SOURCE_WORDS: Readonly<Record<SourceKind, { readonly title: string; readonly counted: string }>> = {
  survey: { title: 'Survey', counted: 'answers' },
  'advisory-board': { title: 'Advisory board', counted: 'answers' },
  'job-market': { title: 'Job market', counted: 'advertisements' },
};

/** What one source says: `Job market: 66.7 %, 200 advertisements`. */
export function evidenceText(
  { source, importance, share, count }: RoleEvidence,
  sources: readonly RoleSource[],
): string {
  const kind = sources.find(({ id }) => id === source)?.kind;
  const { title, counted } = kind === undefined ? { title: source, counted: 'answers' } : SOURCE_WORDS[kind];
  const figures = [
    ...(importance === undefined ? [] : [importance]),
    ...(share === undefined ? [] : [`${share} %`]),
    ...(count === undefined ? [] : [`${count} ${count === 1 ? counted.slice(0, -1) : counted}`]),
  ];
  return `${title}: ${figures.join(', ')}`;
}
