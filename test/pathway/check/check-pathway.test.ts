import { describe, expect, it } from 'vitest';
import { checkPathway } from '../../../service/pathway/check/check-pathway.ts';
import { PATHWAY_RULES } from '../../../service/pathway/check/pathway-rules.ts';
import { shippedFrameworks } from '../../../service/pathway/examples/shipped-frameworks.ts';
import { shippedPathways } from '../../../service/pathway/examples/shipped-pathways.ts';
import { frameworkDigest } from '../../../service/pathway/framework/parse-framework.ts';
import { brokenDocument, contextOf } from './broken/broken-definition.ts';
import { brokenDefinitions } from './broken/broken-definitions.ts';
import { context, soundPathway } from './broken/sound-pathway.ts';

describe('a pathway', () => {
  it('of which nothing is wrong has no findings', () => {
    expect(checkPathway(soundPathway, context)).toEqual([]);
  });

  it.each(brokenDefinitions)('in which $broken is told so, and no more', (definition) => {
    const found = checkPathway(brokenDocument(definition), contextOf(definition));
    const told = found.map(({ code, severity, pointer }) => ({ code, severity, pointer }));
    expect(told).toEqual(definition.findings.map(({ code, severity, pointer }) => ({ code, severity, pointer })));
    expect(found).toMatchObject(definition.findings);
  });

  it('is broken here in every way that has a code, and in at least 90 ways', () => {
    const told = new Set<string>(brokenDefinitions.flatMap(({ findings }) => findings.map(({ code }) => code)));
    const shared = ['form-unknown-member', 'form-missing-member', 'form-wrong-value', 'id-repeated', 'date-not-a-day'];
    const also = ['reference-to-nothing', 'framework-unknown', 'statement-unmeasurable'];
    const codes = [...shared, ...also, ...Object.keys(PATHWAY_RULES)];
    expect(codes.filter((code) => !told.has(code))).toEqual([]);
    expect(brokenDefinitions.length).toBeGreaterThanOrEqual(90);
  });
});

describe('the pathways that ship', () => {
  const shipped = {
    frameworks: (id: string, edition: string) => {
      const framework = shippedFrameworks.find((each) => each.id === id && each.edition === edition);
      return framework === undefined
        ? null
        : { framework, standing: 'published' as const, digest: frameworkDigest(framework) };
    },
    pathways: () => null,
    today: '2026-11-24',
  };

  it.each(shippedPathways)('have neither errors nor warnings: $id', ({ source }) => {
    expect(checkPathway(source, shipped)).toEqual([]);
  });
});
