/** What a column of a gradebook or a list of results can hold. */
export const GRADEBOOK_FIELDS = [
  'learner',
  'name',
  'given-name',
  'family-name',
  'email',
  'cohort',
  'module',
  'assessment',
  'attempt',
  'score',
  'maximum',
  'date',
  'final-result',
] as const;

export type GradebookField = (typeof GRADEBOOK_FIELDS)[number];

/** For people. */
export const FIELD_MEANINGS: Readonly<Record<GradebookField, string>> = {
  learner: "the learner's id",
  name: "the learner's name",
  'given-name': "the learner's given name",
  'family-name': "the learner's family name",
  email: 'the e-mail address',
  cohort: 'the cohort',
  module: 'the module',
  assessment: 'the assessment',
  attempt: 'the number of the attempt',
  score: 'the score',
  maximum: 'the points that could be reached',
  date: 'the date handed in',
  'final-result': 'the final result',
};

export function isGradebookField(text: string): text is GradebookField {
  return GRADEBOOK_FIELDS.some((field) => field === text);
}

/**
 * `long`: a line for each result, the assessment in a column. `wide`: a line for each learner, a column for each assessment,
 * as gradebooks are exported.
 */
export type GradebookLayout = 'long' | 'wide';
