import type { PathwayDefinition } from './definition/pathway-definition.ts';
import { requirementsOf, requirementsWithin } from './requirement-tree.ts';

/** The competencies that a pathway names, `framework/competency`, each once: its outcomes' first, then its requirements'. */
export function competencyReferences(pathway: Pick<PathwayDefinition, 'modules' | 'tiers' | 'awards'>): string[] {
  const ofOutcomes = pathway.modules.flatMap(({ outcomes = [] }) =>
    outcomes.flatMap(({ competencies = [] }) => competencies.map(({ competency }) => competency)),
  );
  const asked = requirementsOf(pathway)
    .flatMap(requirementsWithin)
    .flatMap(({ requirement }) => (requirement.kind === 'competency' ? [requirement.competency] : []));
  return [...new Set([...ofOutcomes, ...asked])];
}
