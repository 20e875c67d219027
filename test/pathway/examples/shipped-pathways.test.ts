import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { AssessmentResult } from '../../../service/pathway/evaluation/learner-record.ts';
import {
  dataStewardshipPathway,
  ouladPathways,
  shippedPathway,
  shippedPathways,
} from '../../../service/pathway/examples/shipped-pathways.ts';
import { pathwayReference } from '../../../service/pathway/pathway.ts';

const scored = (scores: Record<string, string>): AssessmentResult[] =>
  Object.entries(scores).map(([assessment, score]) => ({
    assessment,
    score,
    submittedOn: '2026-03-01',
    carriedOver: false,
  }));

const earned = (scores: Record<string, string>) =>
  evaluate(dataStewardshipPathway, { finalResult: null, results: scored(scores) }, '2030-01-01')
    .decisions.filter(({ outcome }) => outcome === 'earned')
    .map(({ awardId, distinction }) => (distinction ? `${awardId} with distinction` : awardId));

describe('the pathways that ship', () => {
  it('are one for each module of OULAD, a short course and a professional pathway', () => {
    expect(shippedPathways.map(pathwayReference)).toEqual([
      ...['aaa', 'bbb', 'ccc', 'ddd', 'eee', 'fff', 'ggg'].map((module) => `urn:cairn:pathway:oulad-${module}:2`),
      'urn:cairn:pathway:data-stewardship-foundations:2',
      'urn:cairn:pathway:data-stewardship-professional:1',
    ]);
  });

  it('are found by id', () => {
    expect(shippedPathway('oulad-ccc')).toBe(ouladPathways[2]);
    expect(() => shippedPathway('oulad-zzz')).toThrow(expect.objectContaining({ code: 'pathway-not-found' }));
  });
});

describe('the short course', () => {
  it('gives a statement for a quiz alone', () => {
    expect(earned({ 'catalogue-quiz': '10' })).toEqual(['participation']);
  });

  it('gives the badge for the plan alone', () => {
    expect(earned({ 'sharing-project': '60' })).toEqual(['participation', 'sharing-plan-badge']);
  });

  it('gives the certificate exactly at the thresholds', () => {
    expect(earned({ 'cleaning-test': '55', 'sharing-project': '58.3', 'final-exam': '40' })).toEqual(['participation']);
    expect(earned({ 'cleaning-test': '55', 'sharing-project': '58.3', 'final-exam': '40.025' })).toContain(
      'certificate',
    );
  });

  it('does not give it for course work without the examination', () => {
    expect(earned({ 'cleaning-test': '100', 'sharing-project': '100', 'final-exam': '39.9' })).not.toContain(
      'certificate',
    );
  });

  it('does not give it without a pass in each module', () => {
    expect(earned({ 'cleaning-test': '39.9', 'sharing-project': '100', 'final-exam': '100' })).not.toContain(
      'certificate',
    );
    expect(earned({ 'cleaning-test': '40', 'sharing-project': '100', 'final-exam': '100' })).toContain('certificate');
  });

  it('never lets the formative quiz decide', () => {
    const scores = { 'cleaning-test': '84', 'sharing-project': '85', 'final-exam': '85' };
    expect(earned({ ...scores, 'catalogue-quiz': '100' })).toContain('certificate');
    expect(earned({ ...scores, 'cleaning-test': '85' })).toContain('certificate with distinction');
  });
});
