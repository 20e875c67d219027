/** Turns requirements into functions, once per pathway, so that evaluating a learner parses nothing again. */
import type { Requirement } from '../definition/requirement.ts';
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

/** Prepares the compilation of a pathway's requirements: a function that compiles one and everything below it. */
export function requirementCompiler(pathway: RequirementContext): Compilation['compile'] {
  const assessments = new Map(
    pathway.modules.flatMap((module) => (module.assessments ?? []).map((one) => [one.id, one] as const)),
  );
  const scores = new Map<string, ScoreOf>();
  const compiled = new Map<Requirement, CompiledRequirement>();
  const compilation: Compilation = {
    pathway,
    compile: (requirement) => kept(compiled, requirement, () => compileOne(requirement, compilation)),
    scoreOf: (id) => kept(scores, id, () => compileScore(id, assessments.get(id)?.attempts)),
  };
  return compilation.compile;
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
      return compileModulePassed(requirement.module, compilation);
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
