/**
 * Evaluation, read once more from the rules that the service states, and written apart from it: slowly, with fractions of
 * whole numbers, and everything decided anew wherever it is asked for.
 */
import type { Json, JsonRecord } from './jcs.ts';
import type { Facts, Known } from './trace-counting.ts';
import type { Asked, Decided, Definition, Module } from './trace-form.ts';
import { compare, dayName, NOUGHT, plus, type Ratio, ratio, read, times, written } from './trace-numbers.ts';

/** The facts that a requirement is decided on: all of them, or those of some days. */
export interface Scope {
  readonly definition: Definition;
  readonly facts: Facts;
  readonly whole: Facts;
  readonly isWindow: boolean;
}

/** Decides a requirement, and everything below it. */
export function decide(asked: Asked, scope: Scope): Decided {
  const { definition, facts } = scope;
  switch (asked.kind) {
    case 'all': {
      const of = asked.of.map((part) => decide(part, scope));
      return { kind: 'all', of, met: of.every(({ met }) => met) };
    }
    case 'any': {
      const of = asked.of.map((part) => decide(part, scope));
      return { kind: 'any', of, met: of.some(({ met }) => met) };
    }
    case 'at-least': {
      const of = asked.of.map((part) => decide(part, scope));
      return { kind: 'at-least', count: asked.count, of, met: of.filter(({ met }) => met).length >= asked.count };
    }
    case 'within':
      return decideWithin(asked.days, asked.of, scope);
    case 'credits':
      return decideCredits(asked.atLeast, asked.from, scope);
    case 'module-passed':
      return decideModule(asked.module, scope);
    case 'prior-learning': {
      const recognition = recognitionOf(asked.module, facts);
      return { kind: 'prior-learning', module: asked.module, recognition, met: recognition !== null };
    }
    case 'competency':
      return decideCompetency(asked.competency, asked.level ?? null, scope);
    case 'tier-completed': {
      const index = definition.tiers.findIndex(({ id }) => id === asked.tier);
      const from = definition.sequence === 'sequential' ? 0 : index;
      const of = definition.tiers.slice(from, index + 1).map(({ requirement }) => decide(requirement, scope));
      return { kind: 'tier-completed', tier: asked.tier, of, met: of.every(({ met }) => met) };
    }
    case 'award-held': {
      if (asked.pathway === undefined) {
        const of = definition.awards
          .filter(({ id }) => id === asked.award)
          .map(({ requirement }) => decide(requirement, scope));
        const met = of.length > 0 && of.every((part) => part.met);
        return { kind: 'award-held', award: asked.award, pathway: null, held: null, of, met };
      }
      const found = facts.heldAwards.find(({ award, pathway }) => award === asked.award && pathway === asked.pathway);
      const held = found === undefined ? null : { edition: found.edition, on: found.on };
      return { kind: 'award-held', award: asked.award, pathway: asked.pathway, held, of: [], met: held !== null };
    }
    case 'final-result':
      return finalResult(asked.in, facts);
    case 'not-withdrawn':
      return { kind: 'not-withdrawn', finalResult: facts.reported, met: facts.reported !== 'withdrawn' };
    case 'submitted': {
      const handedIn = facts.results.filter(
        ({ shown }) => shown['score'] !== null || shown['submittedOn'] !== null || shown['carriedOver'] === true,
      );
      const number = new Set(handedIn.map(({ assessment }) => assessment)).size;
      const results = handedIn.map(({ shown }) => shown);
      return { kind: 'submitted', atLeast: asked.atLeast, count: number, results, met: number >= asked.atLeast };
    }
    case 'assessment-score': {
      const score = scoreOf(asked.assessment, scope);
      const met = score !== null && compare(score.value, read(asked.atLeast)) >= 0;
      const atLeast = written(read(asked.atLeast));
      return { kind: 'assessment-score', assessment: asked.assessment, atLeast, met, ...shownScore(score) };
    }
    case 'weighted-score': {
      const shares = asked.of.map(({ assessment, weight }) => ({ assessment, weight: read(weight) }));
      return weighted(shares, asked.atLeast, scope);
    }
  }
}

