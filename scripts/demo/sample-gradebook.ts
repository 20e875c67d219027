import { BYTE_ORDER_MARK, csvText } from '../../service/formats/csv-text.ts';
import { generatedLearners } from './generated-cohort.ts';

/** How many learners the next cohort has. */
const SIZE = 24;

const ASSESSMENTS = [
  ['catalogue-quiz', 'Quiz: Catalogue quiz (Real)'],
  ['cleaning-test', 'Quiz: Data cleaning test (Real)'],
  ['sharing-project', 'Workshop: Data sharing plan (Real)'],
  ['final-exam', 'Assignment: Case examination (Real)'],
] as const;

/**
 * A gradebook as a learning platform exports it, a line a learner, for `cairn import csv` to be tried on: the next
 * cohort of the same course, whose first lines are the demonstration's ordinary learners under other ids.
 */
export function sampleGradebook(): string {
  const learners = generatedLearners().slice(-SIZE - 1, -1);
  return (
    BYTE_ORDER_MARK +
    csvText([
      ['ID number', 'Full name', 'Email address', ...ASSESSMENTS.map(([, title]) => title)],
      ...learners.map(({ name, results }, index) => [
        `next-${String(index + 1).padStart(3, '0')}`,
        name,
        `next${index + 1}@example.org`,
        ...ASSESSMENTS.map(([id]) => results.find(({ assessment }) => assessment === id)?.score ?? null),
      ]),
    ])
  );
}
