import type { LearnerFacts } from '../learner-facts.ts';
import type { RecognitionTrace } from '../trace.ts';
import type { CompiledRequirement } from './compiled-requirement.ts';

/** The decision by which a module is recognised as prior learning: the earliest, or null where there is none. */
export function recognitionOf({ recognitions }: LearnerFacts, module: string): RecognitionTrace | null {
  const found = recognitions.find((recognition) => recognition.module === module);
  return found === undefined ? null : { on: found.on, reference: found.reference };
}

/** `prior-learning`. */
export function compilePriorLearning(module: string): CompiledRequirement {
  return (facts) => {
    const recognition = recognitionOf(facts, module);
    return { kind: 'prior-learning', met: recognition !== null, module, recognition };
  };
}
