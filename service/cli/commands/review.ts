import { Option } from 'commander';
import type { DecisionExplanation, Explanation } from '../../pathway/explanation/explanation.ts';
import { closeReview, REVIEW_OUTCOMES, type ReviewFinding } from '../../registrar/reviews/close-review.ts';
import { listReviews } from '../../registrar/reviews/list-reviews.ts';
import { recordRequest } from '../../registrar/reviews/request-review.ts';
import type { ReviewOverview } from '../../registrar/reviews/review-overview.ts';
import { type ShownReview, showReview } from '../../registrar/reviews/show-review.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { facts, table } from '../table.ts';
import { counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

/** `cairn review list|show|open|close` */
export const addReview: AddCommands = (program, cli) => {
  const group = program
    .command('review')
    .description('look again at decisions: where results changed after a certificate, and where learners ask');
  group
    .command('list')
    .argument('[cohort]', 'only of this cohort')
    .option('--all', 'the closed ones too')
    .description('show the reviews that wait for a person')
    .addHelpText('after', example('review list welding-2026'))
    .action((cohortId: string | undefined, { all }: { readonly all?: boolean }) => list(cli, cohortId, all ?? false));
  group
    .command('show')
    .argument('<review>', 'its id, as the list shows it')
    .description('show what has changed, what was decided, and what would be decided now')
    .addHelpText('after', example('review show 0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a'))
    .action((reviewId: string) => show(cli, reviewId));
  group
    .command('close')
    .argument('<review>', 'its id, as the list shows it')
    .addOption(new Option('--outcome <outcome>', 'what came of it').choices([...REVIEW_OUTCOMES]).makeOptionMandatory())
    .requiredOption('--answer <text>', 'the answer to the learner, in words')
    .description('close a review; what has to be corrected or revoked is so before')
    .addHelpText(
      'after',
      example('review close 0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a --outcome upheld --answer "The award stands."'),
    )
    .action((reviewId: string, finding: ReviewFinding) => close(cli, reviewId, finding));
  group
    .command('open')
    .argument('<learner>', "the learner's id, as the learning platform writes it")
    .argument('<award>', 'the award that was decided on')
    .requiredOption('--cohort <id>', 'the cohort in which it was')
    .requiredOption('--reason <text>', 'why, in the words of the learner')
    .description('write down that a learner asks for a review, as by telephone or letter')
    .addHelpText(
      'after',
      example('review open s-1042 certificate --cohort welding-2026 --reason "My second attempt was not counted."'),
    )
    .action((learnerId: string, awardId: string, flags: { readonly cohort: string; readonly reason: string }) =>
      open(cli, learnerId, awardId, flags),
    );
};

async function list(cli: Cli, cohortId: string | undefined, all: boolean): Promise<void> {
  const { terminal } = cli;
  // Whom reviews concern is personal, so it is written down who saw it.
  const { reviews, isWhole } = await cli.acting(
    'reviews.list',
    { cohortId },
    ({ installation }) =>
      listReviews(installation, { cohortIds: cohortId === undefined ? undefined : [cohortId], all }),
    (found) => ({ reviews: found.reviews.length }),
  );
  for (const { kind: of, ...review } of reviews) terminal.record({ kind: 'review', of, ...review });
  const open = reviews.filter(({ closed }) => closed === null).length;
  terminal.record({ kind: 'summary', command: 'review list', reviews: reviews.length, open, isWhole });
  if (reviews.length === 0) {
    return terminal.say(all ? 'There is no review.' : 'No review waits for anybody. The closed ones: --all');
  }
  terminal.say(
    ...table<ReviewOverview>(
      [
        { title: 'Review', cell: ({ reviewId }) => reviewId },
        { title: 'Cohort', cell: (review) => review.cohortId },
        { title: 'Learner', cell: ({ learnerId }) => learnerId },
        { title: 'Award', cell: ({ awardId }) => awardId },
        { title: 'Opened', cell: ({ openedAt }) => openedAt.slice(0, 10) },
        { title: 'For', cell: reasonWords, style: ({ closed }) => (closed === null ? 'yellow' : 'dim') },
        ...(all ? [{ title: 'Outcome', cell: ({ closed }: ReviewOverview) => closed?.outcome ?? 'open' }] : []),
      ],
      reviews,
      terminal.paint,
    ),
    '',
    `${counted(open, 'review is', 'reviews are')} open${isWhole ? '.' : ', and there are more: name a cohort.'}` +
      (open === 0 ? '' : ' Next: npx cairn review show REVIEW'),
  );
}

async function show(cli: Cli, reviewId: string): Promise<void> {
  const { terminal } = cli;
  const review = await cli.acting(
    'reviews.show',
    { subject: reviewId },
    ({ installation }) => showReview(installation, reviewId),
    ({ learnerReference, cohortId }) => ({ learner: learnerReference, cohort: cohortId }),
  );
  const { kind: of, ...shown } = review;
  terminal.record({ kind: 'summary', command: 'review show', of, ...shown });
  terminal.say(
    ...facts(
      [
        ['Review', terminal.paint(review.reviewId, 'bold')],
        ['Learner', plainText(review.name === null ? review.learnerId : `${review.name} (${review.learnerId})`)],
        ['Award', plainText(`${review.award} (${review.cohortId})`)],
        ['Certificate', review.certificate ?? 'none was issued'],
        ['Opened', `${review.openedAt.slice(0, 10)}, ${openedBy(review)}`],
      ],
      terminal.paint,
    ),
    ...section('What has changed', review.changes, cli),
    ...section('What the learner says', review.request?.text.split('\n') ?? [], cli),
    ...section('As it was certified', decisionLines(review.issued), cli),
    ...section('As it is decided now', decisionLines(review.decided), cli),
    ...section('Answer', review.closed === null ? [] : answerLines(review.closed), cli),
    ...(review.closed === null ? ['', ...nextSteps(review)] : []),
  );
}

async function close(cli: Cli, reviewId: string, finding: ReviewFinding): Promise<void> {
  const summary = await cli.acting(
    'reviews.close',
    { subject: reviewId, details: { outcome: finding.outcome } },
    ({ installation }, actor) => closeReview(installation, actor, reviewId, finding),
    ({ learnerReference, cohortId, changed }) => ({ learner: learnerReference, cohort: cohortId, changed }),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'review close', ...summary },
    summary.changed
      ? `Closed: ${summary.outcome}. The learner reads the answer beside the decision.`
      : 'Closed so before: nothing was changed.',
  );
}

