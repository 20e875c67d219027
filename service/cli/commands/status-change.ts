import { CairnError } from '../../core/errors.ts';
import { isStatusReason, type StatusReason, statusReasons } from '../../core/status-reason.ts';
import { changeStatus, revokeBatch, type StatusChangeSummary } from '../../registrar/corrections/change-status.ts';
import type { StatusChangeKind } from '../../registrar/corrections/request-status-change.ts';
import { hashOfArgument } from '../certificate-argument.ts';
import type { Cli } from '../cli.ts';
import { counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface StatusFlags {
  readonly reason: StatusReason;
  readonly batch?: string;
}

const DESCRIPTIONS: Readonly<Record<StatusChangeKind, string>> = {
  revoke: 'revoke certificates on the chain, for ever',
  suspend: 'suspend certificates on the chain, until they are reinstated',
  reinstate: 'lift the suspension of certificates',
};

/** `cairn revoke|suspend|reinstate HASH|FILE... --reason R`, and `cairn revoke --batch ID --reason R` */
export const addStatusChanges: AddCommands = (program, cli) => {
  for (const kind of ['revoke', 'suspend', 'reinstate'] as const) {
    const command = program
      .command(kind)
      .argument('[hash-or-file...]', 'certificates by their hashes, or as files')
      .requiredOption('--reason <reason>', `why: ${statusReasons.join(', ')}`, parseReason)
      .description(DESCRIPTIONS[kind]);
    if (kind === 'revoke') command.option('--batch <id>', 'the whole batch with one flag; takes the admin key');
    command
      .addHelpText('after', example(`${kind} certificate.cairn.json --reason ${EXAMPLE_REASON[kind]}`))
      .action((certificates: string[], flags: StatusFlags) => change(cli, kind, certificates, flags));
  }
};

const EXAMPLE_REASON: Readonly<Record<StatusChangeKind, StatusReason>> = {
  revoke: 'issued-in-error',
  suspend: 'certificate-hold',
  reinstate: 'unspecified',
};

async function change(
  cli: Cli,
  kind: StatusChangeKind,
  certificates: readonly string[],
  { reason, batch }: StatusFlags,
): Promise<void> {
  if ((certificates.length === 0) === (batch === undefined)) {
    throw new CairnError(
      'malformed-command',
      `name ${batch === undefined ? 'the' : 'either'} certificates${kind === 'revoke' ? ', or a batch with --batch' : ''}`,
      {
        remedy: `see npx cairn ${kind} --help`,
      },
    );
  }
  const started = performance.now();
  const hashes = await Promise.all(certificates.map(hashOfArgument));
  const summary = await cli.acting(
    `certificates.${kind}`,
    { subject: batch, details: batch === undefined ? { reason, certificates: hashes } : { reason } },
    ({ installation }) =>
      cli.terminal.showing((onProgress) =>
        batch === undefined
          ? changeStatus(installation, kind, hashes, reason, onProgress)
          : revokeBatch(installation, batch, reason, onProgress),
      ),
    (done) => ({ certificates: done.certificates, transactions: done.transactions.length }),
  );
  report(cli, summary, new Set(hashes).size, Math.round(performance.now() - started));
}

const DONE: Readonly<Record<StatusChangeSummary['kind'], (certificates: string) => string>> = {
  revoke: (certificates) => `${certificates} revoked, for ever`,
  'revoke-batch': (certificates) => `The whole batch of ${certificates} is revoked, for ever`,
  suspend: (certificates) => `${certificates} suspended, until reinstated`,
  reinstate: (certificates) => `${certificates} reinstated`,
};

function report({ terminal }: Cli, summary: StatusChangeSummary, asked: number, milliseconds: number): void {
  const { kind, certificates, reason, transactions } = summary;
  for (const transaction of transactions) terminal.record({ kind: 'transaction', ...transaction });
  terminal.record({
    kind: 'summary',
    command: kind,
    certificates,
    reason,
    transactions: transactions.length,
    milliseconds,
  });
  terminal.say(`${DONE[kind](counted(certificates, 'certificate'))}: ${reason} (${duration(milliseconds)}).`);
  if (kind !== 'revoke-batch' && certificates < asked) {
    terminal.say(`${counted(asked - certificates, 'other')} had that status already.`);
  }
  for (const { transactionHash, blockNumber } of transactions) {
    if (transactionHash !== null)
      terminal.say(terminal.paint(`transaction ${transactionHash}, block ${blockNumber}`, 'dim'));
  }
}

/** @throws CairnError `malformed-command` */
function parseReason(text: string): StatusReason {
  if (isStatusReason(text)) return text;
  throw new CairnError('malformed-command', `${JSON.stringify(text)} is no reason`, {
    remedy: `one of: ${statusReasons.join(', ')}`,
  });
}
