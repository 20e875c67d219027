import { element } from '../page/element.ts';
import { DeskProblem } from './api/desk-problem.ts';
import { problemNote } from './problem-note.ts';

export interface WorkButton {
  readonly node: HTMLElement;
  readonly button: HTMLButtonElement;
  /** Enables or disables it, but for the time in which it works. */
  allow(allowed: boolean): void;
  rename(name: string): void;
}

/** Told of a problem of the key: the desk then asks for another. */
export type OnKeyProblem = (problem: DeskProblem) => void;

/**
 * A button that does what takes time: it says so, cannot be pressed twice, and shows below itself what was not done.
 */
export function workButton(
  look: 'primary-button' | 'secondary-button' | 'quiet-button',
  name: string,
  working: string,
  onKeyProblem: OnKeyProblem,
  work: () => Promise<void>,
): WorkButton {
  const label = element('span', {}, name);
  const button = element('button', { type: 'button', class: look }, label);
  const problems = element('div', { class: 'work-problems' });
  let named = name;
  let allowed = true;
  let isWorking = false;
  const show = (): void => {
    label.textContent = isWorking ? working : named;
    // Not `disabled` while it works: the focus would be lost.
    button.disabled = !allowed && !isWorking;
    if (isWorking) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  };
  button.addEventListener('click', async () => {
    if (isWorking) return;
    isWorking = true;
    problems.replaceChildren();
    show();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DeskProblem)) throw error;
      if (error.isOfKey) onKeyProblem(error);
      else problems.replaceChildren(problemNote(error));
    } finally {
      isWorking = false;
      show();
    }
  });
  return {
    node: element('div', { class: 'work' }, button, problems),
    button,
    allow: (may) => {
      allowed = may;
      show();
    },
    rename: (to) => {
      named = to;
      show();
    },
  };
}
