import { element } from '../../page/element.ts';
import { signInNote } from './sign-in-note.ts';
import { SignInProblem } from './sign-in-problem.ts';

/** What a button is called, and what it says while it works. */
export interface WorkingButtonLook {
  readonly type: 'button' | 'submit';
  readonly class: string;
  readonly name: string;
  readonly working: string;
}

/** A button for what takes a moment: it says so, and cannot be pressed twice. */
export interface WorkingButton {
  readonly button: HTMLButtonElement;
  /** Where it says what was not done. */
  readonly problems: HTMLElement;
  /** Does the work, unless it is at it already. */
  press(): Promise<void>;
}

export function workingButton(
  { type, class: look, name, working }: WorkingButtonLook,
  work: () => Promise<void>,
): WorkingButton {
  const button = element('button', { type, class: look }, name);
  const problems = element('div', { class: 'sign-in-problems' });
  let isWorking = false;
  const press = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    problems.replaceChildren();
    button.textContent = working;
    // Not `disabled`: the focus would be lost.
    button.setAttribute('aria-disabled', 'true');
    try {
      await work();
    } catch (error) {
      if (!(error instanceof SignInProblem)) throw error;
      problems.replaceChildren(signInNote(error));
    } finally {
      isWorking = false;
      button.textContent = name;
      button.removeAttribute('aria-disabled');
    }
  };
  if (type === 'button') button.addEventListener('click', () => void press());
  return { button, problems, press };
}