async function open(
  cli: Cli,
  learnerId: string,
  awardId: string,
  { cohort: cohortId, reason }: { readonly cohort: string; readonly reason: string },
): Promise<void> {
  const summary = await cli.acting(
    'reviews.open',
    { cohortId, details: { award: awardId } },
    ({ installation }) => recordRequest(installation, { learnerId, awardId, cohortId, reason }),
    ({ reviewId, learnerReference, changed }) => ({ reviewId, learner: learnerReference, changed }),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'review open', ...summary },
    summary.changed ? 'A review is open.' : 'The same was asked for before, and is open: nothing was changed.',
    `Its id: ${summary.reviewId}. Next: npx cairn review show ${summary.reviewId}`,
  );
}

function reasonWords({ correction, request }: ReviewOverview): string {
  return correction === null ? `asked: ${brief(request?.text ?? '')}` : correction.reasons.join(', ');
}

function brief(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}

function openedBy({ request }: ReviewOverview): string {
  if (request === null) return 'for the certificate does not say any more what is decided';
  return request.by === 'learner' ? 'asked for by the learner' : 'asked for by the learner, and written down here';
}

function section(title: string, lines: readonly string[], { terminal }: Cli): string[] {
  if (lines.length === 0) return [];
  return ['', terminal.paint(title, 'bold'), ...lines.map(indented)];
}

/** Set in, further by what it begins with. */
function indented(line: string): string {
  const text = line.trimStart();
  return `  ${' '.repeat(line.length - text.length)}${plainText(text)}`;
}

function decisionLines(decision: DecisionExplanation | null): string[] {
  if (decision === null) return [];
  return [decision.headline, ...requirementLines(decision.requirement, ''), ...decision.notCounted];
}

function requirementLines({ asks, because, missing, of, standing }: Explanation, indent: string): string[] {
  const mark = { met: '✓', open: '○', impossible: '✗' }[standing];
  const why = [because, missing].filter((sentence) => sentence !== null).join(' ');
  return [
    `${indent}${mark} ${asks}${why === '' ? '' : `. ${why}`}`,
    ...of.flatMap((part) => requirementLines(part, `${indent}  `)),
  ];
}

function answerLines({ answer, at, by, outcome }: NonNullable<ReviewOverview['closed']>): string[] {
  return [`${outcome}, ${at.slice(0, 10)}, ${by === null ? 'by itself' : `by ${by.name}`}`, ...answer.split('\n')];
}

/** What a person may do: nothing happens by itself. */
function nextSteps({ reviewId, certificate, correction }: ShownReview): string[] {
  const answer = (outcome: string) => `npx cairn review close ${reviewId} --outcome ${outcome} --answer "..."`;
  const isEarned = correction === null || correction.now?.outcome === 'earned';
  return [
    'Nothing is corrected or revoked by itself. When you have decided:',
    `  it stands:     ${answer('upheld')}`,
    ...(certificate === null || !isEarned
      ? []
      : [`  to correct it: npx cairn supersede ${certificate} --as-decided, then ${answer('corrected')}`]),
    ...(certificate === null
      ? [`  it came out otherwise, after npx cairn evaluate: ${answer('corrected')}`]
      : [`  to revoke it:  npx cairn revoke ${certificate} --reason REASON, then ${answer('revoked')}`]),
  ];
}
