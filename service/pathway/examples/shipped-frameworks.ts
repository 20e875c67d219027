/** The competency frameworks that come with Cairn; every installation knows them, as published. */
import type { FrameworkLookup } from '../framework/framework-lookup.ts';
import { type CompetencyFramework, frameworkDigest, parseFramework } from '../framework/parse-framework.ts';
import dataStewardship from './frameworks/data-stewardship.json' with { type: 'json' };
import transversalSkills from './frameworks/transversal-skills.json' with { type: 'json' };

/** What the short course and the professional pathway in data stewardship build on. */
export const dataStewardshipFramework: CompetencyFramework = parseFramework(dataStewardship);

/** What any line of work asks for besides. */
export const transversalSkillsFramework: CompetencyFramework = parseFramework(transversalSkills);

/** Every framework that ships. */
export const shippedFrameworks: readonly CompetencyFramework[] = [dataStewardshipFramework, transversalSkillsFramework];

/** Finds a framework that ships, by id and edition. */
export const shippedFramework: FrameworkLookup = (id, edition) => {
  const framework = shippedFrameworks.find((each) => each.id === id && each.edition === edition);
  return framework === undefined ? null : { framework, standing: 'published', digest: frameworkDigest(framework) };
};
