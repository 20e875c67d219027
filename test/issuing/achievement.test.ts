import { describe, expect, it } from 'vitest';
import { parseHash32 } from '../../service/core/hex.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import { achievementOf } from '../../service/issuing/achievement.ts';
import type { AchievementType } from '../../service/pathway/definition/award.ts';
import {
  dataStewardshipPathway,
  professionalPathway as professional,
  shippedPathways,
} from '../../service/pathway/examples/shipped-pathways.ts';
import type { FoundFramework, FrameworkLookup } from '../../service/pathway/framework/framework-lookup.ts';
import { type Pathway, parsePathway } from '../../service/pathway/pathway.ts';
import { shippedFrameworkLookup } from './credential-input.ts';

const awardOf = (pathway: Pathway, awardId: string) => {
  const award = pathway.awards.find(({ id }) => id === awardId);
  if (award === undefined) throw new Error(`no award ${awardId}`);
  return award;
};
const achievement = (pathway: Pathway, awardId: string, lookup = shippedFrameworkLookup) =>
  achievementOf(pathway, awardOf(pathway, awardId), lookup);

describe('a micro-credential', () => {
  const shown = achievement(professional, 'practitioner');

  it('shows every mandatory element of the EU’s recommendation that is not the holder’s or the date', () => {
    expect(shown).toMatchObject({
      name: 'Data Stewardship Practitioner',
      creator: {
        type: ['Profile'],
        name: 'Cairn Example University',
        address: { type: ['Address'], addressCountryCode: 'IE' },
      },
      criteria: { narrative: expect.stringMatching(/^All four modules of the tier Practitioner are passed/) },
    });
    const { narrative } = Object(shown['criteria']);
    const lines = String(narrative).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'The holder can:',
        '- write a catalogue entry by which others find a data set, judge it and ask for it',
        '- Level: EQF 5',
        '- Workload: 200 hours',
        '- Credit: 8 ECTS credits, each for 25 hours of work',
        expect.stringMatching(/^- Assessment: .*peer-reviewed \(honour code\).*, proctored exam$/),
        '- Participation: blended',
        expect.stringMatching(/^- Quality assurance: external \(Example Agency .*\)\. Every edition is reviewed/),
        '- Awarding body: Cairn Example University, IE',
      ]),
    );
  });

  it('is aligned with its level, by the address that the EU gives it', () => {
    expect(shown['alignment']).toContainEqual({
      type: ['Alignment'],
      targetName: 'EQF 5',
      targetUrl: 'http://data.europa.eu/snb/eqf/5',
      targetFramework: 'European Qualifications Framework',
      targetCode: '5',
    });
  });
});

