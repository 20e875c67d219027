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

/** Where weights are called for: some assessments have one, or several are summed up to a mark. */
function missingWeights(module: PathwayModule, path: Path): Finding[] {
  const summative = summativeOf(module);
  const areSummedUp = module.passMark !== undefined && summative.length > 1;
  const areCalledFor = areSummedUp || summative.some(({ assessment }) => assessment.weight !== undefined);
  return summative.flatMap(({ assessment, index }) =>
    assessment.weight !== undefined || !areCalledFor
      ? []
      : [
          finding('weight-missing', [...path, 'assessments', index], {
            sentence: `The assessment "${assessment.id}" has no weight, so it adds nothing to the mark of the module "${module.id}".`,
            remedy: 'Give it a weight in percent, so that those of the summative assessments add up to 100.',
          }),
        ],
  );
}

function sumOfWeights(module: PathwayModule, path: Path): Finding[] {
  const weights = summativeOf(module).map(({ assessment }) => assessment.weight);
  // Where one is missing that is what is said: the sum is not known before it is there.
  if (weights.length === 0 || weights.some((weight) => weight === undefined)) return [];
  return notWhole(
    weights.filter((weight) => weight !== undefined),
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
