/**
 * The way to a requirement that is not met: what has to be done for it, each thing once, and as little of it as can be
 * found. The rules:
 *
 * 1. Of what is asked for together everything is done: first what leaves no choice, then credit, then what asks for some of
 *    several, and at last works of whatever kind. What has been planned takes nothing more.
 * 2. Of several of which one is enough, the one is taken that adds least; of equals the first. Of several of which so many
 *    are enough, those are that add least, each looked at by itself.
 * 3. `credit-way.ts` has what is passed for credit.
 * 4. `weighted-way.ts` has what is taken of a weighted score.
 * 5. Before an assessment of a module that has not been begun, the modules are passed that have to be passed before it,
 *    where that is possible.
 * 6. Within a time, what lies too long ago to stand in one window with today is done once more, where that is possible. What
 *    waits for its score may lie in one window with the rest: that is seen when it is there.
 * 7. What the outlook says is impossible is on no way; prior learning, and awards from elsewhere, are so only where nothing
 *    else is.
 *
 * Rules 2 to 4 are greedy: the shortest way of all is a covering problem, which takes exponential time. What is found is a
 * way in any case. Each part of a trace is looked at once, and what it adds is carried up through the choices above it: so it
 * takes time in proportion to the trace, which the check of a pathway keeps to ten thousand parts an award.
 */

import { dayNumber } from '../../core/calendar-day.ts';
import { dayOfResult } from '../evaluation/day-of-result.ts';
import { type Outlook, outlookWithin } from '../evaluation/outlook/outlook.ts';
import { standingOf } from '../evaluation/outlook/standing-of.ts';
import { isPassedByResults } from '../evaluation/requirements/module-passed.ts';
import type { ModulePassedTrace, RequirementTrace, ScoreTrace } from '../evaluation/trace.ts';
import { creditWay } from './credit-way.ts';
import { AN_HOUR, effortOfAssessment, effortOfFinalResult, LAST_RESORT } from './effort.ts';
import type { LearnerPosition } from './learner-position.ts';
import { Plan, type PlannedAction } from './plan.ts';
import { type WeightedWay, weightedWay } from './weighted-way.ts';

/** Where a requirement stands: in the whole record, or in a window. */
interface Place {
  readonly outlook: Outlook;
  /** The first day of which something may still count, in days since 1970; null where it does not matter. */
  readonly since: number | null;
}

/** What has to be done, and what it takes, in minutes. */
export interface FoundWay {
  readonly actions: readonly PlannedAction[];
  readonly effort: number;
}

type TraceOf<Kind extends RequirementTrace['kind']> = Extract<RequirementTrace, { readonly kind: Kind }>;

/** Finds ways for one learner. */
export class WayFinder {
  readonly #position: LearnerPosition;
  readonly #plan = new Plan();
  readonly #choices = new Map<RequirementTrace, number>();
  readonly #weighted = new Map<TraceOf<'weighted-score'>, WeightedWay | null>();
  readonly #record: Place;

  constructor(position: LearnerPosition) {
    this.#position = position;
    this.#record = { outlook: position.outlook, since: null };
  }

  /** The way to a requirement, empty where it is met; null where none is found. */
  find(requirement: RequirementTrace): FoundWay | null {
    const found = this.#plan.trial(() => this.#reach(requirement, this.#record));
    return found === null ? null : { actions: found.added, effort: found.effort };
  }