function weighted(
  shares: readonly { readonly assessment: string; readonly weight: Ratio }[],
  atLeast: string,
  scope: Scope,
): Decided {
  const parts = shares.map(({ assessment, weight }) => ({ assessment, weight, score: scoreOf(assessment, scope) }));
  const sum = parts.reduce(
    (total, { score, weight }) =>
      score === null ? total : plus(total, times(times(score.value, weight), ratio(1n, 100n))),
    NOUGHT,
  );
  const of = parts.map(({ assessment, weight, score }) => ({
    assessment,
    weight: written(weight),
    ...shownScore(score),
  }));
  const met = compare(sum, read(atLeast)) >= 0;
  return { kind: 'weighted-score', atLeast: written(read(atLeast)), of, score: written(sum), met };
}

function finalResult(accepted: readonly string[], facts: Facts): Decided {
  const met = facts.finalResult !== null && accepted.includes(facts.finalResult);
  return { kind: 'final-result', in: accepted, finalResult: facts.finalResult, met };
}

function recognitionOf(
  module: string,
  { recognitions }: Facts,
): { readonly on: string; readonly reference: string } | null {
  const found = recognitions.find((recognition) => recognition.module === module);
  return found === undefined ? null : { on: found.on, reference: found.reference };
}

function marksOf(module: Module, scope: Scope): Decided[] {
  if (module.cohortAssessments !== undefined) return [finalResult(['pass', 'distinction'], scope.facts)];
  const summative = (module.assessments ?? []).filter(({ purpose }) => purpose === 'summative');
  const marks = summative.flatMap(({ id, passMark }) =>
    passMark === undefined ? [] : [decide({ kind: 'assessment-score', assessment: id, atLeast: passMark }, scope)],
  );
  if (module.passMark === undefined || summative.length === 0) return marks;
  const isWeighted = summative.some(({ weight }) => weight !== undefined);
  const shares = summative.map(({ id, weight }) => ({
    assessment: id,
    weight: isWeighted ? read(weight ?? '0') : ratio(100n, BigInt(summative.length)),
  }));
  return [...marks, weighted(shares, module.passMark, scope)];
}

/** With nothing at all nobody passes, whatever the mark. */
function isPassed(marks: readonly Decided[]): boolean {
  const hasAnything = marks.some((mark) => {
    const parts = mark['of'];
    if (mark['kind'] !== 'weighted-score' || !Array.isArray(parts)) return true;
    return parts.some((part: JsonRecord) => part['average'] !== undefined || part['result'] !== null);
  });
  return marks.length > 0 && marks.every(({ met }) => met) && hasAnything;
}

function decideModule(id: string, scope: Scope): Decided {
  const module = scope.definition.modules.find((one) => one.id === id);
  const of = module === undefined ? [] : marksOf(module, scope);
  const recognition = recognitionOf(id, scope.facts);
  return { kind: 'module-passed', module: id, of, recognition, met: recognition !== null || isPassed(of) };
}

function decideCredits(atLeast: string, from: readonly string[] | undefined, scope: Scope): Decided {
  const { modules, priorLearning } = scope.definition;
  let own = NOUGHT;
  let recognised = NOUGHT;
  const of: Json[] = [];
  for (const module of modules) {
    if (module.credit === undefined || (from !== undefined && !from.includes(module.id))) continue;
    const decided = decideModule(module.id, scope);
    of.push({ credit: written(read(module.credit)), module: decided });
    if (isPassed(marksOf(module, scope))) own = plus(own, read(module.credit));
    else if (decided.met) recognised = plus(recognised, read(module.credit));
  }
  const most = priorLearning?.mostCredit === undefined ? null : read(priorLearning.mostCredit);
  const credit = plus(own, most !== null && compare(recognised, most) > 0 ? most : recognised);
  return {
    kind: 'credits',
    atLeast: written(read(atLeast)),
    credit: written(credit),
    of,
    recognised: written(recognised),
    mostRecognised: most === null ? null : written(most),
    met: compare(credit, read(atLeast)) >= 0,
  };
}

function decideCompetency(competency: string, level: string | null, scope: Scope): Decided {
  const { modules, frameworks = [] } = scope.definition;
  const levels = frameworks.find(({ id }) => competency.startsWith(`${id}/`))?.levels ?? [];
  const leads = (outcome: string): boolean =>
    modules
      .flatMap(({ outcomes = [] }) => outcomes)
      .some(
        ({ id, competencies = [] }) =>
          id === outcome &&
          competencies.some(
            (reached) =>
              reached.competency === competency &&
              (level === null ||
                (reached.level !== undefined && levels.indexOf(reached.level) >= levels.indexOf(level))),
          ),
      );
  const of = modules.flatMap(({ assessments = [], passMark }) =>
    assessments.flatMap((assessment) => {
      const atLeast = assessment.passMark ?? passMark;
      const shows = assessment.purpose === 'summative' && (assessment.outcomes ?? []).some(leads);
      return shows && atLeast !== undefined
        ? [decide({ kind: 'assessment-score', assessment: assessment.id, atLeast }, scope)]
        : [];
    }),
  );
  const isBrought = modules
    .flatMap(({ cohortAssessments = [] }) => cohortAssessments)
    .some(({ purpose, outcomes = [] }) => purpose === 'summative' && outcomes.some(leads));
  if (isBrought) of.push(finalResult(['pass', 'distinction'], scope.facts));
  return { kind: 'competency', competency, level, of, met: of.some(({ met }) => met) };
}

