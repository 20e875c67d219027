import { expect, it } from 'vitest';
import { shippedFrameworks } from '../../../service/pathway/examples/shipped-frameworks.ts';
import { frameworkReference } from '../../../service/pathway/framework/parse-framework.ts';

it('The framework that ships has three levels and a tree of competencies', () => {
  expect(shippedFrameworks.map(frameworkReference)).toEqual(['urn:cairn:framework:data-stewardship:2026.1']);
  const [framework] = shippedFrameworks;
  expect(framework?.levels?.map(({ id }) => id)).toEqual(['foundation', 'practitioner', 'lead']);
  expect([...(framework?.byId.keys() ?? [])].length).toBeGreaterThanOrEqual(12);
});
