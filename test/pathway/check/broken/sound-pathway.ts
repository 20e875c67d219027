/** A pathway with something of everything, of which nothing is wrong; tests break it one piece at a time. */
import type { JsonObject } from '../../../../service/core/json.ts';
import type { PathwayCheckContext } from '../../../../service/pathway/check/check-pathway.ts';
import type { FrameworkStanding } from '../../../../service/pathway/framework/framework-lookup.ts';
import { frameworkDigest, parseFramework } from '../../../../service/pathway/framework/parse-framework.ts';
import { writtenFramework } from '../../framework/framework-fixture.ts';

/** What is published here besides: one framework, and a pathway with one award. */
export const framework = parseFramework(writtenFramework({ reviewOn: '2028-01-01' }));

/** The sound pathway is checked on this day, against these. */
export const context = checkContext({});

/** The same with another day, or with the framework in another standing. */
export function checkContext({
  today = '2027-03-01',
  standing = 'published',
}: {
  readonly today?: string;
  readonly standing?: FrameworkStanding;
}): PathwayCheckContext {
  return {
    frameworks: (id, edition) =>
      id === framework.id && edition === framework.edition
        ? { framework, standing, digest: frameworkDigest(framework) }
        : null,
    pathways: (id) => (id === 'metal-basics' ? new Set(['metal-badge']) : null),
    today,
  };
}

