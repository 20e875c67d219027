import { compareFractions, parseFraction } from '../fraction.ts';
import { type Action, actionKey } from './action.ts';

/** An action with what it takes to do it, in minutes. */
export interface PlannedAction {
  readonly action: Action;
  readonly effort: number;
}

/** What somebody would do, each thing once; it can be tried what more would take. */
export class Plan {
  readonly #planned = new Map<string, PlannedAction>();
  /** What has been changed, to be taken back in reverse: keys with what stood there before. */
  readonly #trail: { readonly key: string; readonly before: PlannedAction | undefined }[] = [];

  get actions(): readonly PlannedAction[] {
    return [...this.#planned.values()];
  }

  /** The same action as it is planned, if it is. */
  planned(action: Action): Action | undefined {
    return this.#planned.get(actionKey(action))?.action;
  }

  /**
   * What is planned already takes nothing more, and has to go as far as both ask.
   * @returns false where it does not go with what is planned, which is left as it was: one learner has one final result
   */
  add(action: Action, effort: number): boolean {
    const key = actionKey(action);
    const before = this.#planned.get(key);
    const both = before === undefined ? action : together(before.action, action);
    if (both === null) return false;
    this.#planned.set(key, { action: both, effort: before?.effort ?? effort });
    this.#trail.push({ key, before });
    return true;
  }

  /** False, with some of them added, where one does not go with what is planned. */
  addAll(actions: readonly PlannedAction[]): boolean {
    return actions.every(({ action, effort }) => this.add(action, effort));
  }

  /** Does something that adds to the plan, and takes it back where it could not be done. */
  attempt(work: () => boolean): boolean {
    const mark = this.#trail.length;
    if (work()) return true;
    this.#undoTo(mark);
    return false;
  }

  /** What something would add to the plan, and what that takes; null where it cannot be done. The plan stays as it is. */
  trial(work: () => boolean): { readonly added: readonly PlannedAction[]; readonly effort: number } | null {
    const mark = this.#trail.length;
    const isDone = work();
    const added = isDone ? this.#addedSince(mark) : [];
    let effort = 0;
    for (const { before, key } of this.#trail.slice(mark)) {
      if (before === undefined) effort += this.#planned.get(key)?.effort ?? 0;
    }
    this.#undoTo(mark);
    return isDone ? { added, effort } : null;
  }

  #addedSince(mark: number): PlannedAction[] {
    const keys = new Set(this.#trail.slice(mark).map(({ key }) => key));
    return [...keys].flatMap((key) => this.#planned.get(key) ?? []);
  }

  #undoTo(mark: number): void {
    for (const { before, key } of this.#trail.splice(mark).reverse()) {
      if (before === undefined) this.#planned.delete(key);
      else this.#planned.set(key, before);
    }
  }
}

/** Null where no one can do both. */
function together(one: Action, other: Action): Action | null {
  if (one.kind === 'assessment' && other.kind === 'assessment') {
    return { ...one, atLeast: higher(one.atLeast, other.atLeast), mean: higher(one.mean, other.mean) };
  }
  if (one.kind === 'submissions' && other.kind === 'submissions') {
    return one.count > other.count ? one : other;
  }
  if (one.kind === 'final-result' && other.kind === 'final-result') {
    const accepted = one.accepted.filter((result) => other.accepted.includes(result));
    return accepted.length === 0 ? null : { ...one, accepted };
  }
  return one;
}

function higher(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return compareFractions(parseFraction(one), parseFraction(other)) >= 0 ? one : other;
}
