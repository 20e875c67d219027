import { expect, it } from 'vitest';
import { shippedFrameworks } from '../../../service/pathway/examples/shipped-frameworks.ts';
import { researchDataStewardRole } from '../../../service/pathway/examples/shipped-roles.ts';
import { frameworkDigest } from '../../../service/pathway/framework/parse-framework.ts';
import { checkRoleProfile } from '../../../service/pathway/role/check-role-profile.ts';

it('The role that ships asks for thirty competencies, holds together, and says that its sources are made up', () => {
  const findings = checkRoleProfile(researchDataStewardRole, {
    today: '2026-11-24',
    frameworks: (id, edition) => {
      const framework = shippedFrameworks.find((one) => one.id === id && one.edition === edition);
      return framework === undefined ? null : { framework, standing: 'published', digest: frameworkDigest(framework) };
    },
  });
  expect(findings).toEqual([]);
  expect(researchDataStewardRole.competencies).toHaveLength(30);
  for (const { title } of researchDataStewardRole.sources ?? []) expect(title).toContain('made up for demonstration');
});
