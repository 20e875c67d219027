import { evaluateCohorts, type ReviewCounts } from '../../registrar/cohorts/evaluate-cohorts.ts';
import { openReviewWords } from '../review-words.ts';
import { counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

/** `cairn evaluate [COHORT...]` */
export const addEvaluate: AddCommands = (program, cli) => {
  program
    .command('evaluate')
    .argument('[cohort...]', 'only these cohorts; all when none is named')
    .description('decide who has earned what, by the pathway that each cohort is pinned to')
    .addHelpText('after', example('evaluate', 'evaluate AAA-2013J'))
    .action(async (cohorts: string[]) => {
      const started = performance.now();
      const summary = await cli.acting(
        'cohorts.evaluate',
        { details: { cohorts } },
        ({ installation }) => cli.terminal.showing((onProgress) => evaluateCohorts(installation, cohorts, onProgress)),
        (done) => ({ ...done, leftOut: [...done.leftOut], reviews: { ...done.reviews } }),
      );
      const milliseconds = Math.round(performance.now() - started);
      cli.terminal.answer(
        { kind: 'summary', command: 'evaluate', ...summary, milliseconds },
        `Evaluated ${counted(summary.learners, 'enrolment')} of ${counted(summary.cohorts, 'cohort')} (${duration(milliseconds)}).`,
        ...(summary.leftOut.length === 0 ? [] : [leftOutWords(summary.leftOut)]),
        nextStep(summary),
        ...reviewWords(summary.reviews),
      );
    });
};

function leftOutWords(cohorts: readonly string[]): string {
  const shown = cohorts.slice(0, 10).join(', ');
  const more = cohorts.length > 10 ? ` and ${cohorts.length - 10} more` : '';
  return `Left out, for their pathway is written in an earlier form of definitions: ${shown}${more}.`;
}

/** What came of comparing certificates with what is decided now. */
function reviewWords({ raised, settled, open }: ReviewCounts): string[] {
  return [
    ...(raised === 0
      ? []
      : [
          `${counted(raised, 'certificate does', 'certificates do')} not say any more what is decided now: ` +
            `${counted(raised, 'review is', 'reviews are')} opened, and nothing is revoked by itself.`,
        ]),
    ...(settled === 0
      ? []
      : [`${counted(settled, 'review has', 'reviews have')} closed: the record is again as certified.`]),
    ...openReviewWords(open),
  ];
}

function nextStep({ cohorts, changed }: { readonly cohorts: number; readonly changed: number }): string {
  if (cohorts === 0) return 'No cohort is known yet. Next: npx cairn import oulad DIR';
  if (changed === 0) return 'No decision has changed.';
  return `${counted(changed, 'decision')} new or changed. Next: npx cairn issue --dry-run`;
}
