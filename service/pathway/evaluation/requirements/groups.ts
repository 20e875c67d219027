import type { CompiledRequirement } from './compiled-requirement.ts';

/** `all` and `any`. */
export function compileGroup(kind: 'all' | 'any', parts: readonly CompiledRequirement[]): CompiledRequirement {
  return (facts) => {
    const of = parts.map((part) => part(facts));
    const met = kind === 'all' ? of.every((part) => part.met) : of.some((part) => part.met);
    return { kind, met, of };
  };
}

/** `at-least`: so many of the parts, whichever they are. */
export function compileAtLeast(count: number, parts: readonly CompiledRequirement[]): CompiledRequirement {
  return (facts) => {
    const of = parts.map((part) => part(facts));
    return { count, kind: 'at-least', met: of.filter((part) => part.met).length >= count, of };
  };
}
