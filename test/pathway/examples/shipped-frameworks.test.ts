import { expect, it } from 'vitest';
import { shippedFrameworks } from '../../../service/pathway/examples/shipped-frameworks.ts';
import { frameworkReference } from '../../../service/pathway/framework/parse-framework.ts';

it('Each framework that ships has three levels and a tree of competencies', () => {
  expect(shippedFrameworks.map(frameworkReference)).toEqual([
    'urn:cairn:framework:data-stewardship:2026.1',
    'urn:cairn:framework:transversal-skills:2026.1',
  ]);
  for (const { levels, byId } of shippedFrameworks) {
    expect(levels).toHaveLength(3);
    expect(byId.size).toBeGreaterThanOrEqual(12);
  }
});
