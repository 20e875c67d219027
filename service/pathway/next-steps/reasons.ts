/**
 * Why each step of a way is suggested. The rules:
 *
 * 1. What is being marked says so, and practice says what for; everything else lies on the shortest way to the award.
 * 2. What is due, or was, says when.
 * 3. The last step of a module says what modules it opens: those that are not passed, and of whose prerequisites no other is
 *    missing but what comes before it on this way.
 * 4. A step says that it counts towards the first tier that is not completed, where its module stands in that.
 * 5. A milestone of that tier is reached with the last step of its own way, where all of that lies on this one.
 * 6. The weakest competency is the one whose summative assessments, as far as they count with a score, have the lowest mean;
 *    of equals the first in the pathway. What shows it says so.
 */
import type { PathwayModule } from '../definition/module.ts';
import type { Tier } from '../definition/tier.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { scoreThatCounts } from '../evaluation/score-that-counts.ts';
import type { ScoreTrace } from '../evaluation/trace.ts';
import { parseFraction } from '../fraction.ts';
import { quoted } from '../sentence-parts.ts';
import { actionKey } from './action.ts';
import type { StepSpeech } from './action-in-words.ts';
import type { WayFinder } from './find-way.ts';
import type { LearnerPosition } from './learner-position.ts';
import type { NextStep } from './next-step.ts';
import type { WayStep } from './ordered-steps.ts';
import { compareRatios, dividedBy, type Ratio, ratioOf, ratioOfWhole, sumOf } from './ratio.ts';

type Reasons = NextStep['reasons'];

interface ReasonContext extends StepSpeech {
  readonly position: LearnerPosition;
  readonly evaluation: Evaluation;
  readonly finder: WayFinder;
}

/** For each step its reasons, the most telling first. */
export function reasonsOf(steps: readonly WayStep[], award: string, context: ReasonContext): Reasons[] {
  const { evaluation, names, position, words } = context;
  const { reasons } = words;
  const tier = position.pathway.tiers.find(({ id }) =>
    evaluation.tiers.some((one) => one.tier === id && !one.completed),
  );
  const inTier = new Set([...(tier?.core ?? []), ...(tier?.electives ?? [])]);
  const milestones = milestonesByStep(steps, tier, context);
  const opened = modulesOpenedByStep(steps, position);
  const weakest = weakestCompetency(context);
  return steps.map((step, index): Reasons => {
    if (step.kind === 'practice') {
      const sentence = reasons.practice(quoted(names.assessment(step.prepares)));
      return [{ code: 'practice', assessment: step.prepares, sentence }, ...dueReason(step.assessment, context)];
    }
    const { action, module } = step;
    if (step.waits) return [{ code: 'being-marked', sentence: reasons.beingMarked }];
    const assessment = action.kind === 'assessment' ? action.assessment : null;
    const modules = opened.get(index) ?? [];
    return [
      { code: 'shortest-way', award, sentence: reasons.shortestWay(quoted(names.award(award))) },
      ...(assessment === null ? [] : dueReason(assessment, context)),
      ...(module === null || modules.length === 0
        ? []
        : [
            {
              code: 'opens-modules' as const,
              modules,
              sentence: reasons.opensModules(
                quoted(names.module(module)),
                modules.map((id) => quoted(names.module(id))),
              ),
            },
          ]),
      ...(tier === undefined || module === null || !inTier.has(module)
        ? []
        : [{ code: 'completes-tier' as const, tier: tier.id, sentence: reasons.completesTier(quoted(tier.title)) }]),
      ...(milestones.get(index) ?? []).map(({ id, title }) => ({
        code: 'reaches-milestone' as const,
        milestone: id,
        sentence: reasons.reachesMilestone(quoted(title)),
      })),
      ...(weakest === null || assessment === null || !weakest.assessments.has(assessment)
        ? []
        : [
            {
              code: 'weakest-competency' as const,
              competency: weakest.competency,
              sentence: reasons.weakestCompetency(quoted(names.competency(weakest.competency))),
            },
          ]),
    ];
  });
}

/** Rule 2. */
function dueReason(assessment: string, { evaluation, position, words }: ReasonContext): Reasons {
  const on = position.dueDates.get(assessment);
  if (on === undefined) return [];
  const day = words.day(on);
  return [{ code: 'due', on, sentence: on >= evaluation.asOf ? words.reasons.isDue(day) : words.reasons.wasDue(day) }];
}