  /** Adds to the plan what a requirement takes; false where it cannot be met, with the plan left half way. */
  #reach(requirement: RequirementTrace, place: Place): boolean {
    if (requirement.met && place.since === null) return true;
    switch (requirement.kind) {
      case 'all':
      case 'tier-completed':
        return this.#reachAll(requirement.of, place);
      case 'any':
      case 'competency':
        return this.#reachSome(requirement.of, 1, place);
      case 'at-least':
        return this.#reachSome(requirement.of, requirement.count, place);
      case 'within':
        return this.#reachWithin(requirement, place);
      case 'credits':
        return this.#reachCredit(requirement, place);
      case 'module-passed':
        return this.#plan.attempt(() => this.#passModule(requirement, place)) || this.#recognise(requirement, place);
      case 'prior-learning':
        return this.#recognise(requirement, place);
      case 'award-held':
        return this.#reachAward(requirement, place);
      case 'final-result':
        return this.#reachFinalResult(requirement, place);
      case 'not-withdrawn':
        return requirement.met;
      case 'submitted':
        return this.#handIn(requirement, place);
      case 'assessment-score':
        return this.#reachScore(requirement, place);
      case 'weighted-score':
        return this.#reachWeighted(requirement, place);
    }
  }

  #reachAll(parts: readonly RequirementTrace[], place: Place): boolean {
    const ordered = parts.toSorted((left, right) => this.#choiceIn(left) - this.#choiceIn(right));
    return ordered.every((part) => this.#reach(part, place));
  }

  /** How much choice a requirement leaves: 0 for none, 3 where whatever is done for others may do for it. */
  #choiceIn(requirement: RequirementTrace): number {
    const before = this.#choices.get(requirement);
    if (before !== undefined) return before;
    const among = (parts: readonly RequirementTrace[]) => Math.max(0, ...parts.map((part) => this.#choiceIn(part)));
    const found = requirement.met ? 0 : choiceIn(requirement, among);
    this.#choices.set(requirement, found);
    return found;
  }

  #reachSome(parts: readonly RequirementTrace[], count: number, place: Place): boolean {
    const trials = parts.flatMap((part) => this.#plan.trial(() => this.#reach(part, place)) ?? []);
    let reached = 0;
    for (const { added } of trials.toSorted((left, right) => left.effort - right.effort)) {
      if (reached === count) break;
      if (this.#plan.attempt(() => this.#plan.addAll(added))) reached += 1;
    }
    return reached === count;
  }

  #reachWithin({ days, of }: TraceOf<'within'>, place: Place): boolean {
    const outlook = outlookWithin(place.outlook);
    const since = Math.max(place.since ?? 0, this.#position.today - days + 1);
    const inTime = this.#plan.trial(() => this.#reach(of, { outlook, since }));
    // What waits for a score lies where it was handed in, and may meet it there.
    const waiting = of.met ? null : this.#plan.trial(() => this.#reach(of, { outlook, since: place.since }));
    const way = inTime ?? (waiting?.effort === 0 ? waiting : null);
    if (way === null) return false;
    return way.added.length > 0 ? this.#plan.addAll(way.added) : this.#openWindow(outlook);
  }

  /** Nothing of the record stands on a day: whatever is handed in first opens a window. */
  #openWindow(outlook: Outlook): boolean {
    if (this.#plan.actions.some(({ action }) => action.kind === 'assessment')) return true;
    if (!outlook.takesResults) return false;
    this.#plan.add({ kind: 'submissions', count: 1 }, AN_HOUR);
    return true;
  }

  #reachAward({ award, held, of, pathway }: TraceOf<'award-held'>, place: Place): boolean {
    if (pathway === null) return of.length > 0 && this.#reachAll(of, place);
    if (held !== null && this.#counts(dayNumber(held.on), place)) return true;
    if (!place.outlook.takesHeldAwards) return false;
    this.#plan.add({ kind: 'award', award, pathway }, LAST_RESORT);
    return true;
  }

  #recognise({ module, recognition }: Pick<ModulePassedTrace, 'module' | 'recognition'>, place: Place): boolean {
    if (recognition !== null && this.#counts(dayNumber(recognition.on), place)) return true;
    if (!place.outlook.recognises(module)) return false;
    this.#plan.add({ kind: 'recognition', module }, LAST_RESORT);
    return true;
  }

  /** By results alone. */
  #passModule(requirement: ModulePassedTrace, place: Place): boolean {
    const { module, of } = requirement;
    if (of.length === 0) return false;
    // Every mark is reached, with nothing: any score would do.
    if (of.every(({ met }) => met) && !isPassedByResults(requirement)) {
      const parts = of.flatMap((mark) => (mark.kind === 'weighted-score' ? mark.of : []));
      const open = parts.find(({ assessment }) => place.outlook.bestScore(assessment) !== null);
      if (open === undefined) return false;
      this.#take(open.assessment, null, null);
    } else if (!this.#reachAll(of, place)) return false;
    this.#passBefore(module);
    return true;
  }

  #take(assessment: string, atLeast: string | null, mean: string | null): void {
    const { assessments, beingMarked } = this.#position;
    const placed = assessments.get(assessment);
    this.#plan.add(
      { kind: 'assessment', assessment, atLeast, mean },
      beingMarked.has(assessment) ? 0 : placed === undefined ? AN_HOUR : effortOfAssessment(placed.module),
    );
    if (placed !== undefined) this.#passBefore(placed.module.id);
  }

  /** Rule 5. */
  #passBefore(id: string): void {
    const { begun, modules, standings } = this.#position;
    const action = { kind: 'prerequisites', module: id } as const;
    if (begun.has(id) || this.#plan.planned(action) !== undefined) return;
    this.#plan.add(action, 0);
    for (const before of modules.get(id)?.prerequisites ?? []) {
      const standing = standings.get(before);
      if (standing !== undefined) this.#plan.attempt(() => this.#reach(standing, this.#record));
    }
  }

  /** Nobody is told to withdraw. */
  #reachFinalResult(requirement: TraceOf<'final-result'>, place: Place): boolean {
    const accepted = requirement.in.filter((result) => result !== 'withdrawn');
    if (accepted.length === 0 || standingOf(requirement, place.outlook) !== 'open') return false;
    return this.#plan.add({ kind: 'final-result', accepted }, effortOfFinalResult(this.#position.pathway.modules));
  }

  #reachScore(requirement: TraceOf<'assessment-score'>, place: Place): boolean {
    const { assessment, atLeast, met } = requirement;
    if (met && this.#scoreCounts(requirement, place)) return true;
    if (standingOf({ ...requirement, met: false }, place.outlook) !== 'open') return false;
    this.#take(assessment, atLeast, null);
    return true;
  }

  #reachWeighted(requirement: TraceOf<'weighted-score'>, place: Place): boolean {
    const { met, of } = requirement;
    const isWhole = of.every((part) => this.#scoreCounts(part, place));
    if (met && isWhole) return true;
    const way = isWhole ? this.#weightedWay(requirement, place) : this.#againWay(requirement, place);
    if (way === null) return false;
    const [only, ...others] = way.assessments;
    if (only !== undefined && others.length === 0) this.#take(only, way.mean, null);
    else for (const assessment of way.assessments) this.#take(assessment, null, way.mean);
    return true;
  }

  /** Found once, however many awards rest on it. */
  #weightedWay(requirement: TraceOf<'weighted-score'>, place: Place): WeightedWay | null {
    const before = this.#weighted.get(requirement);
    if (before !== undefined) return before;
    const way = weightedWay(requirement, place.outlook, (id) => this.#effortOf(id));
    this.#weighted.set(requirement, way);
    return way;
  }

  /** What is too long ago counts as though it were not there. */
  #againWay({ atLeast, of }: TraceOf<'weighted-score'>, place: Place): WeightedWay | null {
    const counting = of.map((part) =>
      this.#scoreCounts(part, place) ? part : { assessment: part.assessment, result: null, weight: part.weight },
    );
    return weightedWay({ atLeast, of: counting }, place.outlook, (id) => this.#effortOf(id));
  }

  #effortOf(assessment: string): number {
    const placed = this.#position.assessments.get(assessment);
    return placed === undefined ? AN_HOUR : effortOfAssessment(placed.module);
  }

  /** What is planned, and not handed in yet, does for it as well. */
  #handIn({ atLeast, results }: TraceOf<'submitted'>, place: Place): boolean {
    const { assessments, outlook, pathway, startsOn } = this.#position;
    const counted = results.filter((result) => this.#counts(dayOfResult(result, startsOn), place));
    const there = new Set(counted.map(({ assessment }) => assessment));
    const planned = () =>
      this.#plan.actions.filter(({ action }) => action.kind === 'assessment' && !there.has(action.assessment)).length;
    let missing = atLeast - there.size - planned();
    if (missing <= 0) return true;
    if (!place.outlook.takesResults) return false;
    for (const { assessments: own = [] } of pathway.modules) {
      for (const { id, purpose } of own) {
        if (missing <= 0) return true;
        if (purpose !== 'summative' || there.has(id) || !assessments.has(id)) continue;
        if (outlook.bestScore(id) !== null) this.#take(id, null, null);
        missing = atLeast - there.size - planned();
      }
    }
    if (missing > 0) this.#plan.add({ kind: 'submissions', count: missing }, missing * AN_HOUR);
    return true;
  }

  /** Rule 3. */
  #reachCredit({ atLeast, mostRecognised, of }: TraceOf<'credits'>, place: Place): boolean {
    const ways = of.map(({ module }) =>
      isPassedByResults(module) && place.since === null
        ? NO_WAY_TO_GO
        : this.#plan.trial(() => this.#passModule(module, place)),
    );
    const modules = of.map(({ credit, module }, index) => ({
      credit,
      effort: ways[index]?.effort ?? null,
      recognition: this.#recognition(module, place),
    }));
    const found = creditWay(modules, atLeast, mostRecognised);
    if (found === null) return false;
    const recognised = found.recognise.flatMap((index) => of[index]?.module ?? []);
    return (
      found.pass.every((index) => this.#plan.addAll(ways[index]?.added ?? [])) &&
      recognised.every((module) => this.#recognise(module, place))
    );
  }

  #recognition({ module, recognition }: ModulePassedTrace, place: Place): 'there' | 'possible' | null {
    if (recognition !== null && this.#counts(dayNumber(recognition.on), place)) return 'there';
    return place.outlook.recognises(module) ? 'possible' : null;
  }

  #scoreCounts({ average, result }: ScoreTrace, place: Place): boolean {
    const { startsOn } = this.#position;
    const results = average?.results ?? (result === null ? [] : [result]);
    return results.every((one) => this.#counts(dayOfResult(one, startsOn), place));
  }

  #counts(day: number | null, { since }: Place): boolean {
    return since === null || (day !== null && day >= since);
  }
}

const NO_WAY_TO_GO = { added: [], effort: 0 };

function choiceIn(requirement: RequirementTrace, among: (parts: readonly RequirementTrace[]) => number): number {
  switch (requirement.kind) {
    case 'submitted':
      return 3;
    case 'any':
    case 'at-least':
    case 'competency':
      return Math.max(2, among(requirement.of));
    case 'credits':
      return 1;
    case 'within':
      return among([requirement.of]);
    case 'all':
    case 'tier-completed':
    case 'award-held':
    case 'module-passed':
      return among(requirement.of);
    default:
      return 0;
  }
}
