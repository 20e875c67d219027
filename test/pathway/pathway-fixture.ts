/** A definition with every kind of requirement in it, and a way to spoil it. */
import type { JsonObject, JsonValue } from '../../service/core/json.ts';
import { parsePathway } from '../../service/pathway/pathway.ts';
import { withValue } from './with-value.ts';

export const definition = {
  type: 'CairnPathway',
  version: 2,
  id: 'welding-basics',
  edition: '2026.1',
  title: 'Welding basics',
  description: 'A made-up course for tests.',
  language: 'en',
  modules: [
    {
      id: 'theory',
      title: 'Theory',
      assessments: [
        { id: 'quiz', title: 'Quiz', method: 'automatic', purpose: 'formative' },
        { id: 'essay', title: 'Essay', method: 'tutor-marked', purpose: 'summative', weight: '33.4' },
      ],
    },
    {
      id: 'practice',
      title: 'Practice',
      assessments: [
        { id: 'joint', title: 'A joint', method: 'peer-reviewed', purpose: 'summative' },
        { id: 'exam', title: 'Exam', method: 'proctored-exam', purpose: 'summative' },
      ],
    },
  ],
  tiers: [
    {
      id: 'basics',
      title: 'Basics',
      core: ['theory', 'practice'],
      requirement: { kind: 'assessment-score', assessment: 'joint', atLeast: '50' },
    },
  ],
  awards: [
    {
      id: 'participation',
      achievementType: 'ext:StatementOfParticipation',
      name: 'Statement of participation',
      description: 'Took part.',
      criteria: 'Handed in two assessments and stayed.',
      requirement: {
        kind: 'all',
        of: [{ kind: 'submitted', atLeast: 2 }, { kind: 'not-withdrawn' }],
      },
    },
    {
      id: 'certificate',
      achievementType: 'Certificate',
      name: 'Certificate',
      description: 'Can weld.',
      criteria: 'Weighted score of 50, or a final result of pass.',
      requirement: {
        kind: 'any',
        of: [
          { kind: 'final-result', in: ['pass', 'distinction'] },
          {
            kind: 'weighted-score',
            of: [
              { assessment: 'essay', weight: '33.4' },
              { assessment: 'joint', weight: '33.3' },
              { assessment: 'exam', weight: '33.3' },
            ],
            atLeast: '50',
          },
        ],
      },
      distinction: {
        label: 'with distinction',
        requirement: { kind: 'assessment-score', assessment: 'exam', atLeast: '85' },
      },
    },
  ],
} satisfies JsonObject;

export const pathway = parsePathway(definition);

/** The definition with the value at a JSON pointer replaced, added, or (by `undefined`) left out. */
export function spoiled(pointer: string, value: JsonValue | undefined): unknown {
  return withValue(definition, pointer, value);
}