export const soundPathway = {
  type: 'CairnPathway',
  version: 2,
  id: 'welder',
  edition: '2027.1',
  title: 'Welder',
  description: 'A made-up pathway for tests: from the first bead to the inspected seam.',
  language: 'en',
  provider: { name: 'Example College', country: 'IE' },
  participation: 'blended',
  qualityAssurance: { type: 'external', description: 'A panel of employers looks at it every year.' },
  creditSystem: { name: 'ECTS', hoursPerCredit: '25' },
  priorLearning: {
    description: 'By interview and a piece of work.',
    decidedBy: 'The head of studies',
    mostCredit: '5',
  },
  reviewOn: '2028-06-30',
  frameworks: [{ id: 'welding', edition: '1', digest: frameworkDigest(framework), levels: ['guided', 'alone'] }],
  modules: [
    {
      id: 'safety',
      title: 'Safety',
      outcomes: [
        {
          id: 'work-safely',
          statement: 'set up a workplace so that nobody is harmed',
          competencies: [{ competency: 'welding/name-hazards', level: 'guided' }],
        },
      ],
      workloadHours: '50',
      credit: '2',
      equivalents: [{ title: 'Safety course', provider: 'Any guild', evidence: 'The certificate of the course.' }],
      passMark: '50',
      assessments: [
        { id: 'quiz', title: 'Quiz', purpose: 'formative', method: 'automatic', outcomes: ['work-safely'] },
        {
          id: 'safety-test',
          title: 'Safety test',
          purpose: 'summative',
          method: 'automatic',
          identityAssurance: 'verified',
          outcomes: ['work-safely'],
          weight: '40',
          passMark: '40',
          attempts: { counts: 'last', most: 2 },
        },
        {
          id: 'safety-walk',
          title: 'Walk round the workshop',
          purpose: 'summative',
          method: 'practical',
          identityAssurance: 'verified',
          outcomes: ['work-safely'],
          weight: '60',
          passMark: '50',
        },
      ],
    },
    {
      id: 'joints',
      title: 'Joints',
      outcomes: [
        {
          id: 'weld-joint',
          statement: 'weld a joint that holds',
          competencies: [{ competency: 'welding/join-metal', level: 'alone' }],
        },
      ],
      workloadHours: '75',
      credit: '3',
      prerequisites: ['safety'],
      passMark: '60',
      assessments: [
        {
          id: 'joint-piece',
          title: 'A joint',
          purpose: 'summative',
          method: 'practical',
          identityAssurance: 'verified',
          outcomes: ['weld-joint'],
          weight: '100',
          late: { policy: 'reduced', percentPerDay: '10', days: 3 },
          rubric: {
            criteria: [
              {
                id: 'strength',
                title: 'Strength',
                outcome: 'weld-joint',
                levels: [
                  { id: 'breaks', title: 'Breaks', descriptor: 'It breaks by hand.', points: '0' },
                  { id: 'bends', title: 'Bends', descriptor: 'It bends in the vice.', points: '60' },
                  { id: 'holds', title: 'Holds', descriptor: 'The metal beside it gives way.', points: '100' },
                ],
              },
            ],
          },
        },
      ],
    },
    {
      id: 'inspection',
      title: 'Inspection',
      outcomes: [{ id: 'inspect-seam', statement: 'find the faults of a seam' }],
      workloadHours: '100',
      credit: '4',
      prerequisites: ['joints'],
      passMark: '50',
      assessments: [
        {
          id: 'inspection-exam',
          title: 'Examination',
          purpose: 'summative',
          method: 'proctored-exam',
          identityAssurance: 'proctored',
          outcomes: ['inspect-seam'],
          weight: '100',
        },
      ],
    },
    {
      id: 'aluminium',
      title: 'Aluminium',
      outcomes: [{ id: 'weld-aluminium', statement: 'weld aluminium' }],
      workloadHours: '50',
      credit: '2',
      assessments: [
        {
          id: 'aluminium-piece',
          title: 'A piece in aluminium',
          purpose: 'summative',
          method: 'peer-reviewed',
          reviewers: 3,
          outcomes: ['weld-aluminium'],
          passMark: '50',
        },
      ],
    },
    {
      id: 'steel',
      title: 'Steel',
      outcomes: [{ id: 'weld-steel', statement: 'weld steel' }],
      workloadHours: '50',
      credit: '2',
      assessments: [
        {
          id: 'steel-piece',
          title: 'A piece in steel',
          purpose: 'summative',
          method: 'peer-reviewed',
          reviewers: 3,
          outcomes: ['weld-steel'],
          passMark: '50',
        },
      ],
    },
  ],
  sequence: 'sequential',
  tiers: [
    {
      id: 'basics',
      title: 'Basics',
      level: { scale: 'EQF', value: '4' },
      sequence: 'sequential',
      core: ['safety', 'joints'],
      requirement: {
        kind: 'all',
        of: [
          { kind: 'module-passed', module: 'safety' },
          { kind: 'module-passed', module: 'joints' },
        ],
      },
      milestones: [
        { id: 'first-steps', title: 'First steps', requirement: { kind: 'module-passed', module: 'safety' } },
      ],
    },
    {
      id: 'specialist',
      title: 'Specialist',
      level: { scale: 'EQF', value: '5' },
      core: ['inspection'],
      electives: ['aluminium', 'steel'],
      requirement: {
        kind: 'all',
        of: [
          { kind: 'module-passed', module: 'inspection' },
          { kind: 'credits', atLeast: '2', from: ['aluminium', 'steel'] },
        ],
      },
    },
  ],
  awards: [
    {
      id: 'participation',
      achievementType: 'ext:StatementOfParticipation',
      name: 'Statement of participation',
      description: 'The holder took part.',
      criteria: 'Two assessments were handed in.',
      requirement: {
        kind: 'all',
        of: [{ kind: 'submitted', atLeast: 2 }, { kind: 'not-withdrawn' }],
      },
    },
    {
      id: 'safe-welder',
      achievementType: 'Badge',
      name: 'Safe welder',
      description: 'The holder works safely.',
      criteria: 'The walk round the workshop reached 60.',
      outcomes: ['work-safely'],
      requirement: { kind: 'assessment-score', assessment: 'safety-walk', atLeast: '60' },
    },
    {
      id: 'welding-basics',
      achievementType: 'MicroCredential',
      name: 'Basics of welding',
      description: 'The holder welds safely.',
      criteria: 'The first tier is completed.',
      tier: 'basics',
      outcomes: ['work-safely', 'weld-joint'],
      workloadHours: '125',
      credit: '5',
      requirement: { kind: 'tier-completed', tier: 'basics' },
    },
    {
      id: 'certificate',
      achievementType: 'Certificate',
      name: 'Certified welder',
      description: 'The holder welds and inspects.',
      criteria: 'Both tiers are completed.',
      tier: 'specialist',
      outcomes: ['work-safely', 'weld-joint', 'inspect-seam'],
      credit: '11',
      requirement: {
        kind: 'all',
        of: [
          { kind: 'tier-completed', tier: 'specialist' },
          { kind: 'award-held', award: 'welding-basics' },
          {
            kind: 'any',
            of: [
              { kind: 'award-held', award: 'metal-badge', pathway: 'metal-basics' },
              { kind: 'competency', competency: 'welding/join-metal', level: 'guided' },
            ],
          },
        ],
      },
      distinction: {
        label: 'with distinction',
        requirement: { kind: 'assessment-score', assessment: 'inspection-exam', atLeast: '85' },
      },
    },
  ],
  articulations: [
    {
      id: 'engineering',
      award: 'certificate',
      programme: {
        title: 'Mechanical engineering',
        institution: 'Example University',
        level: { scale: 'EQF', value: '6' },
      },
      credit: '10',
      from: '2027-01-01',
      until: '2030-12-31',
      evidence: [{ title: 'Agreement of 2026' }],
    },
  ],
} satisfies JsonObject;
