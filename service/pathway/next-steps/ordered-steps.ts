import type { Pathway } from '../pathway.ts';
import type { Action } from './action.ts';
import type { FoundWay } from './find-way.ts';
import type { LearnerPosition } from './learner-position.ts';
import { modulesInOrder } from './module-order.ts';

/** A part of the way, in its place. */
export interface ActionStep {
  readonly kind: 'action';
  readonly action: Exclude<Action, { readonly kind: 'prerequisites' }>;
  readonly module: string | null;
  /** It has been handed in: there is nothing to do but to wait. */
  readonly waits: boolean;
}

/** A formative assessment before one that decides. */
export interface PracticeStep {
  readonly kind: 'practice';
  readonly module: string;
  readonly assessment: string;
  /** The assessment that it prepares for. */
  readonly prepares: string;
}

export type WayStep = ActionStep | PracticeStep;

/** The steps of a way in their order, with practice before them; `next-steps.ts` has the rules. */
export function orderedSteps({ actions }: FoundWay, position: LearnerPosition): WayStep[] {
  const steps = actions.flatMap(({ action }): ActionStep[] =>
    action.kind === 'prerequisites' ? [] : [{ kind: 'action', action, ...placeOf(action, position) }],
  );
  const modules = new Set(steps.flatMap(({ module }) => module ?? []));
  const ranks = new Map(modulesInOrder(position.pathway, modules).map((id, rank) => [id, rank]));
  const assessmentRanks = new Map([...position.assessments.keys()].map((id, rank) => [id, rank]));
  const waiting = new Set(steps.flatMap(({ module, waits }) => (waits && module !== null ? [module] : [])));
  const resting = restingOn(waiting, position.pathway);
  const rank = ({ action, module, waits }: ActionStep): number[] => [
    waits ? 1 : module !== null && resting.has(module) ? 2 : 0,
    module === null ? ranks.size : (ranks.get(module) ?? ranks.size),
    action.kind === 'assessment' ? (assessmentRanks.get(action.assessment) ?? assessmentRanks.size) : Infinity,
  ];
  const ordered = steps
    .map((step) => ({ step, rank: rank(step) }))
    .sort((left, right) => compareRanks(left.rank, right.rank))
    .map(({ step }) => step);
  return withPractice(ordered, position);
}

function placeOf(
  action: Action,
  { assessments, beingMarked, pathway }: LearnerPosition,
): Pick<ActionStep, 'module' | 'waits'> {
  switch (action.kind) {
    case 'assessment':
      return {
        module: assessments.get(action.assessment)?.module.id ?? null,
        waits: beingMarked.has(action.assessment),
      };
    case 'recognition':
      return { module: action.module, waits: false };
    case 'final-result': {
      const brought = pathway.modules.filter(({ cohortAssessments }) => cohortAssessments !== undefined);
      return { module: brought.length === 1 ? (brought[0]?.id ?? null) : null, waits: false };
    }
    default:
      return { module: null, waits: false };
  }
}

/** The modules before which one of these has to be passed, with or without others between. */
function restingOn(before: ReadonlySet<string>, pathway: Pathway): ReadonlySet<string> {
  if (before.size === 0) return before;
  const prerequisites = new Map(pathway.modules.map((module) => [module.id, module.prerequisites ?? []]));
  const resting = new Set<string>();
  for (const module of modulesInOrder(pathway, new Set(prerequisites.keys()))) {
    const rests = prerequisites.get(module)?.some((id) => before.has(id) || resting.has(id)) ?? false;
    if (rests) resting.add(module);
  }
  return resting;
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  for (const [index, rank] of left.entries()) {
    const other = right[index] ?? 0;
    if (rank !== other) return rank < other ? -1 : 1;
  }
  return 0;
}

/** Rule 4 of `next-steps.ts`. */
function withPractice(steps: readonly ActionStep[], { assessments, handedIn, outlook }: LearnerPosition): WayStep[] {
  const taken = new Set(steps.flatMap(({ action }) => (action.kind === 'assessment' ? [action.assessment] : [])));
  return steps.flatMap((step): WayStep[] => {
    const placed = step.action.kind === 'assessment' ? assessments.get(step.action.assessment) : undefined;
    if (placed === undefined || step.waits || !asksForScore(step) || !outlook.takesResults) return [step];
    const { assessment, module } = placed;
    const outcomes = new Set(assessment.outcomes ?? []);
    const practice = (module.assessments ?? []).filter(
      (other) =>
        other.purpose === 'formative' &&
        !handedIn.has(other.id) &&
        !taken.has(other.id) &&
        (other.outcomes === undefined || other.outcomes.some((outcome) => outcomes.has(outcome))),
    );
    for (const { id } of practice) taken.add(id);
    return [
      ...practice.map(
        ({ id }): PracticeStep => ({ kind: 'practice', module: module.id, assessment: id, prepares: assessment.id }),
      ),
      step,
    ];
  });
}

function asksForScore({ action }: ActionStep): boolean {
  return action.kind === 'assessment' && (action.atLeast !== null || action.mean !== null);
}
