/**
 * What may still come for a learner. The rules:
 *
 * 1. Work may be handed in, for the first time or again, from the day of the decision on, and until the last day for
 *    results of the cohort, that day included. The last one is the day until which results are taken, or else the day on
 *    which the cohort ends; a cohort without either takes results for ever. Who has withdrawn, by the registrar's act or by
 *    the provider's final result, hands in nothing more. What would be late by then counts for no more than the
 *    assessment's policy leaves of it, or not at all (`late-work.ts`).
 * 2. A score may come on what was handed in and has none yet, whatever day it is: until it is there it is not decided.
 * 3. The provider's final result may come while none is reported. One that is reported is final.
 * 4. A module may be recognised as prior learning where the pathway has `priorLearning` and the enrolment lasts, so long
 *    as all that is recognised comes to no more than `mostCredit`.
 * 5. An award of another pathway may come at any time.
 * 6. What is known already, and dated after the day of the decision, comes when its day does.
 * 7. Who was transferred away earns nothing more in the cohort that was left.
 *
 * Everything else is a correction: a result that turns out to have been handed in before the day of the decision, a score
 * or a final result that is changed, one more attempt that is granted, a withdrawal that is taken back. "Impossible" never
 * says that no correction could change it.
 */
import { parseDay } from '../../../core/calendar-day.ts';
import { addDecimals, compareDecimals, type Decimal, parseDecimal, ZERO } from '../../decimal.ts';
import type { PathwayAssessment } from '../../definition/assessment.ts';
import type { PathwayModule } from '../../definition/module.ts';
import { type Counted, lastDayForResults } from '../counting.ts';
import { dayHandedIn, firstDayOf } from '../day-handed-in.ts';
import { isSubmitted } from '../known-results.ts';
import { HIGHEST_SCORE, type LateWork, NEVER_LATE } from '../late-work.ts';
import type { LearnerFacts } from '../learner-facts.ts';
import type { Counting } from '../learner-record.ts';
import type { RequirementContext } from '../requirements/compiled-requirement.ts';
import { type Attempts, BEST_SCORE, bestScoreOf } from './best-score.ts';
import type { BestScore, Outlook } from './outlook.ts';

/** What a learner's outlook rests on. */
export interface Known extends Pick<Counted, 'mayEarn' | 'later'> {
  /** What counts so far. */
  readonly facts: LearnerFacts;
  readonly counting: Counting | undefined;
  readonly late: LateWork;
}

/** The outlook of one learner of a pathway on a day, `2026-09-01`. */
export type OutlookOf = (known: Known, asOf: string) => Outlook;

const NOTHING_MAY_COME: Outlook = {
  takesResults: false,
  takesFinalResult: false,
  takesHeldAwards: false,
  recognises: () => false,
  isUndated: () => true,
  bestScore: () => null,
};

/** Prepares what of a pathway bears on what may still come. */
export function compileOutlook({
  modules,
  priorLearning,
}: Pick<RequirementContext, 'modules' | 'priorLearning'>): OutlookOf {
  const policies = new Map(
    modules.flatMap(({ assessments = [] }) => assessments.map((assessment) => [assessment.id, assessment] as const)),
  );
  const limited = new Set([...policies.values()].filter(isLimited).map(({ id }) => id));
  const credits = new Map(modules.map((module) => [module.id, creditOf(module)]));
  const mostCredit = priorLearning?.mostCredit === undefined ? null : parseDecimal(priorLearning.mostCredit);
  return (known, asOf) => {
    const { facts, mayEarn, counting, late, later } = known;
    if (!mayEarn) return NOTHING_MAY_COME;
    const hasLeft = facts.reported === 'withdrawn';
    const lastDay = counting === undefined ? null : lastDayForResults(counting.cohort);
    const isOver = hasLeft || (lastDay !== null && asOf > lastDay);
    const furtherFrom = isOver ? null : earliestDay(asOf, counting?.cohort.startsOn ?? null);
    const scores = new Map<string, BestScore | null>();
    return {
      takesResults: !isOver || later.results.length > 0,
      takesFinalResult: facts.finalResult === null,
      takesHeldAwards: true,
      isUndated: () => facts.calendar.days.length === 0,
      recognises: (module) => {
        if (later.recognitions.some((one) => one.module === module)) return true;
        if (priorLearning === undefined || hasLeft || !credits.has(module)) return false;
        return mostCredit === null || compareDecimals(recognisedWith(module, facts, credits), mostCredit) <= 0;
      },
      bestScore: (assessment) => {
        if (furtherFrom !== null && late === NEVER_LATE && !limited.has(assessment)) return BEST_SCORE;
        const before = scores.get(assessment);
        if (before !== undefined) return before;
        const best = bestScoreOf(attemptsAt(assessment, policies.get(assessment), known, furtherFrom));
        scores.set(assessment, best);
        return best;
      },
    };
  };
}

/** Of any number of attempts that count by the best or the last of them, a further one may always be the best there is. */
function isLimited({ attempts }: PathwayAssessment): boolean {
  const { counts, most } = attempts ?? { counts: 'best' };
  return most !== undefined || counts === 'first' || counts === 'average';
}

function attemptsAt(
  assessment: string,
  policy: PathwayAssessment | undefined,
  { facts, counting, late, later }: Known,
  furtherFrom: number | null,
): Attempts {
  const own = facts.resultsOf(assessment);
  const unscored = [
    ...own.filter((one) => one.score === null && isSubmitted(one)),
    ...later.results.filter(({ trace }) => trace.assessment === assessment),
  ];
  const firstDay = counting === undefined ? null : firstDayOf(counting.cohort);
  const further = furtherFrom === null ? null : late.highestOn(assessment, furtherFrom);
  return {
    policy: policy?.attempts,
    scored: own.filter(({ score }) => score !== null),
    unscored: unscored.flatMap((attempt) => {
      const day = attempt.trace.carriedOver ? null : dayHandedIn(attempt, firstDay);
      const highest = day === null ? HIGHEST_SCORE : late.highestOn(assessment, day);
      return highest === null ? [] : [{ attempt, highest }];
    }),
    further: furtherFrom === null || further === null ? null : { from: furtherFrom, highest: further },
    calendar: facts.calendar,
  };
}

/** The first day on which something may still be handed in, in days since 1970. */
function earliestDay(asOf: string, startsOn: string | null): number {
  return parseDay(startsOn !== null && startsOn > asOf ? startsOn : asOf);
}

function creditOf({ credit }: PathwayModule): Decimal {
  return credit === undefined ? ZERO : parseDecimal(credit);
}

/** The credit that would be recognised with one more module. */
function recognisedWith(
  module: string,
  { recognitions }: LearnerFacts,
  credits: ReadonlyMap<string, Decimal>,
): Decimal {
  const modules = new Set([module, ...recognitions.map((recognition) => recognition.module)]);
  return [...modules].reduce((sum, each) => addDecimals(sum, credits.get(each) ?? ZERO), ZERO);
}
