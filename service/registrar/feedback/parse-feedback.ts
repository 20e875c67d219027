import { dayNumber } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import { readForm } from '../../pathway/check/read-form.ts';
import { type EmployerFeedback, employerFeedbackSchema } from '../../pathway/role/employer-feedback.ts';

export { employerFeedbackSchema } from '../../pathway/role/employer-feedback.ts';

/** What looks like an e-mail address. */
const ADDRESS = /[^\s@]@[^\s@]+\.[^\s@]/u;

/** Feedback that has its form, and names nobody as far as can be told. @throws CairnError `malformed-feedback` */
export function parseFeedback(value: unknown): EmployerFeedback {
  const form = readForm(employerFeedbackSchema, value);
  if (form.value === null) {
    const [{ pointer, sentence, remedy }] = form.findings;
    throw malformedFeedback(`The feedback is refused at ${pointer === '' ? 'the top' : pointer}: ${sentence}`, remedy);
  }
  const { day, ratings } = form.value;
  if (dayNumber(day) === null) throw malformedFeedback(`${day} is no day of the calendar.`, 'Correct the date.');
  const competencies = ratings.map(({ competency }) => competency);
  const twice = competencies.find((competency, at) => competencies.indexOf(competency) < at);
  if (twice !== undefined) {
    throw malformedFeedback(
      `The competency ${twice} is rated twice in one answer.`,
      'Rate each once, and tell answers apart by "response".',
    );
  }
  const named = ratings.find(({ comment }) => comment !== undefined && ADDRESS.test(comment));
  if (named !== undefined) {
    throw malformedFeedback(
      `The comment on ${named.competency} holds an e-mail address.`,
      'Take it out: nobody who was rated is named, in no way.',
    );
  }
  return form.value;
}

/** The error that refuses feedback. */
export function malformedFeedback(message: string, remedy: string): CairnError {
  return new CairnError('malformed-feedback', message, { remedy });
}
