import { elementById } from '../page/element.ts';

/** Tells who cannot see the page what has just happened on it. */
export function announce(sentence: string): void {
  elementById('announcement', HTMLElement).textContent = sentence;
}
