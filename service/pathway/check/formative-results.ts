import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import { type PathwayParts, requirementsOfKind } from './pathway-parts.ts';

/** Scores of formative assessments that a tier or an award asks for. Milestones earn nothing, and may look at them. */
export function decidingFormativeResults(parts: PathwayParts): Finding[] {
  const asked: { readonly assessment: string; readonly path: Path }[] = [
    ...requirementsOfKind(parts, 'assessment-score')
      .filter(({ whole }) => whole.owner.kind !== 'milestone')
      .map(({ requirement, path }) => ({ assessment: requirement.assessment, path: [...path, 'assessment'] })),
    ...requirementsOfKind(parts, 'weighted-score')
      .filter(({ whole }) => whole.owner.kind !== 'milestone')
      .flatMap(({ requirement, path }) =>
        requirement.of.map(({ assessment }, index) => ({ assessment, path: [...path, 'of', index, 'assessment'] })),
      ),
  ];
  return asked
    .filter(({ assessment }) => parts.assessment(assessment)?.assessment.purpose === 'formative')
    .map(({ assessment, path }) =>
      finding('formative-decides', path, {
        sentence: `The assessment "${assessment}" is formative: its results are feedback, and here they would decide.`,
        remedy: 'Ask for a summative assessment, or make this one summative.',
      }),
    );
}
