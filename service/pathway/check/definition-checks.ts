/** What the schema of a definition cannot say: names that repeat, references to nothing, weights that do not add up. */
import { addDecimals, compareDecimals, formatDecimal, parseDecimal, ZERO } from '../decimal.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Requirement, WeightedScoreRequirement } from '../definition/requirement.ts';
import { type DefinitionProblem, jsonPointer } from './definition-problem.ts';

const WHOLE = parseDecimal('100');

/** The problems of a definition that already has the right shape, in the order of the document. */
export function checkDefinition(definition: PathwayDefinition): DefinitionProblem[] {
  const assessments = definition.modules.flatMap((module, moduleIndex) =>
    (module.assessments ?? []).map(({ id }, index) => ({
      id,
      pointer: jsonPointer(['modules', moduleIndex, 'assessments', index, 'id']),
    })),
  );
  const known = new Set(assessments.map(({ id }) => id));
  return [
    ...repeated(definition.modules.map(({ id }, index) => ({ id, pointer: jsonPointer(['modules', index, 'id']) }))),
    ...repeated(assessments),
    ...repeated(definition.awards.map(({ id }, index) => ({ id, pointer: jsonPointer(['awards', index, 'id']) }))),
    ...definition.awards.flatMap(({ requirement, distinction }, index) => [
      ...checkRequirement(requirement, jsonPointer(['awards', index, 'requirement']), known),
      ...(distinction === undefined
        ? []
        : checkRequirement(
            distinction.requirement,
            jsonPointer(['awards', index, 'distinction', 'requirement']),
            known,
          )),
    ]),
  ];
}

function repeated(entries: readonly { id: string; pointer: string }[]): DefinitionProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id, pointer }) => {
    if (seen.has(id)) return [{ pointer, problem: `repeats "${id}", which is already taken` }];
    seen.add(id);
    return [];
  });
}

function checkRequirement(requirement: Requirement, pointer: string, known: ReadonlySet<string>): DefinitionProblem[] {
  switch (requirement.kind) {
    case 'all':
    case 'any':
      return requirement.of.flatMap((part, index) => checkRequirement(part, `${pointer}/of/${index}`, known));
    case 'final-result':
      return repeated(requirement.in.map((id, index) => ({ id, pointer: `${pointer}/in/${index}` })));
    case 'not-withdrawn':
    case 'submitted':
      return [];
    case 'assessment-score':
      return checkReference(requirement.assessment, `${pointer}/assessment`, known);
    case 'weighted-score':
      return checkWeights(requirement, pointer, known);
    default:
      return [];
  }
}

function checkReference(assessment: string, pointer: string, known: ReadonlySet<string>): DefinitionProblem[] {
  if (known.has(assessment)) return [];
  return [{ pointer, problem: `refers to the assessment "${assessment}", which no module of this pathway has` }];
}

/** Weights are percentages of one whole: only then is the weighted score a score on the same scale, and exact. */
function checkWeights(
  requirement: WeightedScoreRequirement,
  pointer: string,
  known: ReadonlySet<string>,
): DefinitionProblem[] {
  const total = requirement.of.map(({ weight }) => parseDecimal(weight)).reduce(addDecimals, ZERO);
  return [
    ...repeated(
      requirement.of.map(({ assessment: id }, index) => ({ id, pointer: `${pointer}/of/${index}/assessment` })),
    ),
    ...requirement.of.flatMap(({ assessment }, index) =>
      checkReference(assessment, `${pointer}/of/${index}/assessment`, known),
    ),
    ...(compareDecimals(total, WHOLE) === 0
      ? []
      : [{ pointer: `${pointer}/of`, problem: `has weights that add up to ${formatDecimal(total)}, not to 100` }]),
  ];
}
