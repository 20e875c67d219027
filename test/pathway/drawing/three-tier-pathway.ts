/** A pathway with all that a drawing has to show: three tiers, electives, prerequisites across them, stackable awards. */
import type { JsonObject } from '../../../service/core/json.ts';
import { parsePathway } from '../../../service/pathway/pathway.ts';

/** Two outcomes, one test for practice, one that decides. */
function module(id: string, title: string, more: JsonObject = {}): JsonObject {
  return {
    id,
    title,
    outcomes: [
      { id: `${id}-plan`, statement: `plan the work of "${title}" so that others can follow it` },
      { id: `${id}-do`, statement: `carry out the work of "${title}" and record what was done` },
    ],
    workloadHours: '50',
    credit: '2',
    passMark: '40',
    assessments: [
      {
        id: `${id}-quiz`,
        title: 'Quiz',
        purpose: 'formative',
        method: 'automatic',
        outcomes: [`${id}-plan`],
      },
      {
        id: `${id}-work`,
        title: 'Project work',
        purpose: 'summative',
        method: 'peer-reviewed',
        identityAssurance: 'honour-code',
        outcomes: [`${id}-plan`, `${id}-do`],
        weight: '100',
      },
    ],
    ...more,
  };
}

const passed = (id: string): JsonObject => ({ kind: 'module-passed', module: id });

