import type { PathwayDrawing } from './pathway-drawing.ts';

/**
 * A drawing without what has to be read at leisure: requirements, outcomes, assessments and agreements. What is left are
 * names, what leads to what, and the marks, so that on a phone too one sees where one stands.
 */
export function drawingOverview(drawing: PathwayDrawing): PathwayDrawing {
  return {
    ...drawing,
    facts: [],
    tiers: drawing.tiers.map((tier) => ({
      ...tier,
      requirement: null,
      modules: tier.modules.map((module) => ({ ...module, outcomes: [], assessments: [], passMark: null })),
      milestones: tier.milestones.map((milestone) => ({ ...milestone, requirement: null })),
      awards: tier.awards.map((award) => ({ ...award, requirement: null, distinction: null, articulations: [] })),
    })),
  };
}
