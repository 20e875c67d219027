/** Takes from a pathway what a drawing of it shows. */
import type { PathwayAward } from '../definition/award.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import { levelInWords } from '../level-in-words.ts';
import {
  creditInWords,
  type RequirementNames,
  requirementNames,
  requirementSentence,
} from '../requirement-in-words.ts';
import { textDirection } from '../text-direction.ts';
import { articulationSentence } from './articulation-sentence.ts';
import { drawnLinks } from './drawn-links.ts';
import { drawnOutcomes, type OutcomesById } from './drawn-outcomes.ts';
import type { Marks } from './marks-of-findings.ts';
import {
  type DrawnAssessment,
  type DrawnAward,
  type DrawnKey,
  type DrawnMilestone,
  type DrawnModule,
  type DrawnTier,
  type Mark,
  type PathwayDrawing,
  standingOf,
} from './pathway-drawing.ts';
import { type PlacedModule, placedModules } from './placed-modules.ts';
import { type TierPlaces, tierOfAward } from './tier-of-award.ts';

/** Of a whole cairn. */
const STONES = 5;

/**
 * The drawing of a pathway, whole: each module, award and milestone once. It draws also what a check would refuse: modules
 * in no tier, prerequisites in circles or at nothing.
 *
 * @param marks what is said of its parts besides
 * @param competencies statements by reference, of the frameworks that are at hand
 */
export function drawUp(
  pathway: PathwayDefinition,
  marks: Marks = new Map(),
  competencies: ReadonlyMap<string, string> = new Map(),
): PathwayDrawing {
  const names = requirementNames(pathway, competencies);
  const placed = placedModules(pathway);
  const inOrder = placed.flat().map(({ module }) => module);
  const outcomes = drawnOutcomes(inOrder);
  const numbers = new Map(inOrder.map(({ id }, index) => [id, index + 1]));
  const places = placesOf(placed);
  const marksOn = (key: DrawnKey | null): readonly Mark[] => marks.get(key) ?? [];
  const awardTiers = pathway.awards.map((award) => tierOfAward(award, pathway, places));
  const tiers = placed.map((modules, index): DrawnTier => {
    const tier = pathway.tiers[index];
    const key: DrawnKey = `tier:${tier?.id ?? ''}`;
    return {
      key,
      number: tier === undefined ? null : index + 1,
      title: tier?.title ?? 'In no tier',
      level: levelInWords(tier?.level),
      stones: stonesLaid(index, pathway.tiers.length, marksOn(key)),
      requirement: tier === undefined ? null : requirementSentence(tier.requirement, names),
      modules: modules.map((placedModule) => drawnModule(placedModule, numbers, outcomes, marksOn)),
      milestones: (tier?.milestones ?? []).map(
        ({ id, title, requirement }): DrawnMilestone => ({
          key: `milestone:${id}`,
          title,
          requirement: requirementSentence(requirement, names),
          marks: marksOn(`milestone:${id}`),
        }),
      ),
      awards: pathway.awards
        .filter((_, at) => awardTiers[at] === index)
        .map((award) => drawnAward(award, pathway, names, marksOn)),
      marks: marksOn(key),
    };
  });
  return {
    id: pathway.id,
    edition: pathway.edition,
    title: pathway.title,
    facts: factsOf(pathway),
    language: pathway.language,
    direction: textDirection(pathway.title),
    sequential: pathway.sequence === 'sequential' && pathway.tiers.length > 1,
    creditSystem: pathway.creditSystem?.name,
    tiers,
    marks: marksOn(null),
    links: drawnLinks(pathway, placed),
  };
}

/** A tier that a learner has not completed stands where the one before it led to. */
function stonesLaid(index: number, tiers: number, marks: readonly Mark[]): number {
  const standing = standingOf(marks);
  const completed = standing === null || standing === 'earned' ? index + 1 : index;
  return Math.ceil((completed * STONES) / tiers);
}

function placesOf(placed: readonly (readonly PlacedModule[])[]): TierPlaces {
  const modules = placed.flatMap((of, tier) => of.map(({ module }) => ({ module, tier })));
  return {
    ofModule: new Map(modules.map(({ module, tier }) => [module.id, tier])),
    ofAssessment: new Map(
      modules.flatMap(({ module, tier }) => (module.assessments ?? []).map(({ id }) => [id, tier] as const)),
    ),
  };
}

function drawnModule(
  { module, elective, alsoIn }: PlacedModule,
  numbers: ReadonlyMap<string, number>,
  outcomes: OutcomesById,
  marksOn: (key: DrawnKey) => readonly Mark[],
): DrawnModule {
  const named = (ids: readonly string[] = []) => [...outcomes.values()].filter(({ id }) => ids.includes(id));
  const common = ({ purpose, method, identityAssurance = 'none' as const, title, outcomes: ids }: Assessed) => ({
    ...{ title, purpose, method, identityAssurance, outcomes: named(ids) },
  });
  const assessments = [
    ...(module.assessments ?? []).map(
      (assessment): DrawnAssessment => ({
        ...common(assessment),
        weight: assessment.weight ?? null,
        passMark: assessment.passMark ?? null,
        byCohort: false,
      }),
    ),
    ...(module.cohortAssessments ?? []).map(
      (kind): DrawnAssessment => ({ ...common(kind), weight: null, passMark: null, byCohort: true }),
    ),
  ];
  const key: DrawnKey = `module:${module.id}`;
  return {
    key,
    id: module.id,
    number: numbers.get(module.id) ?? 0,
    title: module.title,
    elective,
    workloadHours: module.workloadHours ?? null,
    credit: module.credit ?? null,
    passMark: module.passMark ?? null,
    outcomes: named(module.outcomes?.map(({ id }) => id)),
    assessments,
    after: [...new Set(module.prerequisites ?? [])].flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b),
    alsoIn,
    marks: marksOn(key),
  };
}

type Assessed = NonNullable<PathwayModule['assessments'] | PathwayModule['cohortAssessments']>[number];

function drawnAward(
  award: PathwayAward,
  pathway: PathwayDefinition,
  names: RequirementNames,
  marksOn: (key: DrawnKey) => readonly Mark[],
): DrawnAward {
  const tier = pathway.tiers.find(({ id }) => id === award.tier);
  const key: DrawnKey = `award:${award.id}`;
  return {
    key,
    id: award.id,
    kind: award.achievementType,
    name: award.name,
    level: levelInWords(award.level ?? tier?.level),
    workloadHours: award.workloadHours ?? null,
    credit: award.credit ?? null,
    requirement: requirementSentence(award.requirement, names),
    distinction:
      award.distinction === undefined
        ? null
        : {
            label: award.distinction.label,
            requirement: requirementSentence(award.distinction.requirement, names),
          },
    articulations: (pathway.articulations ?? [])
      .filter((articulation) => articulation.award === award.id)
      .map((articulation) => articulationSentence(articulation, pathway.creditSystem)),
    marks: marksOn(key),
  };
}

function factsOf({ provider, participation, modules, creditSystem }: PathwayDefinition): string[] {
  return [
    ...(provider === undefined ? [] : [`${provider.name} (${provider.country})`]),
    ...(participation === undefined ? [] : [participation]),
    `${modules.length} ${modules.length === 1 ? 'module' : 'modules'}`,
    ...(creditSystem === undefined
      ? []
      : [`${creditInWords('1', creditSystem.name)} = ${creditSystem.hoursPerCredit} h`]),
  ];
}