export const threeTierDefinition = {
  type: 'CairnPathway',
  version: 2,
  id: 'conservation-professional',
  edition: '2026.1',
  title: 'Professional pathway in heritage conservation',
  description: 'A made-up pathway for tests.',
  language: 'en',
  provider: { name: 'Cairn Example University', country: 'IE' },
  participation: 'blended',
  creditSystem: { name: 'ECTS', hoursPerCredit: '25' },
  modules: [
    module('materials', 'Materials and how they age'),
    module('documentation', 'Documenting an object', { prerequisites: ['materials'] }),
    module('ethics', 'Ethics and law of conservation'),
    module('climate', 'Preventive conservation: climate, light and pests', { prerequisites: ['materials'] }),
    module('steinschutz', 'Denkmalpflegerische Bestandsaufnahme und Natursteinkonservierungsverfahren', {
      prerequisites: ['materials', 'documentation'],
    }),
    module('paper', 'Paper and parchment', { prerequisites: ['documentation'] }),
    module('wood', 'Wood and furniture', { prerequisites: ['materials'] }),
    module('arabic', 'ترميم المخطوطات العربية وحفظها للأجيال القادمة', { prerequisites: ['paper'] }),
    module('imaging', 'Imaging and analysis', { prerequisites: ['documentation', 'climate'] }),
    module('studio', 'Studio practice', {
      prerequisites: ['imaging', 'ethics'],
      assessments: [
        {
          id: 'studio-log',
          title: 'Studio log with photographs',
          purpose: 'formative',
          method: 'tutor-marked',
          identityAssurance: 'verified',
          outcomes: ['studio-plan'],
        },
        {
          id: 'studio-demo',
          title: 'Demonstration before two examiners',
          purpose: 'summative',
          method: 'practical',
          identityAssurance: 'verified',
          outcomes: ['studio-do', 'materials-do', 'climate-do'],
          weight: '60',
          passMark: '50',
        },
        {
          id: 'studio-exam',
          title: 'Examination',
          purpose: 'summative',
          method: 'proctored-exam',
          identityAssurance: 'proctored',
          outcomes: ['studio-plan', 'ethics-do'],
          weight: '40',
        },
      ],
    }),
    module('management', 'Leading a conservation project', { prerequisites: ['studio'] }),
    module('thesis', 'Final project', {
      workloadHours: '250',
      credit: '10',
      prerequisites: ['studio', 'steinschutz', 'management'],
    }),
  ],
  sequence: 'sequential',
  tiers: [
    {
      id: 'foundations',
      title: 'Foundations',
      level: { scale: 'EQF', value: '5' },
      core: ['materials', 'documentation', 'ethics', 'climate'],
      requirement: {
        kind: 'all',
        of: ['materials', 'documentation', 'ethics', 'climate'].map(passed),
      },
      milestones: [{ id: 'first-object', title: 'The first object', requirement: passed('documentation') }],
    },
    {
      id: 'specialist',
      title: 'Specialist',
      level: { scale: 'EQF', value: '6' },
      core: ['imaging'],
      electives: ['steinschutz', 'paper', 'wood', 'arabic'],
      requirement: {
        kind: 'all',
        of: [
          passed('imaging'),
          { kind: 'at-least', count: 2, of: ['steinschutz', 'paper', 'wood', 'arabic'].map(passed) },
        ],
      },
    },
    {
      id: 'professional',
      title: 'Professional',
      level: { scale: 'EQF', value: '7' },
      sequence: 'sequential',
      core: ['studio', 'management', 'thesis'],
      requirement: {
        kind: 'all',
        of: [
          passed('thesis'),
          { kind: 'credits', atLeast: '24' },
          { kind: 'within', days: 1460, of: { kind: 'assessment-score', assessment: 'studio-demo', atLeast: '60' } },
        ],
      },
    },
  ],
  awards: [
    {
      id: 'participation',
      achievementType: 'ext:StatementOfParticipation',
      name: 'Statement of participation',
      description: 'Took part.',
      criteria: 'Handed in one assessment.',
      requirement: { kind: 'all', of: [{ kind: 'submitted', atLeast: 1 }, { kind: 'not-withdrawn' }] },
    },
    {
      id: 'foundations-micro',
      achievementType: 'MicroCredential',
      name: 'Micro-credential in conservation foundations',
      description: 'Knows the ground.',
      criteria: 'The first tier.',
      tier: 'foundations',
      outcomes: ['materials-do'],
      workloadHours: '200',
      credit: '8',
      requirement: { kind: 'tier-completed', tier: 'foundations' },
    },
    {
      id: 'paper-badge',
      achievementType: 'Badge',
      name: 'Paper conservator',
      description: 'Can conserve paper.',
      criteria: 'The module on paper.',
      outcomes: ['paper-do'],
      requirement: { kind: 'assessment-score', assessment: 'paper-work', atLeast: '60' },
    },
    {
      id: 'specialist-certificate',
      achievementType: 'Certificate',
      name: 'Certificate of the conservation specialist',
      description: 'A specialist.',
      criteria: 'The second tier.',
      tier: 'specialist',
      credit: '14',
      requirement: {
        kind: 'all',
        of: [
          { kind: 'award-held', award: 'foundations-micro' },
          { kind: 'tier-completed', tier: 'specialist' },
        ],
      },
    },
    {
      id: 'diploma',
      achievementType: 'Diploma',
      name: 'Diploma in heritage conservation',
      description: 'A conservator.',
      criteria: 'All three tiers.',
      tier: 'professional',
      credit: '28',
      requirement: {
        kind: 'all',
        of: [
          { kind: 'award-held', award: 'foundations-micro' },
          { kind: 'award-held', award: 'specialist-certificate' },
          { kind: 'tier-completed', tier: 'professional' },
        ],
      },
      distinction: {
        label: 'with distinction',
        requirement: { kind: 'assessment-score', assessment: 'thesis-work', atLeast: '85' },
      },
    },
  ],
  articulations: [
    {
      id: 'msc',
      award: 'diploma',
      programme: { title: 'MSc Conservation', institution: 'Example School of Arts', country: 'AT' },
      credit: '20',
      from: '2026-09-01',
      until: '2030-08-31',
      evidence: [{ title: 'Agreement of 2026-03-02' }],
    },
  ],
} satisfies JsonObject;

export const threeTierPathway = parsePathway(threeTierDefinition);