/** The first window in which it is met; where there is none, on all that has a day. */
function decideWithin(days: number, asked: Asked, scope: Scope): Decided {
  const { facts } = scope;
  const standing = [
    ...facts.results.map((result) => result.day),
    ...[...facts.recognitions, ...facts.heldAwards].map(({ on }) => Date.parse(on) / 86_400_000),
  ].filter((day) => day !== null);
  for (const first of [...new Set(standing)].sort((a, b) => a - b)) {
    const last = first + days - 1;
    const of = decide(asked, between(scope, first, last));
    if (of.met) return { kind: 'within', days, of, window: { from: dayName(first), to: dayName(last) }, met: true };
  }
  const of = decide(asked, between(scope, -Infinity, Infinity));
  return { kind: 'within', days, of, window: null, met: false };
}

function between({ definition, facts, whole }: Scope, first: number, last: number): Scope {
  const isIn = (day: number | null): boolean => day !== null && day >= first && day <= last;
  const inside: Facts = {
    finalResult: null,
    reported: whole.reported,
    results: facts.results.filter(({ day }) => isIn(day)),
    recognitions: facts.recognitions.filter(({ on }) => isIn(Date.parse(on) / 86_400_000)),
    heldAwards: facts.heldAwards.filter(({ on }) => isIn(Date.parse(on) / 86_400_000)),
  };
  return { definition, facts: inside, whole, isWindow: true };
}

interface Score {
  readonly value: Ratio;
  readonly result: Known | null;
  readonly average: readonly Known[] | null;
}

function shownScore(score: Score | null): JsonRecord {
  if (score === null) return { result: null };
  if (score.average === null) return { result: score.result?.shown ?? null };
  return { average: { results: score.average.map(({ shown }) => shown), score: written(score.value) }, result: null };
}

type Scored = Known & { readonly score: Ratio };

function scoreOf(assessment: string, { definition, facts, whole, isWindow }: Scope): Score | null {
  const scored = (results: readonly Known[]) =>
    results.filter((one): one is Scored => one.assessment === assessment && one.score !== null);
  const policy = definition.modules
    .flatMap(({ assessments = [] }) => assessments)
    .find(({ id }) => id === assessment)?.attempts;
  const all = scored(whole.results);
  const seen = scored(facts.results);
  if (policy === undefined || all.length <= 1) return bestOf(seen);
  const ordered = all.toSorted((left, right) => inTime(left, right) || compare(right.score, left.score));
  const allowed = ordered.slice(0, policy.most ?? ordered.length);
  const lies = (attempt: Known): boolean => !isWindow || facts.results.includes(attempt);
  if (policy.counts === 'best') return bestOf(all.filter((attempt) => allowed.includes(attempt) && lies(attempt)));
  const last = allowed.at(-1);
  const counted =
    policy.counts === 'average'
      ? allowed
      : policy.counts === 'first'
        ? allowed.slice(0, 1)
        : allowed.filter((attempt) => last !== undefined && inTime(attempt, last) === 0).slice(0, 1);
  if (!counted.every(lies)) return null;
  if (policy.counts !== 'average') return bestOf(counted);
  const sum = counted.reduce((total, { score }) => plus(total, score), NOUGHT);
  return { value: times(sum, ratio(1n, BigInt(counted.length))), result: null, average: counted };
}

function bestOf(attempts: readonly Scored[]): Score | null {
  const [first, ...others] = attempts;
  if (first === undefined) return null;
  const result = others.reduce((best, one) => (compare(one.score, best.score) > 0 ? one : best), first);
  return { value: result.score, result, average: null };
}

function inTime({ order: left }: Known, { order: right }: Known): number {
  for (const place of [0, 1, 2] as const) {
    if (left[place] !== right[place]) return left[place] < right[place] ? -1 : 1;
  }
  return 0;
}
