import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { feedbackInDocument, feedbackInTable } from '../../registrar/feedback/feedback-files.ts';
import {
  type CompetencyFeedback,
  type FeedbackChoice,
  listFeedback,
  type ShownRating,
} from '../../registrar/feedback/list-feedback.ts';
import { type RecordedFeedback, recordFeedback } from '../../registrar/feedback/record-feedback.ts';
import { eraseRatingComment, removeRating } from '../../registrar/feedback/remove-feedback.ts';
import { EMPLOYER_RATINGS } from '../../registrar/roles/gap-words.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { refusedLines } from '../problem-lines.ts';
import { readDefinitionFile } from '../read-definition-file.ts';
import { table } from '../table.ts';
import { count, counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

/** How many ratings are listed at once. */
const MOST_LISTED = 1_000;

const SCALE = EMPLOYER_RATINGS.map((words, at) => `  ${at + 1}  ${words}`).join('\n');

/** `cairn feedback record|list|erase-comment|remove` */
export const addFeedback: AddCommands = (program, cli) => {
  const group = program
    .command('feedback')
    .description('keep what employers say of those who hold an award, competency by competency');
  addRecord(group, cli);
  group
    .command('list')
    .option('--pathway <pathway>', 'of the awards of this pathway: ID, or ID@EDITION')
    .option('--award <award>', 'of this award')
    .option('--competency <competency>', 'of this competency: framework/competency')
    .description('show what employers said, and what it comes to')
    .addHelpText('after', example('feedback list --pathway data-stewardship-foundations'))
    .action((flags: ListFlags) => list(cli, flags));
  group
    .command('erase-comment')
    .argument('<rating>', 'its id, as the list shows it')
    .description('erase the comment of a rating for good, as one that names somebody; the rating stays')
    .addHelpText('after', example('feedback erase-comment 0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a'))
    .action((rating: string) => erase(cli, rating));
  group
    .command('remove')
    .argument('<rating>', 'its id, as the list shows it')
    .description('remove a rating that was recorded by mistake, for good')
    .addHelpText('after', example('feedback remove 0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a'))
    .action((rating: string) => remove(cli, rating));
};

interface ListFlags {
  readonly pathway?: string;
  readonly award?: string;
  readonly competency?: string;
}

function addRecord(group: Command, cli: Cli): void {
  group
    .command('record')
    .argument('<file>', "an employer's feedback: JSON or YAML, one answer; or CSV, a line a rating")
    .description('record what an employer said of holders of an award')
    .addHelpText(
      'after',
      `\nRatings:\n${SCALE}\n\nNobody who was rated is named, in no column and in no comment: feedback is about an award.
Columns of CSV: pathway (ID@EDITION), award, competency, rating, organisation, day, source; comment and response may be
left out. A response tells answers apart that one organisation gave on one day.\n${example('feedback record answer.yaml', 'feedback record answers.csv')}`,
    )
    .action((file: string) => record(cli, file));
}

async function record(cli: Cli, file: string): Promise<void> {
  const { terminal } = cli;
  const answers = await answersIn(file).catch((error: unknown) => {
    const lines = refusedLines(error, terminal.paint);
    if (lines.length > 0) terminal.say(...lines);
    throw error;
  });
  const recorded = await cli.acting(
    'feedback.record',
    { details: { answers: answers.length } },
    ({ installation }) => recordFeedback(installation, answers),
    ({ recorded, known }) => ({ recorded, known }),
  );
  terminal.answer({ kind: 'summary', command: 'feedback record', ...recorded }, ...recordedLines(recorded));
}

async function answersIn(file: string): ReturnType<typeof feedbackInTable> {
  if (!/\.(?:json|ya?ml)$/i.test(file)) return await feedbackInTable(resolve(file), basename(file));
  return [feedbackInDocument(await readDefinitionFile(file))];
}

function recordedLines({ recorded, known, awards }: RecordedFeedback): string[] {
  const before = known === 0 ? '' : ` ${counted(known, 'rating was', 'ratings were')} known already.`;
  const [only] = awards;
  const pathway = only === undefined ? '' : ` --pathway ${only.pathway}`;
  return [
    `${counted(recorded, 'rating')} recorded.${before}`,
    `Next: npx cairn feedback list${awards.length === 1 ? pathway : ''}`,
  ];
}

async function list(cli: Cli, { pathway, award, competency }: ListFlags): Promise<void> {
  const { terminal } = cli;
  const { paint } = terminal;
  const [pathwayId, edition] = pathway?.split('@') ?? [];
  const choice: FeedbackChoice = { pathwayId, edition, awardId: award, competency };
  const { competencies, ratings, next } = await cli.acting(
    'feedback.list',
    { details: { pathway: pathway ?? null, award: award ?? null, competency: competency ?? null } },
    ({ installation }) => listFeedback(installation.store.db, choice, { limit: MOST_LISTED }),
    (found) => ({ ratings: found.ratings.length }),
  );
  for (const rating of ratings) terminal.record({ kind: 'rating', ...rating });
  terminal.record({ kind: 'summary', command: 'feedback list', ratings: ratings.length, competencies, next });
  if (ratings.length === 0)
    return terminal.say('No employer has been heard on that. Next: npx cairn feedback record FILE');
  terminal.say(
    ...table<CompetencyFeedback>(
      [
        { title: 'Competency', cell: (one) => one.competency },
        { title: 'Ratings', align: 'right', cell: (one) => count(one.ratings) },
        { title: 'Mean of 5', align: 'right', cell: (one) => one.mean },
        ...EMPLOYER_RATINGS.map((_, at) => ({
          ...{ title: String(at + 1), align: 'right' as const },
          cell: (one: CompetencyFeedback) => String(one.byRating[at] ?? 0),
        })),
      ],
      competencies,
      paint,
    ),
    '',
    ...table<ShownRating>(
      [
        { title: 'Rating', cell: (one) => one.ratingId, style: () => 'dim' },
        { title: 'Award', cell: (one) => `${one.pathway} ${one.award}` },
        { title: 'Competency', cell: (one) => one.competency },
        { title: 'Of 5', align: 'right', cell: (one) => String(one.rating) },
        { title: 'Day', cell: (one) => one.day },
        { title: 'Organisation', cell: (one) => one.organisation },
        { title: 'Comment', cell: (one) => one.comment ?? (one.commentErasedAt === null ? '' : 'erased') },
      ],
      ratings,
      paint,
    ),
    ...(next === null ? [] : ['', `The first ${count(MOST_LISTED)}; the figures above are of all.`]),
  );
}

async function erase(cli: Cli, rating: string): Promise<void> {
  await cli.acting('feedback.erase-comment', { subject: rating.slice(0, 80) }, ({ installation }) =>
    eraseRatingComment(installation, rating),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'feedback erase-comment', rating },
    `The comment of ${plainText(rating)} is erased; the rating stays.`,
  );
}

async function remove(cli: Cli, rating: string): Promise<void> {
  await cli.acting('feedback.remove', { subject: rating.slice(0, 80) }, ({ installation }) =>
    removeRating(installation, rating),
  );
  cli.terminal.answer({ kind: 'summary', command: 'feedback remove', rating }, `Removed: ${plainText(rating)}.`);
}
