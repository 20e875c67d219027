import { CairnError } from '../../core/errors.ts';
import {
  type EvaluationSummary,
  evaluateCohorts,
  type ReviewCounts,
} from '../../registrar/cohorts/evaluate-cohorts.ts';
import type { Cli } from '../cli.ts';
import { openReviewWords } from '../review-words.ts';
import { counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface EvaluateFlags {
  readonly all?: boolean;
  readonly replay?: string;
  readonly evidence?: string;
}

/** `cairn evaluate [COHORT...]` and `cairn evaluate --replay CERTIFICATE [--evidence FILE]` */
export const addEvaluate: AddCommands = (program, cli) => {
  program
    .command('evaluate')
    .argument('[cohort...]', 'only these cohorts; all when none is named')
    .option('--all', 'everybody, and not only those who could be decided otherwise than before')
    .description('decide who has earned what, by the pathway that each cohort is pinned to')
    .option('--replay <certificate>', 'take the decision behind a certificate again: its file, PDF or hash')
    .option('--evidence <file>', 'with --replay: the evidence of the certificate; then no installation is needed')
    .addHelpText(
      'after',
      example(
        'evaluate',
        'evaluate AAA-2013J',
        'evaluate --all',
        'evaluate --replay certificate.cairn.json --evidence certificate.evidence.json',
      ),
    )
    .action(async (cohorts: string[], { all = false, ...flags }: EvaluateFlags) => {
      if (flags.replay !== undefined || flags.evidence !== undefined) return await replayed(cli, cohorts, flags);
      const started = performance.now();
      const summary = await cli.acting(
        'cohorts.evaluate',
        { details: { cohorts, all } },
        ({ installation }) =>
          cli.terminal.showing((onProgress) => evaluateCohorts(installation, cohorts, onProgress, { all })),
        (done) => ({ ...done, leftOut: [...done.leftOut], reviews: { ...done.reviews } }),
      );
      const milliseconds = Math.round(performance.now() - started);
      cli.terminal.answer(
        { kind: 'summary', command: 'evaluate', ...summary, milliseconds },
        evaluatedWords(summary, milliseconds),
        ...(summary.leftOut.length === 0 ? [] : [leftOutWords(summary.leftOut)]),
        ...[nextStep(summary)].filter((line) => line !== null),
        ...reviewWords(summary.reviews),
      );
    });
};

/** @throws CairnError `malformed-command` where cohorts are named too, or evidence without a certificate */
async function replayed(cli: Cli, cohorts: readonly string[], { replay, evidence }: EvaluateFlags): Promise<void> {
  if (replay === undefined || cohorts.length > 0) {
    throw new CairnError(
      'malformed-command',
      replay === undefined
        ? '--evidence goes with --replay CERTIFICATE'
        : '--replay is of one certificate, and takes no cohort',
      { remedy: 'npx cairn evaluate --replay CERTIFICATE --evidence FILE' },
    );
  }
  const { replay: replayCertificate } = await import('./replay.ts');
  await replayCertificate(cli, replay, evidence);
}

function evaluatedWords({ learners, cohorts }: EvaluationSummary, milliseconds: number): string {
  const [of, time] = [counted(cohorts, 'cohort'), duration(milliseconds)];
  if (learners === 0 && cohorts > 0) {
    return `Of ${of} nobody has to be decided anew (${time}). To do so all the same: npx cairn evaluate --all`;
  }
  return `Evaluated ${counted(learners, 'enrolment')} of ${of} (${time}).`;
}

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

function nextStep({ cohorts, learners, changed }: EvaluationSummary): string | null {
  if (cohorts === 0) return 'No cohort is known yet. Next: npx cairn import oulad DIR';
  if (learners === 0) return null;
  if (changed === 0) return 'No decision has changed.';
  return `${counted(changed, 'decision')} new or changed. Next: npx cairn issue --dry-run`;
}