/** Rule 3, by the place of the step. */
function modulesOpenedByStep(
  steps: readonly WayStep[],
  { pathway, standings }: LearnerPosition,
): ReadonlyMap<number, readonly string[]> {
  const lastSteps = new Map(steps.flatMap(({ module }, index) => (module === null ? [] : [[module, index] as const])));
  const isPassed = (id: string): boolean => standings.get(id)?.met === true;
  const found = new Map<number, string[]>();
  for (const { id, prerequisites = [] } of pathway.modules) {
    const missing = prerequisites.filter((before) => !isPassed(before));
    const last = Math.max(...missing.map((before) => lastSteps.get(before) ?? Infinity));
    if (isPassed(id) || missing.length === 0 || last === Infinity) continue;
    found.set(last, [...(found.get(last) ?? []), id]);
  }
  return found;
}

/** Rule 5, by the place of the step. */
function milestonesByStep(
  steps: readonly WayStep[],
  tier: Tier | undefined,
  { evaluation, finder }: ReasonContext,
): ReadonlyMap<number, NonNullable<Tier['milestones']>> {
  const places = new Map(
    steps.flatMap((step, index) => (step.kind === 'action' ? [[actionKey(step.action), index] as const] : [])),
  );
  const found = new Map<number, NonNullable<Tier['milestones']>>();
  for (const milestone of tier?.milestones ?? []) {
    const standing = evaluation.milestones.find((one) => one.milestone === milestone.id && one.tier === tier?.id);
    if (standing === undefined || standing.reached) continue;
    const actions = finder.find(standing.requirement)?.actions.filter(({ action }) => action.kind !== 'prerequisites');
    const at = (actions ?? []).map(({ action }) => places.get(actionKey(action)) ?? Infinity);
    const last = Math.max(...at);
    if (at.length === 0 || last === Infinity) continue;
    found.set(last, [...(found.get(last) ?? []), milestone]);
  }
  return found;
}

/** Rule 6. */
function weakestCompetency({
  position,
}: ReasonContext): { readonly competency: string; readonly assessments: ReadonlySet<string> } | null {
  const scores = countedScores(position);
  const showing = assessmentsByCompetency(position.pathway.modules);
  let weakest: { readonly competency: string; readonly mean: Ratio } | null = null;
  for (const [competency, assessments] of showing) {
    const scored = [...assessments].flatMap((id) => scores.get(id) ?? []);
    if (scored.length === 0) continue;
    const mean = dividedBy(sumOf(scored), ratioOfWhole(scored.length));
    if (weakest === null || compareRatios(mean, weakest.mean) < 0) weakest = { competency, mean };
  }
  if (weakest === null) return null;
  return { competency: weakest.competency, assessments: showing.get(weakest.competency) ?? new Set() };
}

/** The scores that count in the marks of modules. */
function countedScores({ standings }: LearnerPosition): ReadonlyMap<string, Ratio> {
  const scores = new Map<string, Ratio>();
  const note = (assessment: string, trace: ScoreTrace): void => {
    const score = scoreThatCounts(trace);
    if (score !== null) scores.set(assessment, ratioOf(parseFraction(score)));
  };
  for (const { of } of standings.values()) {
    for (const mark of of) {
      if (mark.kind === 'assessment-score') note(mark.assessment, mark);
      if (mark.kind === 'weighted-score') for (const part of mark.of) note(part.assessment, part);
    }
  }
  return scores;
}

/** The summative assessments that assess an outcome of each competency, in the pathway's order. */
function assessmentsByCompetency(modules: readonly PathwayModule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const competencies = new Map(
    modules.flatMap(({ outcomes = [] }) =>
      outcomes.map(({ competencies: reached = [], id }) => [id, reached.map(({ competency }) => competency)] as const),
    ),
  );
  const found = new Map<string, Set<string>>();
  for (const { assessments = [] } of modules) {
    for (const { id, outcomes = [], purpose } of assessments) {
      if (purpose !== 'summative') continue;
      for (const competency of outcomes.flatMap((outcome) => competencies.get(outcome) ?? [])) {
        const showing = found.get(competency) ?? new Set<string>();
        found.set(competency, showing.add(id));
      }
    }
  }
  return found;
}
