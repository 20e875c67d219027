import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { continuousAssessmentReport } from '../../scripts/studies/continuous-assessment/report.ts';
import {
  type Disagreement,
  type ModuleRow,
  studyContinuousAssessment,
} from '../../scripts/studies/continuous-assessment/study.ts';

const folder = resolve(import.meta.dirname, '../..', process.env['CAIRN_OULAD'] ?? '../shared/data/oulad');
const absent = !existsSync(folder);
if (absent) {
  console.warn(
    `Skipped: continuous assessment on real data, for ${folder} is absent. Fetch the Open University Learning Analytics ` +
      'Dataset from https://analyse.kmi.open.ac.uk/open-dataset and name its folder in CAIRN_OULAD.',
  );
}

const rowsOf = (file: string) =>
  z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(join(folder, file)), { columns: true }));

/** Who reaches a mark, counted without the evaluation: whole numbers, weights in tenths of a percent. */
function countedByHand(mark: number): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { id_assessment = '', assessment_type, weight } of rowsOf('assessments.csv')) {
    weights.set(id_assessment, assessment_type === 'Exam' ? 0 : Math.round(Number(weight) * 10));
  }
  const presentations = new Map(
    rowsOf('assessments.csv').map((row) => [row['id_assessment'], `${row['code_module']}-${row['code_presentation']}`]),
  );
  const sums = new Map<string, number>();
  for (const { id_student, id_assessment = '', score = '' } of rowsOf('studentAssessment.csv')) {
    if (score === '' || score === '?') continue;
    const enrolment = `${presentations.get(id_assessment)}/${id_student}`;
    sums.set(enrolment, (sums.get(enrolment) ?? 0) + Number(score) * (weights.get(id_assessment) ?? 0));
  }
  const reached = new Map<string, number>();
  for (const { code_module = '', code_presentation, id_student } of rowsOf('studentInfo.csv')) {
    const sum = sums.get(`${code_module}-${code_presentation}/${id_student}`) ?? 0;
    reached.set(code_module, (reached.get(code_module) ?? 0) + (sum >= mark * 1000 ? 1 : 0));
  }
  return reached;
}

describe.skipIf(absent)('continuous assessment on OULAD', () => {
  let rows: readonly ModuleRow[];
  const disagreements: Disagreement[] = [];
  beforeAll(async () => {
    rows = await studyContinuousAssessment(folder, (one) => disagreements.push(one));
  });

  it('is reached by as many as are counted by hand, in every module', () => {
    for (const mark of ['40', '85'] as const) {
      expect(new Map(rows.map(({ module, reached }) => [module, reached[mark]]))).toEqual(countedByHand(Number(mark)));
    }
  });

  it('of 32,593 enrolments 15,884 reach 40 and 3,463 reach 85', () => {
    const sum = (of: (row: ModuleRow) => number) => rows.reduce((total, row) => total + of(row), 0);
    expect(sum(({ enrolments }) => enrolments)).toBe(32_593);
    expect(sum(({ reached }) => reached['40'])).toBe(15_884);
    expect(sum(({ reached }) => reached['85'])).toBe(3_463);
  });

  it('every disagreement with the final result is explained, and its trace bears the explanation out', () => {
    const good = { 40: ['pass', 'distinction'], 85: ['distinction'] };
    expect(disagreements).toHaveLength(4_391 + 2_829);
    for (const { mark, reached, finalResult, explanation, trace } of disagreements) {
      expect(good[mark].includes(finalResult ?? '')).toBe(!reached);
      const { requirement } = trace;
      if (requirement.kind !== 'weighted-score') throw new Error(requirement.kind);
      const missing = requirement.of.filter(({ result }) => result === null);
      const lacks = missing.reduce((total, { weight }) => total + Number(weight), 0);
      const could = Number(requirement.score) + lacks >= Number(mark);
      if (explanation === 'missing-scores') expect(could && missing.length > 0).toBe(true);
      if (explanation === 'scores-below') expect(could).toBe(false);
      if (explanation === 'nothing-weighted') expect(Number(requirement.score)).toBe(0);
      expect(requirement.met).toBe(reached);
    }
  });

  it('is drawn as a table of the modules, and why they disagree', () => {
    const report = continuousAssessmentReport(rows);
    expect(report).toMatch(/^CCC +4,434 +1,528 +543 +1,180 +498 +781 +1,975 +612 +347$/m);
    expect(report).toMatch(/^all +32,593 +15,884 +3,463 /m);
    expect(report).toContain('Scores that are missing count as zero; with them the mark could be reached.');
  });
});
