/** What may still come for a learner, tried out. */
import { count, isHandedIn } from './trace-counting.ts';
import { decide } from './trace-evaluation.ts';
import type { Asked, Definition, Learner, Result } from './trace-form.ts';
import { compare, NOUGHT, plus, read } from './trace-numbers.ts';

const END = '9999-12-31';

/** Whether any of the best futures earns it: attempts at everything, every score, every way the course may end. */
export function mayStillEarn(definition: Definition, asked: Asked, learner: Learner, asOf: string): boolean {
  return futures(definition, learner, asOf).some((future) => {
    const { facts, mayEarn } = count(definition, future, END);
    return mayEarn && decide(asked, { definition, facts, whole: facts, isWindow: false }).met;
  });
}

function futures(definition: Definition, learner: Learner, asOf: string): Learner[] {
  const { finalResult: reported, counting, results, recognitions = [], heldAwards = [] } = learner;
  const cohort = counting?.cohort;
  const hasLeft = reported === 'withdrawn' || (counting?.ended ?? null) !== null;
  const last = cohort?.resultsUntil ?? cohort?.endsOn ?? END;
  const from = cohort?.startsOn != null && cohort.startsOn > asOf ? cohort.startsOn : asOf;
  const named = definition.modules.flatMap(({ assessments = [] }) => assessments.map(({ id }) => id));
  const many = Array.from({ length: 5 }, (_, index) => `further-${index}`);
  const further = (times: number): Result[] =>
    hasLeft || asOf > last
      ? []
      : [...named, ...many].flatMap((assessment) =>
          Array.from({ length: times }, () => ({ assessment, score: '100', submittedOn: from, carriedOver: false })),
        );
  const marked = results.map((one) => (one.score === null && isHandedIn(one) ? { ...one, score: '100' } : one));
  const recognisable = definition.priorLearning === undefined || hasLeft ? [] : definition.modules.map(({ id }) => id);
  const held = heldElsewhere(definition).map((award) => ({ ...award, edition: 'later', on: from }));
  return subsets(recognisable)
    .map((modules) => modules.map((module) => ({ module, on: from, reference: 'later' })))
    .filter((more) => more.length === 0 || isWithinBound(definition, [...recognitions, ...more]))
    .flatMap((more) =>
      [results, marked].flatMap((now) =>
        [0, 1, 40].flatMap((times) =>
          (reported === null ? [null, 'pass', 'distinction', 'fail'] : [reported]).map(
            (finalResult): Learner => ({
              ...learner,
              finalResult,
              results: [...now, ...further(times)],
              recognitions: [...recognitions, ...more],
              heldAwards: [...heldAwards, ...held],
            }),
          ),
        ),
      ),
    );
}

function isWithinBound(
  { modules, priorLearning }: Definition,
  recognitions: readonly { readonly module: string }[],
): boolean {
  if (priorLearning?.mostCredit === undefined) return true;
  const recognised = new Set(recognitions.map(({ module }) => module));
  const credit = modules
    .filter(({ id }) => recognised.has(id))
    .reduce((sum, one) => plus(sum, read(one.credit ?? '0')), NOUGHT);
  return compare(credit, read(priorLearning.mostCredit)) <= 0;
}

function subsets<Member>([first, ...others]: readonly Member[]): Member[][] {
  if (first === undefined) return [[]];
  return subsets(others).flatMap((found) => [found, [first, ...found]]);
}

function heldElsewhere(definition: Definition): { readonly pathway: string; readonly award: string }[] {
  const within = (asked: Asked): { readonly pathway: string; readonly award: string }[] => {
    if (asked.kind === 'award-held')
      return asked.pathway === undefined ? [] : [{ pathway: asked.pathway, award: asked.award }];
    if (asked.kind === 'within') return within(asked.of);
    return asked.kind === 'all' || asked.kind === 'any' || asked.kind === 'at-least' ? asked.of.flatMap(within) : [];
  };
  return definition.awards.flatMap(({ requirement }) => within(requirement));
}
