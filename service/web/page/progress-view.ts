import { cairnFigure } from './cairn-figure.ts';
import { element } from './element.ts';

/** The picture of work in progress: a cairn being built, and what is being done. */
export interface ProgressView {
  readonly node: HTMLElement;
  /** Names the step that begins now. */
  step(sentence: string): void;
}

/** Makes the picture of work in progress. The list is a log to assistive technology, so each step is read as it begins. */
export function progressView(): ProgressView {
  const steps = element('ol');
  const log = element('div', { role: 'log', 'aria-live': 'polite' }, steps);
  const node = element('div', { class: 'working' }, cairnFigure('building'), log);
  const step = (sentence: string): void => {
    steps.append(element('li', {}, sentence));
  };
  return { node, step };
}
