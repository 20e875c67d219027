import { element } from '../../page/element.ts';
import type { CohortFacts } from '../cohort-facts.ts';
import { STEP_TITLES } from '../words.ts';

/** One step of a cohort's way, as it stands on the page. */
export interface Step {
  readonly node: HTMLElement;
  /** Told whenever something about the cohort is known anew. */
  update(facts: CohortFacts): void;
}

/** What steps tell the cohort's page. */
export interface StepEvents {
  /** Something has changed: read the cohort again. Resolves when every step knows. */
  readonly changed: () => Promise<void>;
  /** The service was told to anchor a batch: the cohort is read again and again until that is final. */
  readonly handedOver: (batchId: string) => void;
  /** The chain refused to anchor a batch, which waits for somebody again. */
  readonly refused: (batchId: string) => void;
}

export type StepNumber = 1 | 2 | 3 | 4 | 5;

/** The frame of a step: its stone's number, its name, and whether it is done. */
export function stepFrame(
  number: StepNumber,
  ...children: readonly (Node | null)[]
): { readonly node: HTMLElement; setDone(done: boolean, words: string): void } {
  const state = element('span', { class: 'step-state' });
  const title = STEP_TITLES[number - 1] ?? '';
  const node = element(
    'section',
    { class: 'step', id: `step-${number}`, 'aria-labelledby': `step-${number}-title` },
    element(
      'div',
      { class: 'step-head' },
      element('span', { class: 'step-number', 'aria-hidden': 'true' }, String(number)),
      element('h2', { id: `step-${number}-title` }, title),
      state,
    ),
    element('div', { class: 'step-body' }, ...children),
  );
  return {
    node,
    setDone: (done, words) => {
      node.classList.toggle('done', done);
      state.textContent = words;
    },
  };
}
