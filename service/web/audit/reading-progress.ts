import type { AuditProgress } from '../../audit/audit-progress.ts';
import { progressView } from '../page/progress-view.ts';
import { AUDIT_WORDS as WORDS } from './audit-words.ts';

/** The picture of a reading: each step once, with how far it has come. */
export interface ReadingProgress {
  readonly node: HTMLElement;
  begin(sentence: string): void;
  report(progress: AuditProgress): void;
}

/** Makes the picture of a reading. Its log is read aloud a step at a time; the numbers are for the eye. */
export function readingProgress(): ReadingProgress {
  const { node, step } = progressView();
  const count = document.createElement('p');
  count.className = 'progress-count';
  count.setAttribute('aria-hidden', 'true');
  node.append(count);
  let current = '';
  return {
    node,
    begin: (sentence) => step(sentence),
    report: ({ step: name, done, total }) => {
      const sentence = WORDS.steps[name] ?? name;
      if (name !== current) step(sentence);
      current = name;
      count.textContent = WORDS.progress(sentence, done, total);
    },
  };
}
