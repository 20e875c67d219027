import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allRecords } from '../../service/ingest/all-records.ts';
import { readOulad } from '../../service/ingest/oulad/read-oulad.ts';
import { compilePathway, type Evaluator } from '../../service/pathway/evaluation/evaluate.ts';
import type { Decision } from '../../service/pathway/evaluation/evaluation.ts';
import type { AssessmentResult } from '../../service/pathway/evaluation/learner-record.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';

const folder = resolve(import.meta.dirname, '../..', process.env['CAIRN_OULAD'] ?? '../shared/data/oulad');
const absent = !existsSync(folder);

if (absent) {
  console.warn(
    `Skipped: the tests on real data, for ${folder} is absent. Fetch the Open University Learning Analytics Dataset ` +
      'from https://analyse.kmi.open.ac.uk/open-dataset and name its folder in CAIRN_OULAD.',
  );
}

/** Every enrolment with its decisions, each learner evaluated on the pathway of the cohort. */
async function evaluateAll() {
  const oulad = await readOulad(folder);
  const evaluators = new Map<string, Evaluator>(
    oulad.cohorts.map(({ id, pathwayId }) => [id, compilePathway(shippedPathway(pathwayId))]),
  );
  const enrolments = await allRecords(oulad.enrolments());
  const results = await allRecords(oulad.results());
  const resultsOf = Map.groupBy(results, ({ cohortId, learnerId }) => `${cohortId}/${learnerId}`);
  const evaluated = enrolments.map(({ cohortId, learnerId, finalResult }) => {
    const own = (resultsOf.get(`${cohortId}/${learnerId}`) ?? []).map(
      ({ assessmentId, score, submittedDay, carriedOver }): AssessmentResult => ({
        assessment: assessmentId,
        score,
        submittedOn: String(submittedDay),
        carriedOver,
      }),
    );
    return {
      finalResult,
      decisions: evaluators.get(cohortId)?.decide({ finalResult, results: own }, '2030-01-01') ?? [],
    };
  });
  return { oulad, results, evaluated };
}

const isEarned = (decisions: readonly Decision[], award: string) =>
  decisions.some(({ awardId, outcome }) => awardId === award && outcome === 'earned');

describe.skipIf(absent)('the real OULAD', () => {
  let everything: Awaited<ReturnType<typeof evaluateAll>>;
  beforeAll(async () => {
    everything = await evaluateAll();
  });

  it('is 22 cohorts, 206 assessments, 32,593 enrolments and 173,912 results, of which 173 have no score', () => {
    const { oulad, results, evaluated } = everything;
    expect(oulad.cohorts).toHaveLength(22);
    expect(oulad.assessments).toHaveLength(206);
    expect(evaluated).toHaveLength(32_593);
    expect(results).toHaveLength(173_912);
    expect(results.filter(({ score }) => score === null)).toHaveLength(173);
    expect(results.filter(({ carriedOver }) => carriedOver)).toHaveLength(1_909);
  });

  it('earns 15,385 certificates, 3,024 of them with distinction, and 21,150 statements', () => {
    const { evaluated } = everything;
    const certified = evaluated.filter(({ decisions }) => isEarned(decisions, 'certificate'));
    const distinguished = certified.filter(({ decisions }) => decisions.some(({ distinction }) => distinction));
    expect(certified).toHaveLength(15_385);
    expect(certified.filter(({ finalResult }) => finalResult === 'pass')).toHaveLength(12_361);
    expect(distinguished).toHaveLength(3_024);
    expect(distinguished.every(({ finalResult }) => finalResult === 'distinction')).toBe(true);
    expect(evaluated.filter(({ decisions }) => isEarned(decisions, 'participation'))).toHaveLength(21_150);
    expect(certified.filter(({ decisions }) => !isEarned(decisions, 'participation'))).toHaveLength(3);
  });
});
