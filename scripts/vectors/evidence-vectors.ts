/** Vectors of the evidence of a certificate: a decision that comes out the same, and changes by which it does not. */
import { buildCredential, identifiers, type Sample } from './credential.ts';
import { digestMultibase, jsonDigest } from './digests.ts';
import { canonicalText, type Json, type JsonRecord } from './jcs.ts';
import { seededSalt, seededUuid } from './seeded.ts';

const AWARD = {
  id: 'statement',
  achievementType: 'ext:StatementOfParticipation',
  name: 'Statement of an Essay',
  description: 'An essay was written.',
  criteria: 'Half of the marks in the essay.',
  requirement: { kind: 'assessment-score', assessment: 'essay', atLeast: '50' },
} as const;

/** A whole pathway definition, version 2, as it was published. */
const PATHWAY = {
  type: 'CairnPathway',
  version: 2,
  id: 'essays',
  edition: '1',
  title: 'Essays',
  description: 'One essay.',
  language: 'en',
  modules: [
    {
      id: 'writing',
      title: 'Writing',
      assessments: [{ id: 'essay', title: 'Essay', method: 'tutor-marked', purpose: 'summative' }],
    },
  ],
  tiers: [{ id: 'only', title: 'Only', core: ['writing'], requirement: { kind: 'module-passed', module: 'writing' } }],
  awards: [AWARD],
} as const;

const RECORD = {
  finalResult: null,
  results: [{ assessment: 'essay', score: '62.50', submittedOn: '2026-01-20', carriedOver: false }],
} as const;

/** What the requirement comes to: version 2, written by hand. */
const TRACE: JsonRecord = {
  asOf: '2026-02-01',
  award: AWARD.id,
  distinction: null,
  outcome: 'earned',
  pathway: { digest: jsonDigest(PATHWAY), reference: 'urn:cairn:pathway:essays:1' },
  requirement: {
    assessment: 'essay',
    atLeast: '50',
    kind: 'assessment-score',
    met: true,
    result: { assessment: 'essay', carriedOver: false, score: '62.5', submittedOn: '2026-01-20' },
  },
  type: 'CairnTrace',
  version: 2,
};

const SAMPLE: Sample = {
  label: 'evidence',
  achievementType: AWARD.achievementType,
  award: AWARD.name,
  name: 'Zoë Ångström',
  identity: { type: 'emailAddress', value: 'zoe@learners.example' },
  results: [],
};

const SALT = seededSalt(`trace ${SAMPLE.label}`);
const RESULT_URN = 'urn:cairn:result:essays:1:statement:assessment:essay';

function credential(): JsonRecord {
  const { awardedDate, credentialSubject, ...rest } = buildCredential(SAMPLE, {
    batchId: seededUuid('evidence batch'),
    index: 0,
  });
  return {
    ...rest,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: identifiers(SAMPLE),
      achievement: {
        id: 'urn:cairn:achievement:essays:1:statement',
        type: ['Achievement'],
        achievementType: AWARD.achievementType,
        name: AWARD.name,
        description: AWARD.description,
        criteria: { narrative: AWARD.criteria },
        inLanguage: 'en',
        resultDescription: [
          {
            id: RESULT_URN,
            type: ['ResultDescription'],
            name: 'Essay',
            resultType: 'Percent',
            valueMin: '0',
            valueMax: '100',
            requiredValue: '50',
          },
        ],
      },
      result: [{ type: ['Result'], resultDescription: RESULT_URN, value: '62.5' }],
    },
    relatedResource: [
      { id: 'urn:cairn:pathway:essays:1', digestMultibase: digestMultibase(jsonDigest(PATHWAY)) },
      {
        id: `urn:cairn:trace:${seededUuid(SAMPLE.label)}`,
        digestMultibase: digestMultibase(jsonDigest({ salt: SALT, trace: TRACE })),
      },
    ],
  };
}

const EVIDENCE: JsonRecord = {
  type: 'CairnEvidence',
  version: 1,
  credential: `urn:uuid:${seededUuid(SAMPLE.label)}`,
  salt: SALT,
  trace: TRACE,
  record: RECORD,
  pathway: PATHWAY,
};

function otherwise(): { name: string; text: string; reason: string }[] {
  const changed: [string, { readonly [key: string]: Json }, string][] = [
    ['another mark', { record: { ...RECORD, results: [{ ...RECORD.results[0], score: '99' }] } }, 'decision-differs'],
    ['no result', { record: { ...RECORD, results: [] } }, 'decision-differs'],
    ['another trace', { trace: { ...TRACE, asOf: '2026-02-02' } }, 'trace-differs'],
    ['another salt', { salt: seededSalt('another') }, 'trace-differs'],
    ['another pathway', { pathway: { ...PATHWAY, title: 'Other essays' } }, 'pathway-differs'],
    ['of another certificate', { credential: `urn:uuid:${seededUuid('another')}` }, 'other-certificate'],
  ];
  return changed.map(([name, change, reason]) => ({ name, text: JSON.stringify({ ...EVIDENCE, ...change }), reason }));
}

function malformed(): { rule: string; text: string }[] {
  const changed: [string, { readonly [key: string]: Json }][] = [
    ['type is CairnEvidence', { type: 'CairnCertificate' }],
    ['version is 1', { version: 2 }],
    ['no other member', { holder: 'Zoë Ångström' }],
    ['no other member of the record', { record: { ...RECORD, name: 'Zoë Ångström' } }],
    ['a score is a decimal in a text', { record: { ...RECORD, results: [{ ...RECORD.results[0], score: 62.5 }] } }],
    ['the salt has 128 bits', { salt: SALT.slice(2) }],
    ['the credential is a URN', { credential: seededUuid(SAMPLE.label) }],
    ['frameworks are absent where there are none', { frameworks: [] }],
  ];
  const missing = Object.keys(EVIDENCE).map((gone) => ({
    rule: `${gone} is present`,
    text: JSON.stringify(Object.fromEntries(Object.entries(EVIDENCE).filter(([key]) => key !== gone))),
  }));
  return [...changed.map(([rule, change]) => ({ rule, text: JSON.stringify({ ...EVIDENCE, ...change }) })), ...missing];
}

/** `evidence.json`. */
export function evidenceVectors(): JsonRecord {
  return {
    format: 'Evidence of a certificate, *.evidence.json, version 1, with a trace of version 2',
    notes: ['text is the whole file. reason is why the decision does not come out the same.'],
    credential: credential(),
    trace: canonicalText(TRACE),
    same: `${JSON.stringify(EVIDENCE, null, 2)}\n`,
    otherwise: otherwise(),
    malformed: malformed(),
  };
}
