import type {
  Competency,
  CompetencyFrameworkDefinition,
} from '../../../service/pathway/framework/competency-framework.ts';

/** Two levels, and two competencies with parts: changed by tests, member by member. */
export function writtenFramework(changes: Partial<CompetencyFrameworkDefinition> = {}): CompetencyFrameworkDefinition {
  return {
    type: 'CairnCompetencyFramework',
    version: 1,
    id: 'welding',
    edition: '1',
    title: 'Welding',
    description: 'What a welder can do.',
    language: 'en',
    levels: [
      { id: 'guided', title: 'Under guidance' },
      { id: 'alone', title: 'Alone' },
    ],
    competencies: [
      {
        id: 'join-metal',
        statement: 'can join two pieces of metal',
        kind: 'ability',
        competencies: [
          {
            id: 'prepare-edges',
            statement: 'can prepare the edges of a joint',
            kind: 'skill',
            alignments: [{ uri: 'https://example.org/skills/edges', framework: 'Example', relation: 'close' }],
            levelDescriptors: { guided: 'with a template', alone: 'from a drawing' },
          },
          { id: 'run-bead', statement: 'can run an even bead', kind: 'skill' },
        ],
      },
      { id: 'name-hazards', statement: 'can name the hazards of a workshop', kind: 'knowledge' },
    ],
    ...changes,
  };
}

/** One competency of its own. */
export function competency(id: string, changes: Partial<Competency> = {}): Competency {
  return { id, statement: `can show ${id}`, kind: 'skill', ...changes };
}
