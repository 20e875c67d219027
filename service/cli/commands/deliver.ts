import { CairnError } from '../../core/errors.ts';
import { choiceDeed } from '../../registrar/certificates/chosen-certificates.ts';
import {
  type DeliverOptions,
  type DeliverySummary,
  deliverCertificates,
  deliveryCounts,
} from '../../registrar/holders/deliver-certificates.ts';
import type { FailedDelivery } from '../../registrar/holders/run-delivery.ts';
import { choiceOfArguments } from '../certificate-choice-argument.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { table } from '../table.ts';
import { count, counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface DeliverFlags {
  readonly certificate?: string;
  readonly cohort?: string;
  readonly dryRun?: boolean;
  readonly again?: string | true;
  readonly expires?: string;
}

/** `cairn deliver [BATCH] [--cohort ID] [--certificate HASH|FILE] [--dry-run] [--again [interrupted]] [--expires DAY]` */
export const addDeliver: AddCommands = (program, cli) => {
  program
    .command('deliver')
    .argument('[batch]', 'the certificates of this batch')
    .option('--cohort <id>', 'the certificates of this cohort')
    .option('--certificate <hash-or-file>', 'one certificate')
    .option('--dry-run', 'show who would be written to, and send nothing')
    .option(
      '--again [whom]',
      'write once more to those who were written to; "interrupted": only to those who may not have got it',
    )
    .option('--expires <day>', 'the last day on which the links open; without it, there is no end')
    .description('write to the holders of certificates by e-mail, each with a link of their own')
    .addHelpText(
      'after',
      example('deliver --cohort welding-2026 --dry-run', 'deliver 3f0c7c1e-0d7e-4f4e-9a43-6f1d2b9c8a55'),
    )
    .action((batch: string | undefined, flags: DeliverFlags) => deliver(cli, batch, flags));
};

async function deliver(cli: Cli, batch: string | undefined, flags: DeliverFlags): Promise<void> {
  const { terminal } = cli;
  const { certificate, cohort, dryRun = false, expires } = flags;
  const choice = await choiceOfArguments(certificate, {
    ...(batch === undefined ? {} : { batch }),
    ...(cohort === undefined ? {} : { cohort }),
  });
  if (choice === null) {
    throw new CairnError('malformed-command', 'name a batch, or --cohort, or --certificate', {
      remedy: 'see npx cairn deliver --help; npx cairn status lists the batches',
    });
  }
  const again = againOf(flags.again);
  const started = performance.now();
  const summary = await cli.acting(
    'certificates.deliver',
    { ...choiceDeed(choice), details: { dryRun, again: again ?? null, expiresOn: expires ?? null } },
    ({ installation }, actor) =>
      terminal.showing((onProgress) =>
        deliverCertificates(installation, actor, choice, { dryRun, again, expiresOn: expires }, onProgress),
      ),
    deliveryCounts,
  );
  const milliseconds = Math.round(performance.now() - started);
  for (const failed of summary.failed) terminal.record({ kind: 'failed', ...failed });
  terminal.record({ kind: 'summary', command: 'deliver', ...summary, failed: summary.failed.length, milliseconds });
  terminal.say(...headline(summary, milliseconds));
  if (summary.failed.length > 0) {
    const columns = [
      { title: 'Not sent to', cell: ({ learnerId }: FailedDelivery) => learnerId },
      { title: 'Code', cell: ({ smtpCode }: FailedDelivery) => (smtpCode === null ? '' : String(smtpCode)) },
      { title: 'What the mail server said', cell: ({ failure }: FailedDelivery) => failure },
    ];
    terminal.say('', ...table(columns, summary.failed, terminal.paint));
  }
  terminal.say(...leftOut(summary));
}

function againOf(flag: string | true | undefined): DeliverOptions['again'] {
  if (flag === undefined) return undefined;
  if (flag === true) return 'everybody';
  if (flag === 'interrupted') return flag;
  throw new CairnError('malformed-command', `--again ${JSON.stringify(flag)} is not known`, {
    remedy: 'write --again for everybody, or --again interrupted',
  });
}

function headline({ dryRun, recipients, sent }: DeliverySummary, milliseconds: number): string[] {
  if (dryRun) return [`Would write to ${counted(recipients, 'holder')}. Nothing was sent.`];
  if (recipients === 0) return ['Nobody is left to write to.'];
  return [`Sent ${count(sent)} of ${counted(recipients, 'message')} (${duration(milliseconds)}).`];
}

/** Who was not written to, and why. */
function leftOut(summary: DeliverySummary): string[] {
  const { alreadySent, notFinal, notInForce, interrupted, withoutAddress, unusableAddress, dryRun } = summary;
  const one = (number: number, single: string, many: string) => (number === 0 ? [] : [counted(number, single, many)]);
  return [
    ...one(
      alreadySent,
      'message was sent before; --again sends it once more.',
      'messages were sent before; --again sends them once more.',
    ),
    ...one(notFinal, 'certificate is not final on the chain yet.', 'certificates are not final on the chain yet.'),
    ...one(notInForce, 'certificate is revoked or suspended.', 'certificates are revoked or suspended.'),
    ...named(
      interrupted,
      `may or may not have got ${dryRun ? 'an earlier message' : 'the message'}, which was cut off; --again interrupted sends it once more`,
    ),
    ...named(withoutAddress, 'without an e-mail address; npx cairn link create makes a link to give otherwise'),
    ...named(unusableAddress, 'with an address that is none'),
  ];
}

const MOST_NAMED = 30;

function named(learnerIds: readonly string[], what: string): string[] {
  if (learnerIds.length === 0) return [];
  const more = learnerIds.length > MOST_NAMED ? `, and ${count(learnerIds.length - MOST_NAMED)} more` : '';
  const ids = learnerIds.slice(0, MOST_NAMED).map(plainText).join(', ');
  return [`${counted(learnerIds.length, 'learner')} ${what}:`, `  ${ids}${more}`];
}
