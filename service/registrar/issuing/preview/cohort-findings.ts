import { missingResults } from '../../../pathway/evaluation/missing-results.ts';
import { traceFromJson } from '../../../pathway/evaluation/trace-from-json.ts';
import type { CohortRow } from '../../../store/cohorts.ts';
import { withheldTraces } from '../../../store/issuable.ts';
import type { Connection } from '../../../store/store.ts';
import { storedObject } from '../../../store/stored-json.ts';
import { isOutdated } from '../issue-awards.ts';
import { type Finding, findingAbout, generalFinding, people } from './finding.ts';

/** What speaks against issuing a cohort as it stands: its evaluation and its dates. */
export function cohortFindings(cohort: CohortRow, today: string): Finding[] {
  const { cohort_id: id, evaluated_revision, ends_on: endsOn, results_until: resultsUntil } = cohort;
  const findings: Finding[] = [];
  if (evaluated_revision === null) {
    findings.push(
      generalFinding(
        {
          kind: 'evaluation-missing',
          weight: 'look',
          sentence: `${id} has never been evaluated: nothing of it would be issued.`,
          remedy: 'Evaluate it first.',
        },
        id,
      ),
    );
  } else if (isOutdated(cohort)) {
    findings.push(
      generalFinding(
        {
          kind: 'evaluation-outdated',
          weight: 'blocks',
          sentence: `Results, enrolments or dates of ${id}, or awards that its learners hold elsewhere, have changed since it was evaluated.`,
          remedy: 'Evaluate it again, and look at what would be issued then.',
        },
        id,
      ),
    );
  }
  if (endsOn !== null && endsOn >= today) {
    findings.push(
      generalFinding(
        {
          kind: 'cohort-not-over',
          weight: 'look',
          sentence: `${id} is not over: its last day is ${endsOn}.`,
          remedy: 'Issue it then, unless these learners are done.',
        },
        id,
      ),
    );
  }
  if (resultsUntil !== null && resultsUntil >= today) {
    findings.push(
      generalFinding(
        {
          kind: 'results-still-accepted',
          weight: 'look',
          sentence: `${id} takes results until ${resultsUntil}: more learners may earn an award.`,
          remedy: 'Who earns one later gets it in a batch, and a transaction, of its own.',
        },
        id,
      ),
    );
  }
  return findings;
}

/** Of assessments whose lateness would count, and which are due on no day; null where there are none. */
export function dueDateFinding(cohortId: string, assessments: readonly string[]): Finding | null {
  const [only] = assessments;
  if (only === undefined) return null;
  const named = `${assessments.slice(0, 3).join(', ')}${assessments.length > 3 ? ` and ${assessments.length - 3} more` : ''}`;
  return generalFinding(
    {
      kind: 'due-date-missing',
      weight: 'know',
      sentence: `Nothing is late in ${cohortId} that its pathway would take something from: ${named} ${assessments.length === 1 ? 'is' : 'are'} due on no day.`,
      remedy: 'Set the days on which they are due, or leave it so: then all of it counts in full.',
    },
    cohortId,
  );
}

/** Of a cohort that nobody named and of which nothing is decided any more. */
export function formFinding(cohortId: string): Finding {
  return generalFinding(
    {
      kind: 'pathway-form-outdated',
      weight: 'know',
      sentence: `${cohortId} is left out: its pathway is written in an earlier form of definitions.`,
      remedy: 'To issue more of it, publish a new edition and move the cohort to it.',
    },
    cohortId,
  );
}

/** Those who have not earned an award for want of results that could still decide otherwise. */
export async function missingResultsFinding(
  db: Connection,
  cohortId: string,
  awardId: string,
): Promise<Finding | null> {
  const learners: string[] = [];
  const wanted = new Map<string, number>();
  for await (const page of withheldTraces(db, cohortId, awardId)) {
    for (const { learner_id, trace } of page) {
      const missing = missingResults(traceFromJson(storedObject(trace)).requirement);
      if (missing === null) continue;
      learners.push(learner_id);
      for (const assessment of missing.assessments) wanted.set(assessment, (wanted.get(assessment) ?? 0) + 1);
    }
  }
  if (learners.length === 0) return null;
  const most = [...wanted].sort(([, a], [, b]) => b - a).slice(0, 3);
  const what = most.length === 0 ? '' : ` Most often: ${most.map(([name, times]) => `${name} (${times})`).join(', ')}.`;
  return findingAbout({ cohortId, awardId }, learners, {
    kind: 'results-missing',
    weight: 'look',
    sentence: `${people(learners.length, 'lacks results that could still earn', 'lack results that could still earn')} ${awardId}.${what}`,
    remedy: 'If the results exist, bring them in and evaluate again.',
  });
}
