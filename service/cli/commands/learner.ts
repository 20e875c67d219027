import { InvalidArgumentError } from 'commander';
import { DEFAULT_HOURS, MOST_HOURS, makeSignInLink } from '../../registrar/learners/make-sign-in-link.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface LinkFlags {
  readonly hours: number;
}

/** `cairn learner link LEARNER [--hours N]` */
export const addLearner: AddCommands = (program, cli) => {
  const group = program.command('learner').description('let a learner into their own page');
  group
    .command('link')
    .argument('<learner>', "the learner's id, as it was imported")
    .option('--hours <n>', `for how many hours it may be used, up to ${MOST_HOURS}`, parseHours, DEFAULT_HOURS)
    .description('make a link by which a learner signs in, once; for whoever no mail reaches')
    .addHelpText('after', example('learner link s1234567', 'learner link s1234567 --hours 72'))
    .action((learner: string, flags: LinkFlags) => link(cli, learner, flags));
};

async function link(cli: Cli, learner: string, { hours }: LinkFlags): Promise<void> {
  const { terminal } = cli;
  const { learnerId, url, expiresAt } = await cli.acting(
    'learners.link',
    { details: { hours } },
    ({ installation }) => makeSignInLink(installation, learner, hours),
    (made) => ({ learner: made.learnerReference, expiresAt: made.expiresAt }),
  );
  terminal.answer(
    { kind: 'summary', command: 'learner link', learnerId, url, expiresAt },
    terminal.paint(url, 'bold'),
    '',
    `It signs ${plainText(learnerId)} in once, within ${counted(hours, 'hour')}, and is shown this once.`,
    'Whoever opens it is signed in as them: give it to nobody else. A link that was made for them before opens nothing now.',
  );
}

function parseHours(text: string): number {
  const hours = /^[1-9][0-9]{0,2}$/.test(text) ? Number(text) : Number.NaN;
  if (hours <= MOST_HOURS) return hours;
  throw new InvalidArgumentError(`Write a whole number of hours, up to ${MOST_HOURS}.`);
}
