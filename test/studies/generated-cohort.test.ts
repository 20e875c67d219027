import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLearners } from '../../scripts/studies/generated-cohort/generated-learners.ts';
import { type GeneratedCohortStudy, studyGeneratedCohort } from '../../scripts/studies/generated-cohort/study.ts';
import { professionalPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import type { CohortLearner } from '../../service/registrar/results/import-cohort.ts';
import { openUnanchored } from '../registrar/unanchored-installation.ts';

/** `CAIRN_COHORT=100000` tries as many as the study does. */
const LEARNERS = Number(process.env['CAIRN_COHORT'] ?? 2_000);

/** What the professional pathway asks for, told again without the evaluation. */
function earnedByHand({ results }: CohortLearner): Set<string> {
  const passed = (...assessments: string[]) =>
    assessments.every((id) => results.some(({ assessment, score }) => assessment === id && Number(score ?? -1) >= 50));
  const credit = Object.entries({ 'recognition-audit': 3, 'map-project': 2, deposit: 3, 'open-release': 2 })
    .filter(([elective]) => passed(elective))
    .map(([, value]) => value);
  const catalogue = passed('catalogue-entry', 'provenance-test');
  const first = catalogue && passed('quality-report', 'legal-test', 'protection-case', 'practitioner-exam');
  const electives = credit.length >= 2 && credit.reduce((sum, value) => sum + value, 0) >= 5;
  const second = first && passed('agreement', 'management-plan', 'steward-exam') && electives;
  // Generated learners hand everything in within the two years that the third tier may take.
  const third = second && passed('governance-design', 'governance-audit', 'capstone-report', 'capstone-defence');
  const earned = { 'catalogue-badge': catalogue, practitioner: first, steward: second, diploma: third };
  return new Set(Object.entries(earned).flatMap(([award, is]) => (is ? [award] : [])));
}

describe('a generated cohort on the pathway of three tiers', () => {
  let opened: Awaited<ReturnType<typeof openUnanchored>>;
  let study: GeneratedCohortStudy;
  beforeAll(async () => {
    opened = await openUnanchored(new Date('2026-11-24T12:00:00Z'));
    study = await studyGeneratedCohort(opened.installation, professionalPathway, LEARNERS);
  }, 600_000);
  afterAll(() => opened.close());

  it('has learners with every award, and learners without', () => {
    for (const { award, earned, notYet, impossible } of study.awards) {
      expect({ award, some: earned > 0 && earned < LEARNERS }).toEqual({ award, some: true });
      expect(earned + notYet + impossible).toBe(LEARNERS);
    }
  });

  it('has nobody with the award of a higher tier who lacks that of a lower one', () => {
    expect(study.lacking.map(({ higher, lower }) => `${higher} > ${lower}`)).toEqual([
      'steward > practitioner',
      'diploma > practitioner',
      'diploma > steward',
    ]);
    expect(study.lacking.map(({ lacking }) => lacking)).toEqual([0, 0, 0]);
  });

  it('gives every learner exactly what is counted by hand from their results', async () => {
    const rows = await opened.installation.store.db
      .selectFrom('decision')
      .select(['learner_id', 'award_id'])
      .where('outcome', '=', 'earned')
      .execute();
    const earned = Map.groupBy(rows, ({ learner_id }) => learner_id);
    for (const learner of generatedLearners(professionalPathway, LEARNERS)) {
      const awards = new Set((earned.get(learner.learnerId) ?? []).map(({ award_id }) => award_id));
      expect(awards).toEqual(earnedByHand(learner));
    }
  });

  it('is the same learner for the same number', () => {
    const [first] = generatedLearners(professionalPathway, 1);
    const [again] = generatedLearners(professionalPathway, 5);
    expect(again).toEqual(first);
  });
});
