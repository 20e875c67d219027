/** Definitions of the right form, drawn at random and sound more often than not: names lead somewhere, weights add up. */
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../service/core/json.ts';
import { FINAL_RESULTS } from '../../service/pathway/evaluation/learner-record.ts';

/** References are drawn as numbers, and lead to whatever there is of their kind. */
type Drawn = number;

const decimal = (most: number) => fc.integer({ min: 0, max: most }).map(String);

const drawnModule = fc.record({
  outcomes: fc.integer({ min: 1, max: 2 }),
  /** How each outcome is tied to the framework; its competencies are as many as its levels. */
  ties: fc.array(fc.record({ competency: fc.nat(1), level: fc.option(fc.nat(1), { nil: null }) }), { maxLength: 2 }),
  assessments: fc.array(
    fc.record({
      purpose: fc.constantFrom('summative', 'summative', 'formative'),
      identityAssurance: fc.constantFrom('none', 'verified', 'proctored'),
      passMark: fc.option(decimal(100), { nil: null, freq: 2 }),
      outcomes: fc.array(fc.nat(), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  isWeighted: fc.boolean(),
  cohortAssessments: fc.option(fc.constantFrom('summative', 'formative'), { nil: null, freq: 4 }),
  passMark: fc.option(decimal(100), { nil: null, freq: 2 }),
  credit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
});

/** A requirement whose references are still numbers. */
interface DrawnRequirement {
  readonly kind: string;
  readonly of: readonly DrawnRequirement[];
  readonly refers: Drawn;
  readonly also: Drawn;
  readonly amount: number;
  readonly results: readonly string[];
}

const leafKinds = [
  'credits',
  'module-passed',
  'prior-learning',
  'competency',
  'tier-completed',
  'award-held',
  'final-result',
  'not-withdrawn',
  'submitted',
  'assessment-score',
  'weighted-score',
] as const;

const { requirement: drawnRequirement } = fc.letrec<{ requirement: DrawnRequirement }>((tie) => {
  const drawn = (kind: fc.Arbitrary<string>, of: fc.Arbitrary<readonly DrawnRequirement[]>) =>
    fc.record({
      kind,
      of,
      refers: fc.nat(),
      also: fc.nat(),
      amount: fc.integer({ min: 0, max: 100 }),
      results: fc.subarray([...FINAL_RESULTS], { minLength: 1 }),
    });
  return {
    requirement: fc.oneof(
      { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
      drawn(fc.constantFrom(...leafKinds), fc.constant([])),
      drawn(
        fc.constantFrom('all', 'any', 'any', 'at-least', 'within'),
        fc.array(tie('requirement'), { minLength: 1, maxLength: 3 }),
      ),
    ),
  };
});

const drawnPathway = fc.record({
  modules: fc.array(drawnModule, { minLength: 1, maxLength: 4 }),
  tiers: fc.array(fc.record({ requirement: drawnRequirement }), { minLength: 1, maxLength: 3 }),
  sequence: fc.constantFrom('sequential', 'flexible'),
  awards: fc.array(
    fc.record({
      kind: fc.constantFrom('ext:StatementOfParticipation', 'Badge', 'Certificate'),
      requirement: drawnRequirement,
      distinction: fc.option(drawnRequirement, { nil: null, freq: 2 }),
      tier: fc.option(fc.nat(), { nil: null }),
      claims: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
      /** How what shows the claims is asked for, so that they are borne out, or may be. */
      asksFor: fc.constantFrom('scores', 'modules', 'nothing'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  priorLearning: fc.option(fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }), { nil: undefined, freq: 2 }),
  home: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
});

type DrawnPathway = typeof drawnPathway extends fc.Arbitrary<infer T> ? T : never;

/** Competencies and levels of the framework that the definitions build on (`framework-fixture.ts`). */
const COMPETENCIES = ['welding/join-metal', 'welding/name-hazards'] as const;
const LEVELS = ['guided', 'alone'] as const;

/** A definition as JSON. */
export const arbitraryPathway: fc.Arbitrary<JsonObject> = drawnPathway.map(pathwayOf);

function pathwayOf(drawn: DrawnPathway): JsonObject {
  const modules = drawn.modules.map((module, index) => moduleOf(module, index, drawn));
  const assessments = modules.flatMap(({ assessments = [] }) => assessments);
  const things: Things = {
    modules: modules.map(({ id }) => id),
    summative: assessments.filter(({ purpose }) => purpose === 'summative').map(({ id }) => id),
    tiers: drawn.tiers.map((_, index) => `tier-${index}`),
    awards: drawn.awards.map((_, index) => `award-${index}`),
  };
  return {
    type: 'CairnPathway',
    version: 2,
    id: 'drawn',
    edition: '1',
    title: 'Drawn at random',
    description: 'A definition for tests.',
    language: 'en',
    creditSystem: { name: 'ECTS', hoursPerCredit: '25' },
    frameworks: [{ id: 'welding', edition: '1', levels: [...LEVELS] }],
    ...(drawn.priorLearning !== undefined && {
      priorLearning: {
        description: 'By the board.',
        decidedBy: 'The board',
        ...(drawn.priorLearning !== null && { mostCredit: String(drawn.priorLearning) }),
      },
    }),
    modules,
    sequence: drawn.sequence,
    tiers: drawn.tiers.map(({ requirement }, index) => ({
      id: `tier-${index}`,
      title: `Tier ${index}`,
      ...optionalList(
        'core',
        things.modules.filter((_, module) => homeOf(module, drawn) === index),
      ),
      requirement: requirementOf(requirement, { ...things, tiers: things.tiers.slice(0, index), awards: [] }),
    })),
    awards: drawn.awards.map((award, index) => awardOf(award, index, assessments, things)),
  };
}

function homeOf(module: number, { home, tiers }: DrawnPathway): number {
  return (home[module] ?? 0) % tiers.length;
}

interface DrawnAssessment extends JsonObject {
  readonly id: string;
  readonly purpose: string;
}

function moduleOf(module: DrawnPathway['modules'][number], index: number, { modules }: DrawnPathway) {
  const id = `module-${index}`;
  const all = modules.flatMap(({ outcomes }, at) => Array.from({ length: outcomes }, (_, n) => `outcome-${at}-${n}`));
  const summative = module.assessments.filter(({ purpose }) => purpose === 'summative').length;
  const shares = module.isWeighted ? sharesOf(summative) : [];
  let share = 0;
  const assessments = module.assessments.map(
    (assessment, at): DrawnAssessment => ({
      id: `${id}-${at}`,
      title: `Assessment ${at}`,
      purpose: assessment.purpose,
      method: 'project',
      identityAssurance: assessment.identityAssurance,
      ...(assessment.passMark !== null && { passMark: assessment.passMark }),
      ...(assessment.purpose === 'summative' && shares[share] !== undefined && { weight: shares[share++] ?? '0' }),
      ...optionalList('outcomes', [...new Set(assessment.outcomes.map((outcome) => chosen(all, outcome)))]),
    }),
  );
  return {
    id,
    title: `Module ${index}`,
    outcomes: Array.from({ length: module.outcomes }, (_, n) => ({
      id: `outcome-${index}-${n}`,
      statement: `build part ${n} of module ${index}`,
      ...optionalList('competencies', tiesOf(module.ties.slice(n, n + 1))),
    })),
    ...(module.credit !== null && { credit: String(module.credit), workloadHours: String(module.credit * 25) }),
    ...(module.passMark !== null && { passMark: module.passMark }),
    ...(assessments.length > 0 && { assessments }),
    ...(module.cohortAssessments !== null && {
      cohortAssessments: [
        {
          title: 'What cohorts bring',
          purpose: module.cohortAssessments,
          method: 'tutor-marked',
          identityAssurance: 'verified',
          outcomes: [`outcome-${index}-0`],
        },
      ],
    }),
  };
}

function tiesOf(ties: readonly { readonly competency: number; readonly level: number | null }[]): JsonValue[] {
  return ties.map(({ competency, level }) => ({
    competency: chosen(COMPETENCIES, competency),
    ...(level !== null && { level: chosen(LEVELS, level) }),
  }));
}

/** Weights that add up to 100. */
function sharesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => (index === 0 ? String(100 - 30 * (count - 1)) : '30'));
}

/** What a requirement can refer to from where it stands. */
interface Things {
  readonly modules: readonly string[];
  readonly summative: readonly string[];
  readonly tiers: readonly string[];
  readonly awards: readonly string[];
}

function awardOf(
  award: DrawnPathway['awards'][number],
  index: number,
  assessments: readonly DrawnAssessment[],
  things: Things,
): JsonObject {
  const here = { ...things, awards: things.awards.slice(0, index) };
  const asked = requirementOf(award.requirement, here);
  const showing = award.claims.flatMap((claim) => {
    const able = assessments.filter(({ purpose, outcomes }) => purpose === 'summative' && outcomes !== undefined);
    return able.length === 0 ? [] : [chosen(able, claim)];
  });
  const outcomes = [...new Set(showing.flatMap(({ outcomes }) => (Array.isArray(outcomes) ? outcomes : [])))];
  const claims = award.kind !== 'ext:StatementOfParticipation' && outcomes.length > 0;
  const forClaims = {
    scores: showing.map(({ id, passMark }) => ({
      kind: 'assessment-score',
      assessment: id,
      atLeast: passMark ?? '100',
    })),
    modules: showing.map(({ id }) => ({ kind: 'module-passed', module: id.slice(0, id.lastIndexOf('-')) })),
    nothing: [],
  }[award.asksFor];
  return {
    id: `award-${index}`,
    achievementType: claims ? award.kind : 'ext:StatementOfParticipation',
    name: `Award ${index}`,
    description: 'An award for tests.',
    criteria: 'What is asked for.',
    ...(award.tier !== null && { tier: chosen(things.tiers, award.tier) }),
    ...(claims && { outcomes }),
    requirement: claims && forClaims.length > 0 ? { kind: 'all', of: [asked, ...forClaims] } : asked,
    ...(award.distinction !== null && {
      distinction: { label: 'with distinction', requirement: requirementOf(award.distinction, here) },
    }),
  };
}

function requirementOf(drawn: DrawnRequirement, things: Things): JsonObject {
  const { kind, refers, also, amount } = drawn;
  const of = drawn.of.map((part) => requirementOf(part, things));
  const none = { kind: 'not-withdrawn' };
  switch (kind) {
    case 'all':
    case 'any':
      return { kind, of };
    case 'at-least':
      // Now and then one more than there are.
      return { kind, count: 1 + (refers % (of.length + (also % 5 === 0 ? 1 : 0))), of };
    case 'within':
      return { kind, days: 1 + amount, of: of[0] ?? none };
    case 'credits':
      return {
        kind,
        atLeast: String(amount % 8),
        ...(also % 2 === 0 && { from: [...new Set([chosen(things.modules, refers), chosen(things.modules, also)])] }),
      };
    case 'module-passed':
    case 'prior-learning':
      return { kind, module: chosen(things.modules, refers) };
    case 'competency':
      return {
        kind,
        competency: chosen(COMPETENCIES, refers),
        ...(also % 2 === 0 && { level: chosen(LEVELS, also >> 1) }),
      };
    case 'tier-completed':
      return things.tiers.length === 0 ? none : { kind, tier: chosen(things.tiers, refers) };
    case 'award-held':
      if (also % 4 === 0) return { kind, award: 'metal-badge', pathway: 'metal-basics' };
      return things.awards.length === 0 ? none : { kind, award: chosen(things.awards, refers) };
    case 'final-result':
      return { kind, in: [...drawn.results] };
    case 'submitted':
      return { kind, atLeast: 1 + (amount % 6) };
    case 'assessment-score':
      return things.summative.length === 0
        ? none
        : { kind, assessment: chosen(things.summative, refers), atLeast: String(amount) };
    case 'weighted-score': {
      if (things.summative.length === 0) return none;
      const shared = [...new Set([refers, also].map((each) => chosen(things.summative, each)))];
      const weights = shared.length === 1 ? ['100'] : ['60', '40'];
      return {
        kind,
        of: shared.map((assessment, index) => ({ assessment, weight: weights[index] ?? '0' })),
        atLeast: String(amount),
      };
    }
    default:
      return none;
  }
}

function optionalList(name: string, entries: readonly JsonValue[]): JsonObject {
  return entries.length === 0 ? {} : { [name]: [...entries] };
}

function chosen<T>(among: readonly T[], drawn: Drawn): T {
  const found = among[drawn % among.length];
  if (found === undefined) throw new Error('there is nothing to choose from');
  return found;
}
