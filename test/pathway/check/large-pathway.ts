/** Definitions of any size, for what takes long. */
import { checkPathway } from '../../../service/pathway/check/check-pathway.ts';
import type { PathwayDefinition } from '../../../service/pathway/definition/pathway-definition.ts';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { context } from './broken/sound-pathway.ts';

interface Size {
  readonly modules: number;
  /** Of each module, each with an outcome of its own. */
  readonly assessments: number;
  /** Diplomas, each of which claims as much as it may. */
  readonly awards: number;
  /** Left out: that every module is passed. */
  readonly asked?: Requirement;
}

/** So many modules in tiers of a hundred, all tied to one competency. */
export function largePathway({ modules: count, assessments, awards, asked }: Size): PathwayDefinition {
  const modules = listOf(count, (module) => ({
    id: `module-${module}`,
    title: `Module ${module}`,
    passMark: '50',
    credit: '1',
    workloadHours: '25',
    outcomes: listOf(assessments, (outcome) => ({
      id: `outcome-${module}-${outcome}`,
      statement: 'build a part',
      competencies: [{ competency: 'skills/one' }],
    })),
    assessments: listOf(assessments, (assessment) => ({
      id: `assessment-${module}-${assessment}`,
      title: 'A part',
      purpose: 'summative' as const,
      method: 'project' as const,
      outcomes: [`outcome-${module}-${assessment}`],
    })),
  }));
  const passed = modules.map(({ id }) => ({ kind: 'module-passed' as const, module: id }));
  return {
    type: 'CairnPathway',
    version: 2,
    id: 'large',
    edition: '1',
    title: 'Large',
    description: 'For tests of what takes long.',
    language: 'en',
    creditSystem: { name: 'ECTS', hoursPerCredit: '25' },
    frameworks: [{ id: 'skills', edition: '1' }],
    modules,
    tiers: listOf(Math.ceil(count / 100), (tier) => ({
      id: `tier-${tier}`,
      title: `Tier ${tier}`,
      core: modules.slice(tier * 100, tier * 100 + 100).map(({ id }) => id),
      requirement: { kind: 'not-withdrawn' },
    })),
    awards: listOf(awards, (award) => ({
      id: `award-${award}`,
      achievementType: 'Diploma',
      name: 'Large',
      description: 'The holder does much.',
      criteria: 'Much.',
      credit: '1',
      outcomes: modules.flatMap(({ outcomes }) => outcomes.map(({ id }) => id)).slice(0, 500),
      requirement: asked ?? { kind: 'all', of: passed },
    })),
  };
}

/** The codes of all that is found in it. */
export function checkedCodes(definition: PathwayDefinition): string[] {
  return checkPathway(definition, context).map(({ code }) => code);
}

function listOf<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}
