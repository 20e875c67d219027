/** Pathways of any shape, also such as a check would refuse: for what has to hold of every drawing. */
import fc from 'fast-check';
import type { PathwayAward } from '../../../service/pathway/definition/award.ts';
import type { PathwayModule } from '../../../service/pathway/definition/module.ts';
import type { PathwayDefinition } from '../../../service/pathway/definition/pathway-definition.ts';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import type { Tier } from '../../../service/pathway/definition/tier.ts';

/** Titles in many scripts, long, without blanks, and hostile. */
const titles = fc.oneof(
  fc.constantFrom(
    'Describing data',
    'Denkmalpflegerische Bestandsaufnahme und Natursteinkonservierungsverfahren',
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    'ترميم المخطوطات العربية وحفظها للأجيال القادمة',
    'データ管理の基礎と責任ある共有のための実践的な方法論',
    'การจัดการข้อมูลอย่างมีความรับผิดชอบสำหรับผู้เริ่มต้น',
    'डेटा प्रबंधन के मूल सिद्धांत और उत्तरदायी साझाकरण',
    '</text><script>alert(1)</script>',
    '"\'&<>\u0000\ud800\u202e',
    '👩🏽‍🏫👨‍👩‍👧‍👦🎓'.repeat(5),
    'W'.repeat(200),
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
);

/** Some of the first ids of a kind. */
function some(kind: string, count: number, most: number): fc.Arbitrary<string[]> {
  const ids = Array.from({ length: count }, (_, at) => `${kind}-${at}`);
  return fc.subarray(ids, { maxLength: Math.min(most, count) });
}

const requirement: Requirement = { kind: 'not-withdrawn' };

function moduleOf(index: number, modules: number): fc.Arbitrary<PathwayModule> {
  const others = some('m', modules, 4);
  const outcomes = some('o', modules, 6);
  return fc.record({ title: titles, others, outcomes, assessments: fc.integer({ min: 0, max: 3 }) }).map((drawn) => ({
    id: `m-${index}`,
    title: drawn.title,
    outcomes: [{ id: `o-${index}`, statement: 'do it' }],
    workloadHours: '25',
    ...(drawn.others.length === 0 ? {} : { prerequisites: drawn.others }),
    assessments: Array.from({ length: drawn.assessments }, (_, at) => ({
      id: `a-${index}-${at}`,
      title: drawn.title,
      purpose: at === 0 ? ('formative' as const) : ('summative' as const),
      method: 'practical' as const,
      weight: '12.5',
      outcomes: drawn.outcomes,
    })),
  }));
}

function awardOf(index: number, awards: number, tiers: number): fc.Arbitrary<PathwayAward> {
  const held = some('w', awards, 3);
  return fc.record({ name: titles, held, tier: fc.integer({ min: 0, max: tiers }) }).map((drawn) => ({
    id: `w-${index}`,
    achievementType: 'Badge' as const,
    name: drawn.name,
    description: 'd',
    criteria: 'c',
    ...(drawn.tier === tiers ? {} : { tier: `t-${drawn.tier}` }),
    requirement: {
      kind: 'all',
      of: [requirement, ...drawn.held.map((award) => ({ kind: 'award-held' as const, award }))],
    },
  }));
}

/** In each tier any modules, so that some stand in several and some in none. */
function tierOf(index: number, modules: number): fc.Arbitrary<Tier> {
  const ids = Array.from({ length: modules }, (_, at) => `m-${at}`);
  return fc
    .record({
      title: titles,
      core: fc.subarray(ids),
      electives: fc.subarray(ids),
      ordered: fc.boolean(),
      milestones: fc.integer({ min: 0, max: 2 }),
    })
    .map((drawn) => ({
      id: `t-${index}`,
      title: drawn.title,
      level: { scale: 'EQF', value: '5' },
      core: drawn.core,
      electives: drawn.electives,
      sequence: drawn.ordered ? ('sequential' as const) : ('flexible' as const),
      requirement,
      milestones: Array.from({ length: drawn.milestones }, (_, at) => ({
        id: `s-${index}-${at}`,
        title: drawn.title,
        requirement,
      })),
    }));
}

/** A definition; whether it holds together does not matter to who draws it. */
export const anyPathway: fc.Arbitrary<PathwayDefinition> = fc
  .record({
    modules: fc.integer({ min: 1, max: 12 }),
    tiers: fc.integer({ min: 1, max: 4 }),
    awards: fc.integer({ min: 1, max: 5 }),
  })
  .chain((counts) =>
    fc.record({
      title: titles,
      sequential: fc.boolean(),
      modules: fc.tuple(...Array.from({ length: counts.modules }, (_, at) => moduleOf(at, counts.modules))),
      tiers: fc.tuple(...Array.from({ length: counts.tiers }, (_, at) => tierOf(at, counts.modules))),
      awards: fc.tuple(...Array.from({ length: counts.awards }, (_, at) => awardOf(at, counts.awards, counts.tiers))),
    }),
  )
  .map(({ title, sequential, modules, tiers, awards }) => ({
    type: 'CairnPathway',
    version: 2,
    id: 'any',
    edition: '1',
    title,
    description: 'Any.',
    language: 'en',
    modules,
    tiers,
    awards,
    sequence: sequential ? 'sequential' : 'flexible',
  }));
