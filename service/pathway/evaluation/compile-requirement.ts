/** Turns requirements into functions, once per pathway, so that evaluating a learner parses nothing again. */
import type { Requirement } from '../definition/requirement.ts';
import type { LearnerFacts } from './learner-facts.ts';
import { compileAwardHeld } from './requirements/award-held.ts';
import { compileCompetency } from './requirements/competency.ts';
import type { Compilation, CompiledRequirement, RequirementContext } from './requirements/compiled-requirement.ts';
import { compileScore, type ScoreOf } from './requirements/counted-score.ts';
import { compileCredits } from './requirements/credits.ts';
import { compileFinalResult, compileNotWithdrawn } from './requirements/final-result.ts';
import { compileAtLeast, compileGroup } from './requirements/groups.ts';
import { compileModulePassed } from './requirements/module-passed.ts';
import { compilePriorLearning } from './requirements/prior-learning.ts';
import { compileAssessmentScore, compileWeightedScore } from './requirements/scores.ts';
import { compileSubmitted } from './requirements/submitted.ts';
import { compileTierCompleted } from './requirements/tier-completed.ts';
import { compileWithin } from './requirements/within.ts';
import type { ModulePassedTrace } from './trace.ts';

/** Prepares the compilation of a pathway's requirements, each with everything below it. */
export function requirementCompiler(pathway: RequirementContext): Compilation {
  const assessments = new Map(
    pathway.modules.flatMap((module) => (module.assessments ?? []).map((one) => [one.id, one] as const)),
  );
  const scores = new Map<string, ScoreOf>();
  const compiled = new Map<Requirement, CompiledRequirement>();
  const modules = new Map<string, CompiledRequirement<ModulePassedTrace>>();
  const compilation: Compilation = {
    pathway,
    compile: (requirement) => kept(compiled, requirement, () => decidedOnce(compileOne(requirement, compilation))),
    modulePassed: (id) => kept(modules, id, () => decidedOnce(compileModulePassed(id, compilation))),
    scoreOf: (id) => kept(scores, id, () => decidedOnce(compileScore(id, assessments.get(id)?.attempts))),
  };
  return compilation;
}

/**
 * Keeps what was decided last. Awards rest on the same tiers, modules and awards, and all of a learner is decided before
 * the next one is begun, so each is decided once a learner however often it is asked for.
 */
function decidedOnce<Decided>(decide: (facts: LearnerFacts) => Decided): (facts: LearnerFacts) => Decided {
  let last: { readonly facts: LearnerFacts; readonly decided: Decided } | undefined;
  return (facts) => {
    if (last?.facts !== facts) last = { facts, decided: decide(facts) };
    return last.decided;
  };
}

function compileOne(requirement: Requirement, compilation: Compilation): CompiledRequirement {
  const { compile } = compilation;
  switch (requirement.kind) {
    case 'all':
    case 'any':
      return compileGroup(requirement.kind, requirement.of.map(compile));
    case 'at-least':
      return compileAtLeast(requirement.count, requirement.of.map(compile));
    case 'within':
      return compileWithin(requirement.days, compile(requirement.of));
    case 'credits':
      return compileCredits(requirement, compilation);
    case 'module-passed':
      return compilation.modulePassed(requirement.module);
    case 'prior-learning':
      return compilePriorLearning(requirement.module);
    case 'competency':
      return compileCompetency(requirement, compilation);
    case 'tier-completed':
      return compileTierCompleted(requirement, compilation);
    case 'award-held':
      return compileAwardHeld(requirement, compilation);
    case 'final-result':
      return compileFinalResult(requirement.in);
    case 'not-withdrawn':
      return compileNotWithdrawn();
    case 'submitted':
      return compileSubmitted(requirement.atLeast);
    case 'assessment-score':
      return compileAssessmentScore(requirement, compilation);
    case 'weighted-score':
      return compileWeightedScore(requirement, compilation);
  }
}

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}
