import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { AssessmentResult } from '../../../service/pathway/evaluation/learner-record.ts';
import {
  dataStewardshipPathway,
  ouladPathways,
  shippedPathway,
  shippedPathways,
} from '../../../service/pathway/examples/shipped-pathways.ts';
import { pathwayDigest, pathwayReference } from '../../../service/pathway/pathway.ts';

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

  /** Never edited: what cohorts are pinned to has these digests. A change of a definition is a new edition, beside these. */
  it('are for ever what was published under their edition', () => {
    expect(Object.fromEntries(shippedPathways.map((one) => [pathwayReference(one), pathwayDigest(one)]))).toEqual({
      'urn:cairn:pathway:oulad-aaa:2': '0xd52471ab105562244424ae33b511da396ce464fdf164ed42901fc4f83c94ddb6',
      'urn:cairn:pathway:oulad-bbb:2': '0x368eb90a368beac2a4bac67d5721f2206d3b962748eb88e006cf1875257428b6',
      'urn:cairn:pathway:oulad-ccc:2': '0xa3323345348db96afe3c1f8e875de9b642d4ba1f8471c911fae6ca19cda5bb6e',
      'urn:cairn:pathway:oulad-ddd:2': '0x7ba9c39982509c14027ed17c6c8b8c81f1104607d6794e3329909febca97699c',
      'urn:cairn:pathway:oulad-eee:2': '0xdb7f1de5c2f042c9ddc2504ea1f36c52020f55b35aab634b1012a202e8cfcb81',
      'urn:cairn:pathway:oulad-fff:2': '0xdd596d2bcfb2268eca4e648c0b7fe48a26f2033e8a0732966c8d237e9093a003',
      'urn:cairn:pathway:oulad-ggg:2': '0x48e5a90ff1b26d37568c01b4b3ad1991c3c8a9b6da212568a2733e5f4fbb0f01',
      'urn:cairn:pathway:data-stewardship-foundations:2':
        '0x71621e1c90b7078c68f70e79b02a8a8094eb508f1bec1a5f63c9baada06906f8',
      'urn:cairn:pathway:data-stewardship-professional:1':
        '0x333802812e4ada3cf7d3e7a210a3043c9edee8fce0fdebc4b7c907beab5e9c6e',
    });
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
