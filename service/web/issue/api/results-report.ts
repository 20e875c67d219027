import { elements, member, type Place, refuse } from '../../../core/shape.ts';
import { count, orNull, text } from './answer-shapes.ts';

/** Something that is wrong with a file. */
export interface LineProblem {
  readonly line: number;
  /** Null where the whole line is meant. */
  readonly column: string | null;
  readonly found: string;
  readonly expected: string;
}

/** What stands in the store, and what would take its place. */
export interface ChangedValue {
  readonly line: number;
  readonly learnerId: string;
  /** Of a result; null of a learner's name or address. */
  readonly assessmentId: string | null;
  /** Of a result, from 1; null of a learner's name or address. */
  readonly attempt: number | null;
  readonly before: string;
  readonly after: string;
}

/** What a file of results has changed, or would. */
export interface ResultsReport {
  readonly encoding: string;
  readonly separator: string;
  readonly columns: readonly { readonly field: string; readonly column: string }[];
  readonly ignored: readonly string[];
  readonly lines: number;
  readonly badLines: number;
  readonly skippedLines: number;
  readonly problemCount: number;
  readonly problems: readonly LineProblem[];
  readonly learners: { readonly total: number; readonly new: number; readonly changed: number };
  readonly newResults: number;
  readonly changedResults: number;
  /** Learners, enrolments and results that are new or changed. */
  readonly changed: number;
  /** Percent; null where the file has none. */
  readonly greatestScore: number | null;
  readonly newLearners: readonly { readonly line: number; readonly learnerId: string; readonly name: string | null }[];
  readonly changes: readonly ChangedValue[];
}

export function resultsReportAt(place: Place): ResultsReport {
  const reading = member(place, 'reading');
  const learners = member(place, 'learners');
  const cohorts = elements(member(place, 'cohorts'));
  const sum = (name: string) => cohorts.reduce((total, cohort) => total + count(member(cohort, name)), 0);
  const samples = orNull(member(place, 'samples'), samplesAt);
  return {
    encoding: text(member(reading, 'encoding')),
    separator: text(member(reading, 'separator')),
    columns: [
      ...elements(member(reading, 'columns')).map((column) => ({
        field: text(member(column, 'field')),
        column: text(member(column, 'column')),
      })),
      ...elements(member(reading, 'assessments')).map((assessment) => ({
        field: text(member(assessment, 'assessmentId')),
        column: text(member(assessment, 'column')),
      })),
    ],
    ignored: elements(member(reading, 'ignored')).map(text),
    lines: count(member(place, 'lines')),
    badLines: count(member(place, 'badLines')),
    skippedLines: count(member(place, 'skippedLines')),
    problemCount: count(member(place, 'problemCount')),
    problems: elements(member(place, 'problems')).map((problem) => ({
      line: count(member(problem, 'line')),
      column: orNull(member(problem, 'column'), text),
      found: text(member(problem, 'found')),
      expected: text(member(problem, 'expected')),
    })),
    learners: {
      total: count(member(learners, 'total')),
      new: count(member(learners, 'new')),
      changed: count(member(learners, 'changed')),
    },
    newResults: sum('newResults'),
    changedResults: sum('changedResults'),
    changed: count(member(place, 'changed')),
    greatestScore: orNull(member(place, 'greatestScore'), numberAt),
    newLearners: samples?.newLearners ?? [],
    changes: samples?.changes ?? [],
  };
}

function samplesAt(place: Place): Pick<ResultsReport, 'newLearners' | 'changes'> {
  const changeAt = (change: Place): ChangedValue => ({
    line: count(member(change, 'line')),
    learnerId: text(member(change, 'learnerId')),
    assessmentId: whereThere(member(change, 'assessmentId'), text),
    attempt: whereThere(member(change, 'attempt'), count),
    before: text(member(change, 'before')),
    after: text(member(change, 'after')),
  });
  return {
    newLearners: elements(member(place, 'newLearners')).map((learner) => ({
      line: count(member(learner, 'line')),
      learnerId: text(member(learner, 'learnerId')),
      name: orNull(member(learner, 'name'), text),
    })),
    changes: [
      ...elements(member(place, 'changedResults')).map(changeAt),
      ...elements(member(place, 'changedLearners')).map(changeAt),
    ],
  };
}

/** What a result has, and a learner has not. */
function whereThere<T>(place: Place, read: (place: Place) => T): T | null {
  return place.value === undefined ? null : read(place);
}

function numberAt(place: Place): number {
  return typeof place.value === 'number' ? place.value : refuse(place, 'a number');
}
