import { element } from '../../page/element.ts';
import type { EnrolmentWay } from '../api/answers.ts';
import { FEEDBACK_WORDS as WORDS } from '../learn-words.ts';
import { resultsByAssessment } from './results-view.ts';
import { section } from './section.ts';

/** Formative results, shown as what they are; and results of assessments that the pathway leaves to the cohort. */
export function feedbackView({ way: { feedback, otherResults } }: EnrolmentWay): HTMLElement | null {
  if (feedback.length === 0 && otherResults.length === 0) return null;
  return section(
    'feedback',
    element('p', { class: 'hint' }, WORDS.lead),
    feedback.length === 0 ? element('p', {}, WORDS.none) : resultsByAssessment(feedback),
    otherResults.length === 0
      ? null
      : element('div', { class: 'other-results' }, element('h3', {}, WORDS.others), resultsByAssessment(otherResults)),
  );
}
