import type { DifferenceSummary } from '../pathway/comparison/difference-summary.ts';
import type {
  AwardDifference,
  AwardStanding,
  EvaluationDifference,
  PartDifference,
  PartStanding,
} from '../pathway/comparison/evaluation-difference.ts';
import type { CohortMoveSummary, MovedLearner } from '../registrar/cohorts/move-cohort.ts';
import type { Paint } from './palette.ts';
import { table } from './table.ts';
import { count, counted } from './words.ts';

/** What a move changes for one learner, for people: every award, and of the rest what is otherwise. */
export function differenceLines(difference: EvaluationDifference, paint: Paint): string[] {
  const { awards, tiers, milestones, modules, countNoMore, newlyAsked } = difference;
  return [
    ...table<AwardDifference>(
      [
        { title: 'Award', cell: ({ name }) => name },
        { title: 'Before', cell: ({ before }) => awardWords(before) },
        { title: 'After', cell: ({ after }) => awardWords(after), style: ({ kept }) => (kept ? 'green' : null) },
        { title: '', cell: ({ kept, after }) => (kept ? `kept: earned under edition ${editionOf(after)}` : '') },
      ],
      awards,
      paint,
    ),
    ...partLines('Tiers', 'completed', tiers, paint),
    ...partLines('Milestones', 'reached', milestones, paint),
    ...partLines('Modules', 'passed', modules, paint),
    ...listLines(
      'Results that count no more',
      countNoMore.map(({ assessment, title }) => (assessment === title ? title : `${title} (${assessment})`)),
      paint,
    ),
    ...listLines('Newly asked', newlyAsked, paint),
  ];
}

/** What moving a cohort changes, or has changed, for people. */
export function cohortMoveLines(summary: CohortMoveSummary, paint: Paint): string[] {
  const { from, to, dryRun, moved, already, left, difference, list } = summary;
  const others = [
    ...(already === 0 ? [] : [`${counted(already, 'learner')} ${already === 1 ? 'is' : 'are'} pinned to it already.`]),
    ...(left === 0 ? [] : [`${counted(left, 'learner')} who left ${left === 1 ? 'stays' : 'stay'} at theirs.`]),
  ];
  return [
    ...(moved === 0 ? [] : [...summaryLines(difference, paint), '']),
    ...list.flatMap((learner) => [...learnerLines(learner, paint), '']),
    ...(list.length > 0 && list.length < difference.changed
      ? [paint(`and ${count(difference.changed - list.length)} more; all with --list`, 'dim'), '']
      : []),
    dryRun
      ? `Would move ${counted(moved, 'learner')} to ${to}; for ${count(difference.changed)} of them something changes. Nothing was changed.`
      : `Moved ${counted(moved, 'learner')} to ${to}; for ${count(difference.changed)} of them something has changed.`,
    ...others,
    from === to
      ? `Those who enrol from now on are pinned to ${to}, as before.`
      : `Those who enrol from now on ${dryRun ? 'would be' : 'are'} pinned to ${to}, and not to ${from} any more.`,
  ];
}

function summaryLines({ awards, countNoMore, newlyAsked }: DifferenceSummary, paint: Paint): string[] {
  return [
    ...table<DifferenceSummary['awards'][number]>(
      [
        { title: 'Award', cell: ({ name }) => name },
        { title: 'Earned before', align: 'right', cell: ({ earnedBefore }) => count(earnedBefore) },
        { title: 'Earned after', align: 'right', cell: ({ earnedAfter }) => count(earnedAfter) },
        { title: 'Of them kept', align: 'right', cell: ({ kept }) => count(kept) },
        { title: 'Gained', align: 'right', cell: ({ gained }) => count(gained) },
        { title: 'Made impossible', align: 'right', cell: ({ madeImpossible }) => count(madeImpossible) },
      ],
      awards,
      paint,
    ),
    ...listLines(
      'Results that count no more',
      countNoMore.map(({ title, learners }) => `${title}: ${counted(learners, 'learner')}`),
      paint,
    ),
    ...listLines(
      'Newly asked',
      newlyAsked.map(({ sentence, learners }) => `${sentence}: ${counted(learners, 'learner')}`),
      paint,
    ),
  ];
}

function learnerLines({ learnerId, from, difference }: MovedLearner, paint: Paint): string[] {
  return [
    `${paint(learnerId, 'bold')}  ${paint(`from ${from}`, 'dim')}`,
    ...differenceLines(difference, paint).map((line) => (line === '' ? '' : `  ${line}`)),
  ];
}

function awardWords(standing: AwardStanding | null): string {
  if (standing === null) return '–';
  const { outcome, distinction, progress } = standing;
  if (outcome === 'earned') return distinction ? 'earned, with distinction' : 'earned';
  return outcome === 'impossible' ? `impossible, at ${progress} %` : `not yet, ${progress} %`;
}

/** `2026.1` of `urn:cairn:pathway:welding:2026.1`. */
function editionOf(standing: AwardStanding | null): string {
  return standing?.decidedBy.split(':').slice(4).join(':') ?? '';
}

/** Those that are otherwise. */
function partLines(title: string, met: string, parts: readonly PartDifference[], paint: Paint): string[] {
  const words = (standing: PartStanding | null) =>
    standing === null ? '–' : standing.met ? met : `${standing.progress} %`;
  const changed = parts.filter(({ before, after }) => words(before) !== words(after));
  if (changed.length === 0) return [];
  return [
    '',
    ...table<PartDifference>(
      [
        { title, cell: (part) => part.title },
        { title: 'Before', cell: ({ before }) => words(before) },
        { title: 'After', cell: ({ after }) => words(after) },
      ],
      changed,
      paint,
    ),
  ];
}

function listLines(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint(title, 'bold'), ...lines.map((line) => `  ${paint(line)}`)];
}