describe('an achievement', () => {
  it('is aligned with the competencies that its outcomes lead to, as far as they lead', () => {
    expect(achievement(professional, 'catalogue-badge')['alignment']).toEqual([
      {
        type: ['Alignment'],
        targetType: 'ceasn:Competency',
        targetName: 'can describe a data set in a catalogue so that others find it and can tell where it came from',
        targetUrl: 'urn:cairn:competency:data-stewardship:2026.1:describe-data',
        targetFramework: 'Data Stewardship',
        targetCode: 'D1',
        targetDescription: expect.stringMatching(/^Level: Practitioner\. .*Shown as: write a catalogue entry/),
      },
      expect.objectContaining({ targetUrl: expect.stringContaining('data.europa.eu/esco/'), targetFramework: 'ESCO' }),
      expect.objectContaining({ targetUrl: 'urn:cairn:competency:data-stewardship:2026.1:record-provenance' }),
    ]);
  });

  it('says of a framework that nobody knows here what the pathway alone can say', () => {
    expect(achievement(professional, 'catalogue-badge', () => null)['alignment']).toEqual([
      {
        type: ['Alignment'],
        targetType: 'ceasn:Competency',
        targetName: 'data-stewardship/describe-data',
        targetUrl: 'urn:cairn:competency:data-stewardship:2026.1:describe-data',
        targetFramework: 'data-stewardship',
        targetCode: 'describe-data',
        targetDescription:
          'Level: practitioner. Shown as: write a catalogue entry by which others find a data set, judge it and ask for it.',
      },
      expect.objectContaining({ targetCode: 'record-provenance' }),
    ]);
  });

  it('takes nothing from a draft of the framework, nor from another text than the one that the pathway means', () => {
    const alone = achievement(professional, 'catalogue-badge', () => null);
    const withFound = (change: Partial<FoundFramework>): FrameworkLookup => {
      return (id, edition) => {
        const found = shippedFrameworkLookup(id, edition);
        return found === null ? null : { ...found, ...change };
      };
    };
    expect(achievement(professional, 'catalogue-badge', withFound({ standing: 'draft' }))).toEqual(alone);
    const other = parseHash32(`0x${'11'.repeat(32)}`);
    expect(achievement(professional, 'catalogue-badge', withFound({ digest: other }))).toEqual(alone);
  });

  it('names a competency once, at the highest level that its outcomes lead to', () => {
    const alignment = Object.values(Object(achievement(professional, 'diploma')['alignment']));
    const urls = alignment.map((one) => Object(one).targetUrl);
    expect(new Set(urls).size).toBe(urls.length);
    expect(alignment).toContainEqual(
      expect.objectContaining({
        targetUrl: 'urn:cairn:competency:data-stewardship:2026.1:plan-sharing',
        targetDescription: expect.stringMatching(/^Level: Lead\./),
      }),
    );
  });

  it('states its credit as a number where it has some, and none where a number would not be that credit', () => {
    expect(achievement(professional, 'diploma')).toMatchObject({ creditsAvailable: 35 });
    expect(achievement(professional, 'catalogue-badge')).not.toHaveProperty('creditsAvailable');
    const award = awardOf(professional, 'diploma');
    const of = (credit: string) => achievementOf(professional, { ...award, credit }, () => null);
    expect(of('2.50')).toMatchObject({ creditsAvailable: 2.5 });
    expect(of('10')).toMatchObject({ creditsAvailable: 10 });
    expect(of('123456789012.123456789')).not.toHaveProperty('creditsAvailable');
  });

  it('that claims no outcome says its criteria alone', () => {
    expect(achievement(dataStewardshipPathway, 'participation')['criteria']).toEqual({
      narrative: awardOf(dataStewardshipPathway, 'participation').criteria,
    });
  });

  it('of a pathway that says no more than it must says no more either', () => {
    const bare = parsePathway({
      type: 'CairnPathway',
      version: 2,
      id: 'bare',
      edition: '1',
      title: 'Bare',
      description: 'A made-up course for tests.',
      language: 'en',
      modules: [{ id: 'one', title: 'One', outcomes: [{ id: 'do', statement: 'do it' }] }],
      tiers: [{ id: 'only', title: 'Only', core: ['one'], requirement: { kind: 'submitted', atLeast: 1 } }],
      awards: [
        {
          id: 'badge',
          achievementType: 'Badge' satisfies AchievementType,
          name: 'Badge',
          description: 'Did it.',
          criteria: 'Do it.',
          outcomes: ['do'],
          requirement: { kind: 'submitted', atLeast: 1 },
        },
      ],
    });
    expect(achievement(bare, 'badge')).toEqual({
      id: 'urn:cairn:achievement:bare:1:badge',
      type: ['Achievement'],
      achievementType: 'Badge',
      name: 'Badge',
      description: 'Did it.',
      criteria: { narrative: 'Do it.\n\nThe holder can:\n\n- do it' },
      inLanguage: 'en',
    });
  });

  it('is JSON that is read back strictly as it was written', () => {
    for (const pathway of shippedPathways) {
      for (const award of pathway.awards) {
        const written = achievementOf(pathway, award, shippedFrameworkLookup);
        expect(parseStrictJson(new TextEncoder().encode(JSON.stringify(written)))).toEqual(written);
      }
    }
  });
});
