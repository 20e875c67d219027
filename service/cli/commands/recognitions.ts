import { InvalidArgumentError, Option } from 'commander';
import { listRecognitions, type RecognitionOverview } from '../../registrar/recognitions/list-recognitions.ts';
import { recognisePriorLearning } from '../../registrar/recognitions/recognise-prior-learning.ts';
import {
  RECOGNITION_BASES,
  type RecognitionBasis,
  type RecognitionEvidence,
} from '../../registrar/recognitions/recognition-decision.ts';
import { withdrawRecognition } from '../../registrar/recognitions/withdraw-recognition.ts';
import type { Cli } from '../cli.ts';
import { table } from '../table.ts';
import { counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';
import { stillHeld } from './enrolment.ts';

interface RecogniseFlags {
  readonly cohort: string;
  readonly by: string;
  readonly basis: RecognitionBasis;
  readonly equivalent?: string;
  readonly evidence: readonly RecognitionEvidence[];
  readonly on?: string;
}

interface ListFlags {
  readonly cohort?: string;
  readonly learner?: string;
}

/** `cairn recognise LEARNER MODULE`, `cairn recognitions list|withdraw` */
export const addRecognitions: AddCommands = (program, cli) => {
  program
    .command('recognise')
    .argument('<learner>', "the learner's id, as the learning platform writes it")
    .argument('<module>', 'the module in whose place the prior learning stands')
    .requiredOption('--cohort <id>', 'the cohort in which it is decided; it counts in every cohort of the pathway')
    .requiredOption('--by <who>', 'who decided: a name or an office')
    .addOption(
      new Option('--basis <basis>', 'what it was decided on').choices([...RECOGNITION_BASES]).makeOptionMandatory(),
    )
    .option('--equivalent <title>', 'with the basis equivalent: which of those that the module names')
    .requiredOption(
      '--evidence <title[|address][|digest]>',
      'what was shown, with its web address or digest; may be given several times',
      gatheredEvidence,
    )
    .option('--on <day>', 'the day of the decision, as 2026-09-01; without it, today')
    .description("recognise prior learning in a module's place")
    .addHelpText(
      'after',
      example(
        'recognise s-1042 lawful-handling --cohort stewards-2026 --by "Recognition board" --basis certificate \\',
        '    --evidence "Data protection certificate of 2025|https://example.org/certificate"',
      ),
    )
    .action((learnerId: string, moduleId: string, flags: RecogniseFlags) => recognise(cli, learnerId, moduleId, flags));
  const group = program.command('recognitions').description('see and withdraw decisions on prior learning');
  group
    .command('list')
    .option('--cohort <id>', 'only of this cohort')
    .option('--learner <id>', 'only of this learner')
    .description('show the recognitions of prior learning, withdrawn ones too')
    .addHelpText('after', example('recognitions list --cohort stewards-2026'))
    .action((flags: ListFlags) => list(cli, flags));
  group
    .command('withdraw')
    .argument('<recognition>', 'its id, as the list shows it')
    .requiredOption('--reason <text>', 'why it counts no longer')
    .description('withdraw a recognition: it counts no longer, and stays on record')
    .addHelpText(
      'after',
      example('recognitions withdraw 0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a --reason "Not the same outcomes"'),
    )
    .action((recognitionId: string, { reason }: { readonly reason: string }) => withdraw(cli, recognitionId, reason));
};

async function recognise(
  cli: Cli,
  learnerId: string,
  moduleId: string,
  { cohort: cohortId, by, basis, equivalent, evidence, on }: RecogniseFlags,
): Promise<void> {
  const outcome = await cli.acting(
    'recognitions.recognise',
    { cohortId, details: { module: moduleId, basis } },
    ({ installation }) =>
      recognisePriorLearning(installation, {
        ...{ cohortId, learnerId, moduleId, decidedBy: by, basis, equivalent, evidence, on },
      }),
    ({ recognitionId, learnerReference, changed }) => ({ recognitionId, learner: learnerReference, changed }),
  );
  const credit = outcome.credit === null ? '' : ` (credit ${outcome.credit})`;
  cli.terminal.answer(
    { kind: 'summary', command: 'recognise', ...outcome },
    outcome.changed
      ? `Recognised: ${outcome.moduleId}${credit}, as of ${outcome.decidedOn}. Next: npx cairn evaluate ${cohortId}`
      : `Recognised already, by the same decision of ${outcome.decidedOn}: nothing was changed.`,
    `Its id: ${outcome.recognitionId}`,
  );
}

async function list(cli: Cli, { cohort, learner }: ListFlags): Promise<void> {
  const { terminal } = cli;
  // Who was recognised for what is personal, so it is written down who saw it.
  const found = await cli.acting(
    'recognitions.list',
    { cohortId: cohort },
    ({ installation }) =>
      listRecognitions(installation, { cohortIds: cohort === undefined ? undefined : [cohort], learnerId: learner }),
    (recognitions) => ({ recognitions: recognitions.length }),
  );
  for (const recognition of found) terminal.record({ kind: 'recognition', ...recognition });
  terminal.record({ kind: 'summary', command: 'recognitions list', recognitions: found.length });
  if (found.length === 0) return terminal.say('No prior learning is recognised. Next: npx cairn recognise --help');
  terminal.say(
    ...table<RecognitionOverview>(
      [
        { title: 'Cohort', cell: ({ cohortId }) => cohortId },
        { title: 'Learner', cell: ({ learnerId }) => learnerId },
        { title: 'Module', cell: ({ moduleId }) => moduleId },
        { title: 'Credit', align: 'right', cell: ({ credit }) => credit ?? '–' },
        { title: 'Decided', cell: ({ decidedOn, decidedBy }) => `${decidedOn} by ${decidedBy}` },
        { title: 'On', cell: ({ basis, equivalent, evidence }) => basisWords(basis, equivalent, evidence) },
        {
          title: 'Standing',
          cell: ({ withdrawn }) => (withdrawn === null ? 'counts' : `withdrawn: ${withdrawn.reason}`),
          style: ({ withdrawn }) => (withdrawn === null ? 'green' : 'dim'),
        },
        { title: 'Id', cell: ({ recognitionId }) => recognitionId, style: () => 'dim' },
      ],
      found,
      terminal.paint,
    ),
    '',
    `${counted(found.length, 'recognition')}.`,
  );
}

async function withdraw(cli: Cli, recognitionId: string, reason: string): Promise<void> {
  const outcome = await cli.acting(
    'recognitions.withdraw',
    { subject: recognitionId },
    ({ installation }) => withdrawRecognition(installation, recognitionId, reason),
    ({ learnerReference, cohortId, changed }) => ({ learner: learnerReference, cohort: cohortId, changed }),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'recognitions withdraw', ...outcome },
    outcome.changed
      ? `Withdrawn: ${outcome.moduleId} is no longer recognised. Next: npx cairn evaluate ${outcome.cohortId}`
      : 'Withdrawn before: nothing was changed.',
    ...stillHeld(outcome.certificates),
  );
}

function basisWords(
  basis: RecognitionBasis,
  equivalent: string | null,
  evidence: readonly RecognitionEvidence[],
): string {
  return `${equivalent ?? basis}: ${evidence.map(({ title }) => title).join(', ')}`;
}

const DIGEST = /^0x[0-9a-f]{64}$/;
const ADDRESS = /^https?:\/\//;

/** `Title|https://...|0x...`; address and digest may be absent. */
function gatheredEvidence(text: string, before: readonly RecognitionEvidence[] = []): readonly RecognitionEvidence[] {
  const [title = '', ...rest] = text.split('|').map((part) => part.trim());
  const url = rest.find((part) => ADDRESS.test(part));
  const digest = rest.find((part) => DIGEST.test(part));
  if (rest.length !== [url, digest].filter((part) => part !== undefined).length) {
    throw new InvalidArgumentError('Write a title, and after "|" its web address, its digest (0x...), or both.');
  }
  return [...before, { title, ...(url !== undefined && { url }), ...(digest !== undefined && { digest }) }];
}
