/** A small case that can be worked by hand: eight competencies of a welder, a pathway of two modules, and a role. */
import type { JsonObject } from '../../../service/core/json.ts';
import type { PathwayAssessment } from '../../../service/pathway/definition/assessment.ts';
import type { CompetencyFrameworkDefinition } from '../../../service/pathway/framework/competency-framework.ts';
import type { FrameworkLookup } from '../../../service/pathway/framework/framework-lookup.ts';
import { frameworkDigest, parseFramework } from '../../../service/pathway/framework/parse-framework.ts';
import { type Pathway, parsePathway } from '../../../service/pathway/pathway.ts';
import type { RoleProfile } from '../../../service/pathway/role/role-profile.ts';
import type { AskedCompetency, RoleProfileDefinition } from '../../../service/pathway/role/role-profile-form.ts';

const ESCO = 'http://data.europa.eu/esco/skill/';

export const welding: CompetencyFrameworkDefinition = {
  type: 'CairnCompetencyFramework',
  version: 1,
  id: 'welding',
  edition: '1',
  title: 'Welding',
  description: 'A framework made up for tests.',
  language: 'en',
  levels: [
    { id: 'helper', title: 'Helper' },
    { id: 'welder', title: 'Welder' },
    { id: 'master', title: 'Master' },
  ],
  competencies: [
    {
      id: 'weld',
      statement: 'can weld a joint',
      kind: 'skill',
      competencies: [
        { id: 'prepare', statement: 'can prepare edges', kind: 'skill' },
        { id: 'join', statement: 'can join plates', kind: 'skill' },
        { id: 'inspect', statement: 'can inspect a seam', kind: 'skill' },
      ],
    },
    {
      id: 'safety',
      statement: 'can work safely',
      kind: 'ability',
      competencies: [
        { id: 'protect', statement: 'can protect eyes and skin', kind: 'skill' },
        { id: 'ventilate', statement: 'can keep the air clean', kind: 'skill' },
      ],
    },
    {
      id: 'drawings',
      statement: 'can read drawings',
      kind: 'knowledge',
      alignments: [{ uri: `${ESCO}drawings`, framework: 'ESCO', relation: 'exact' }],
    },
    { id: 'estimate', statement: 'can estimate <costs> & time', kind: 'skill' },
  ],
};

export const general: CompetencyFrameworkDefinition = {
  type: 'CairnCompetencyFramework',
  version: 1,
  id: 'general',
  edition: '1',
  title: 'General skills',
  description: 'Another framework made up for tests.',
  language: 'en',
  competencies: [
    {
      id: 'plans',
      statement: 'can read technical plans',
      kind: 'knowledge',
      alignments: [{ uri: `${ESCO}drawings`, framework: 'ESCO', relation: 'exact' }],
    },
    { id: 'report', statement: 'can write a report', kind: 'skill' },
  ],
};

/** An outcome of the pathway: which competency, up to which level. */
export interface Taught {
  readonly id: string;
  readonly competency?: string;
  readonly level?: string;
}

type Assessment = Pick<PathwayAssessment, 'id' | 'purpose'> &
  Partial<Pick<PathwayAssessment, 'weight' | 'identityAssurance' | 'outcomes'>>;

/** A pathway with these modules, each with its outcomes and assessments. */
export function pathwayWith(
  modules: readonly {
    readonly id: string;
    readonly outcomes: readonly Taught[];
    readonly assessments: readonly Assessment[];
  }[],
): Pathway {
  return parsePathway({
    ...{ type: 'CairnPathway', version: 2, id: 'welding-basics', edition: '1', title: 'Welding basics' },
    description: 'A pathway made up for tests.',
    language: 'en',
    frameworks: [
      { id: 'welding', edition: '1', levels: ['helper', 'welder', 'master'] },
      { id: 'general', edition: '1' },
    ],
    modules: modules.map(({ id, outcomes, assessments }) => ({
      id,
      title: `The ${id}`,
      outcomes: outcomes.map(({ id: outcome, competency, level }) => ({
        id: outcome,
        statement: `show ${outcome}`,
        ...(competency === undefined
          ? {}
          : { competencies: [{ competency, ...(level === undefined ? {} : { level }) }] }),
      })),
      ...(assessments.length === 0
        ? {}
        : { assessments: assessments.map((one) => ({ title: `The ${one.id}`, method: 'practical', ...one })) }),
    })),
    tiers: [
      {
        ...{ id: 'basics', title: 'Basics', core: modules.map(({ id }) => id) },
        requirement: { kind: 'all', of: modules.map(({ id }) => ({ kind: 'module-passed', module: id })) },
      },
    ],
    awards: [
      {
        ...{ id: 'participation', achievementType: 'ext:StatementOfParticipation', name: 'Took part' },
        ...{ description: 'Took part.', criteria: 'Did not withdraw.', requirement: { kind: 'not-withdrawn' } },
      },
    ],
  });
}

/** A role that asks for these. */
export function roleWith(competencies: readonly AskedCompetency[]): RoleProfile {
  const definition = {
    ...({ type: 'CairnRoleProfile', version: 1, id: 'welder', edition: '2026', title: 'Welder' } as const),
    description: 'A role made up for tests.',
    language: 'en',
    frameworks: [
      { id: 'welding', edition: '1' },
      { id: 'general', edition: '1' },
    ],
    competencies: [...competencies],
  } satisfies RoleProfileDefinition & JsonObject;
  return { ...definition, source: definition };
}

/** Two modules with weights of 100 each. */
export const pathway = pathwayWith([
  {
    id: 'workshop',
    outcomes: [
      { id: 'prepares', competency: 'welding/prepare', level: 'welder' },
      { id: 'joins', competency: 'welding/join', level: 'master' },
      { id: 'inspects', competency: 'welding/inspect', level: 'welder' },
      { id: 'protects', competency: 'welding/protect', level: 'welder' },
      { id: 'reads-plans', competency: 'general/plans' },
    ],
    assessments: [
      { id: 'quiz', purpose: 'formative', outcomes: ['prepares', 'protects'] },
      { id: 'seam', purpose: 'summative', weight: '62.5', outcomes: ['prepares', 'joins', 'inspects'] },
      { id: 'test', purpose: 'summative', weight: '37.5', identityAssurance: 'proctored', outcomes: ['joins'] },
    ],
  },
  {
    id: 'office',
    outcomes: [
      { id: 'writes', competency: 'general/report' },
      { id: 'estimates', competency: 'welding/estimate', level: 'helper' },
      { id: 'greets' },
    ],
    assessments: [{ id: 'essay', purpose: 'summative', weight: '100', outcomes: ['writes', 'reads-plans'] }],
  },
]);

export const role = roleWith([
  { competency: 'welding/join', level: 'welder', importance: '5' },
  { competency: 'welding/weld', level: 'welder', importance: '4.5' },
  { competency: 'welding/safety', importance: '4.25' },
  { competency: 'welding/protect', importance: '3' },
  { competency: 'welding/ventilate', importance: '2' },
  { competency: 'welding/drawings', importance: '1.5' },
  { competency: 'welding/estimate', level: 'welder', importance: '1' },
]);

/** Finds the two frameworks. */
export const frameworks: FrameworkLookup = (id, edition) => {
  const definition = [welding, general].find((one) => one.id === id && one.edition === edition);
  if (definition === undefined) return null;
  const framework = parseFramework(definition);
  return { framework, standing: 'published', digest: frameworkDigest(framework) };
};
