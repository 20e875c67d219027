/** Where a learner is on the way as a whole. */
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { LearnerRecord } from '../evaluation/learner-record.ts';
import type { WayStage } from './learner-way.ts';

/** Of a whole cairn. */
const STONES = 5;

/** What is known besides the evaluation. */
export interface Activity {
  /** Whether anything has been handed in. */
  readonly hasResults: boolean;
  /** Whether anything of it has no mark yet. */
  readonly isWaiting: boolean;
  /** Whether there is anything to do next. */
  readonly hasSteps: boolean;
}

export function stageOf(evaluation: Evaluation, record: LearnerRecord, activity: Activity): WayStage {
  const ended = record.counting?.ended;
  if (ended != null) return ended.status;
  const unearned = evaluation.decisions.filter(({ outcome }) => outcome !== 'earned');
  if (unearned.length === 0) return 'finished';
  if (unearned.every(({ outcome }) => outcome === 'impossible')) return 'stuck';
  if (!activity.hasSteps && !activity.isWaiting) return 'stuck';
  const hasBegun =
    activity.hasResults || unearned.length < evaluation.decisions.length || (record.recognitions ?? []).length > 0;
  return hasBegun ? 'midway' : 'just-begun';
}

/** How many of a cairn's five stones are laid: one for each fifth of all tiers, the first with the first thing that counts. */
export function stonesOf({ tiers }: Evaluation, stage: WayStage): number {
  if (stage === 'finished') return STONES;
  const share = tiers.reduce((sum, { progress }) => sum + progress, 0) / tiers.length;
  return share === 0 ? 0 : Math.min(STONES - 1, Math.max(1, Math.floor((share * STONES) / 100)));
}

/** What there is so far, as a sentence to the learner. */
export function headlineOf({ decisions, modules }: Evaluation, stage: WayStage): string {
  const earned = decisions.filter(({ outcome }) => outcome === 'earned').length;
  const passed = modules.filter((module) => module.passed).length;
  if (stage === 'just-begun') {
    return `Your way begins here: ${counted(modules.length, 'module')} and ${counted(decisions.length, 'award')} lie ahead.`;
  }
  if (stage === 'finished') {
    return decisions.length === 1
      ? 'You have earned what this pathway awards.'
      : `You have earned all ${decisions.length} awards of this pathway.`;
  }
  return `You have earned ${earned} of ${counted(decisions.length, 'award')}, and passed ${passed} of ${counted(modules.length, 'module')}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
