import { addDecimals, compareDecimals, type Decimal, formatDecimal, parseDecimal, ZERO } from '../decimal.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import { type PathwayParts, requirementsOfKind } from './pathway-parts.ts';

const WHOLE = parseDecimal('100');

/** Weights of a module's assessments: shares of one whole, of the summative ones alone. */
export function moduleWeights({ modules }: PathwayParts): Finding[] {
  return modules.flatMap(({ module, path }) => [
    ...weightsOfFormative(module, path),
    ...missingWeights(module, path),
    ...sumOfWeights(module, path),
  ]);
}

/** Weights of a weighted score: only when they are shares of one whole is it a score on the same scale, and exact. */
export function weightedScoreWeights(parts: PathwayParts): Finding[] {
  return requirementsOfKind(parts, 'weighted-score').flatMap(({ requirement, path }) =>
    notWhole(
      requirement.of.map(({ weight }) => weight),
      [...path, 'of'],
      'The weights of this weighted score',
    ),
  );
}

function weightsOfFormative({ assessments = [] }: PathwayModule, path: Path): Finding[] {
  return assessments.flatMap(({ id, purpose, weight }, index) =>
    purpose === 'summative' || weight === undefined
      ? []
      : [
          finding('weight-of-formative', [...path, 'assessments', index, 'weight'], {
            sentence: `The assessment "${id}" is formative, and its weight of ${weight} would make it count.`,
            remedy: 'Take the weight out, or call the assessment summative.',
          }),
        ],
  );
}

/** Where some have a weight, one without weighs nothing; where none has, all weigh the same. */
function missingWeights(module: PathwayModule, path: Path): Finding[] {
  const summative = summativeOf(module);
  if (summative.every(({ assessment }) => assessment.weight === undefined)) return [];
  return summative.flatMap(({ assessment, index }) =>
    assessment.weight !== undefined
      ? []
      : [
          finding('weight-missing', [...path, 'assessments', index], {
            sentence: `The assessment "${assessment.id}" has no weight where others have one, so it adds nothing to the mark of the module "${module.id}".`,
            remedy: 'Give it a weight in percent, so that those of the summative assessments add up to 100.',
          }),
        ],
  );
}

function sumOfWeights(module: PathwayModule, path: Path): Finding[] {
  const weights = summativeOf(module).flatMap(({ assessment: { weight } }) => (weight === undefined ? [] : [weight]));
  if (weights.length === 0) return [];
  return notWhole(
    weights,
    [...path, 'assessments'],
    `The weights of the summative assessments of the module "${module.id}"`,
  );
}

function summativeOf({ assessments = [] }: PathwayModule) {
  return assessments
    .map((assessment, index) => ({ assessment, index }))
    .filter(({ assessment }) => assessment.purpose === 'summative');
}

function notWhole(weights: readonly string[], path: Path, whose: string): Finding[] {
  const total = weights.map(parseDecimal).reduce<Decimal>(addDecimals, ZERO);
  const order = compareDecimals(total, WHOLE);
  if (order === 0) return [];
  return [
    finding('weights-not-whole', path, {
      sentence: `${whose} add up to ${formatDecimal(total)}, not to 100.`,
      remedy: `Make them ${order < 0 ? 'larger' : 'smaller'} until they add up to 100.`,
    }),
  ];
}
