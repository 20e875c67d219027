import { ASSURANCE_NAMES, METHOD_NAMES } from '../assessment-names.ts';
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { Rubric } from '../definition/rubric.ts';
import { fact, listed, noted, type OutlineEntry, prose } from './outline-entry.ts';
import type { DrawnAssessment } from './pathway-drawing.ts';

/** An assessment in words: what it is, how it is judged, and by which rubric. */
export function assessmentEntry(drawn: DrawnAssessment, defined: PathwayAssessment | undefined): OutlineEntry {
  const { title, purpose, method, identityAssurance, weight, passMark, outcomes, byCohort } = drawn;
  const reviewers = defined?.reviewers;
  return {
    kind: 'assessment',
    text: title,
    ...noted([
      purpose === 'summative' ? 'decides' : 'for practice',
      byCohort ? 'brought by each cohort' : null,
      reviewers === undefined ? METHOD_NAMES[method] : `${METHOD_NAMES[method]} by ${reviewers}`,
      weight === null ? null : `${weight} %`,
      passMark === null ? null : `pass mark ${passMark}`,
      ASSURANCE_NAMES[identityAssurance],
      attemptsInWords(defined?.attempts),
      lateInWords(defined?.late),
    ]),
    of: [
      ...(outcomes.length === 0 ? [] : [fact(`Assesses ${outcomes.map(({ number }) => number).join(', ')}`)]),
      ...prose(defined?.description),
      ...rubricEntries(defined?.rubric),
    ],
  };
}

function attemptsInWords(attempts: PathwayAssessment['attempts']): string | null {
  if (attempts === undefined) return null;
  if (attempts.most === 1) return 'one attempt';
  const of = attempts.most === undefined ? 'any number of attempts' : `at most ${attempts.most} attempts`;
  return attempts.counts === 'average' ? `the average of ${of}` : `the ${attempts.counts} of ${of}`;
}

function lateInWords(late: PathwayAssessment['late']): string | null {
  if (late === undefined || late.policy === 'accepted') return null;
  if (late.policy === 'refused') return 'nothing is taken late';
  return `late: ${late.percentPerDay} % less a day, for ${late.days} ${late.days === 1 ? 'day' : 'days'}`;
}

function rubricEntries(rubric: Rubric | undefined): OutlineEntry[] {
  return listed(
    'Rubric',
    (rubric?.criteria ?? []).map(
      ({ title, description, levels }): OutlineEntry => ({
        kind: 'criterion',
        text: title,
        of: [
          ...prose(description),
          ...levels.map(
            (level): OutlineEntry => ({
              kind: 'level',
              text: `${level.title}: ${level.descriptor}`,
              note: `${level.points} ${level.points === '1' ? 'point' : 'points'}`,
              of: [],
            }),
          ),
        ],
      }),
    ),
  );
}
