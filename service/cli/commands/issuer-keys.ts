import type { Command } from 'commander';
import { parseAuditTime } from '../../core/audit/audit-time.ts';
import { REASON_NAMES, RECORD_NAMES } from '../../core/audit/record-words.ts';
import { CairnError } from '../../core/errors.ts';
import { type Address, parseAddress } from '../../core/hex.ts';
import { shortHash } from '../../core/short-hash.ts';
import { utcMoment } from '../../core/utc-moment.ts';
import type { Installation } from '../../registrar/installation.ts';
import { declareCompromised, endKey } from '../../registrar/issuer/end-key.ts';
import { keyAddress, keyRoles } from '../../registrar/issuer/issuer-keys.ts';
import { type KeyAct, type KeyActs, keyActs } from '../../registrar/issuer/key-acts.ts';
import type { Cli } from '../cli.ts';
import { confirm } from '../confirm.ts';
import { table } from '../table.ts';
import { count, counted } from '../words.ts';
import { example } from './command-group.ts';

const WHICH = `${keyRoles.join(', ')}, or an address`;

/** `cairn issuer acts|end|compromised`: for the day on which somebody else may have a key. */
export function addIssuerKeys(group: Command, cli: Cli): void {
  group
    .command('acts')
    .argument('<key>', WHICH)
    .description('list what a key did on the chain, and what of it this installation did not sign')
    .addHelpText('after', example('issuer acts anchor'))
    .action((named: string) => acts(cli, named));
  group
    .command('end')
    .argument('<key>', WHICH)
    .option('--yes', 'do not ask')
    .description('end a key now and for ever; what it did stands')
    .addHelpText('after', example('issuer end anchor'))
    .action((named: string, { yes = false }: { readonly yes?: boolean }) => end(cli, named, yes));
  group
    .command('compromised')
    .argument('<key>', WHICH)
    .requiredOption('--since <date>', 'the day or moment from which somebody else may have had it')
    .option('--yes', 'do not ask')
    .description('declare a key compromised: it ends, and what it anchored since then is void')
    .addHelpText('after', example('issuer compromised anchor --since 2026-11-20'))
    .action((named: string, { since, yes = false }: { readonly since: string; readonly yes?: boolean }) =>
      compromised(cli, named, parseAuditTime(since, 'start'), yes),
    );
}

async function acts(cli: Cli, named: string): Promise<void> {
  const { terminal } = cli;
  const { address } = await keyOf(cli, named);
  const { installation } = await cli.open();
  const found = await read(cli, installation, address);
  for (const { kind: act, ...known } of found.acts) terminal.record({ kind: 'act', act, ...known });
  const foreign = found.acts.filter(({ ours }) => ours === false).length;
  const { key } = found;
  terminal.record({ kind: 'summary', command: 'issuer acts', address, acts: found.acts.length, foreign, key });
  if (found.acts.length === 0) return terminal.say(`${address} did nothing to this issuer.`);
  terminal.say(
    ...actTable(found.acts, cli),
    '',
    `${counted(found.acts.length, 'act')} of ${address}${standingOf(found)}.`,
    foreign === 0
      ? 'This installation signed every batch, document and change of status among them.'
      : terminal.paint(
          `${counted(foreign, 'act')} of these this installation did not sign. If nobody else may use the key:`,
          'red',
        ),
    ...(foreign === 0 ? [] : [`npx cairn issuer compromised ${named} --since ${sinceFirst(found.acts)}`]),
  );
}

async function end(cli: Cli, named: string, yes: boolean): Promise<void> {
  const { address } = await keyOf(cli, named);
  if (!yes) await confirm(cli, `The key ${address} ends now, and for ever.`);
  const { transactionHash, blockNumber } = await cli.acting(
    'issuer.end-key',
    { subject: address },
    ({ installation }) => endKey(installation, address),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'issuer end', address, transactionHash, blockNumber },
    `The key ${address} has ended, in block ${blockNumber}.`,
    ...afterwards(named),
  );
}

async function compromised(cli: Cli, named: string, since: number, yes: boolean): Promise<void> {
  const { terminal } = cli;
  const { address } = await keyOf(cli, named);
  const { installation } = await cli.open();
  const found = await read(cli, installation, address);
  const voided = found.acts.filter(({ kind, time }) => kind === 'batch-anchored' && time >= since);
  const own = voided.filter(({ ours }) => ours === true);
  const certificates = own.reduce((sum, act) => sum + (act.certificates ?? 0), 0);
  const foreign = voided.length - own.length;
  if (!yes) {
    terminal.say(...(voided.length === 0 ? [] : [...actTable(voided, cli), '']));
    const again =
      own.length === 0 ? '' : ` ${counted(certificates, 'certificate')} of yours would have to be anchored again.`;
    await confirm(
      cli,
      `The key ${address} ends, and ${counted(voided.length, 'batch', 'batches')} that it anchored since ${utcMoment(since)} become void, for ever.${again}`,
    );
  }
  const receipt = await cli.acting(
    'issuer.declare-compromised',
    { subject: address, details: { since } },
    ({ installation: opened }) => declareCompromised(opened, address, since),
    () => ({ voided: voided.length }),
  );
  const { transactionHash, blockNumber } = receipt;
  terminal.answer(
    {
      ...{ kind: 'summary', command: 'issuer compromised', address, since, transactionHash, blockNumber },
      ...{ voided: voided.length, ownVoided: own.length, ownCertificates: certificates, foreignVoided: foreign },
    },
    `The key ${address} is declared compromised since ${utcMoment(since)}, in block ${blockNumber}.`,
    `Void: ${counted(own.length, 'batch', 'batches')} of this installation with ${counted(certificates, 'certificate')}, and ${count(foreign)} of somebody else.`,
    ...afterwards(named),
    ...(own.length === 0
      ? []
      : ['Then npx cairn anchor anchors your batches again: their certificates stay as they are.']),
  );
}

/** What has to be done by hand, once a key that is in use has ended. */
function afterwards(named: string): string[] {
  if (!keyRoles.some((role) => role === named) || named === 'admin') return [];
  return [
    `Next: take keys.${named} out of the configuration, put its keystore away, and run`,
    `npx cairn issuer key ${named}, and npx cairn issuer register, which adds the new one.`,
  ];
}

async function read(cli: Cli, installation: Installation, address: Address): Promise<KeyActs> {
  return await cli.terminal.showing((onProgress) => keyActs(installation, address, onProgress));
}

/** The address of a role's key, or the address that was named. @throws CairnError `malformed-command`, `key-missing` */
async function keyOf(cli: Cli, named: string): Promise<{ readonly address: Address }> {
  if (/^0x[0-9a-f]{40}$/i.test(named)) return { address: parseAddress(named.toLowerCase()) };
  const role = keyRoles.find((known) => known === named);
  if (role === undefined) {
    throw new CairnError('malformed-command', `${JSON.stringify(named)} is neither a role of a key nor an address`, {
      remedy: `one of: ${WHICH}`,
    });
  }
  const { configuration } = await cli.open();
  const source = configuration.keys[role];
  if (source !== undefined) return { address: keyAddress(source, configuration.deployment.chainId) };
  throw new CairnError('key-missing', `the configuration names no ${role} key`, {
    remedy: 'name the key by its address',
    details: { role },
  });
}

function actTable(acts: readonly KeyAct[], { terminal }: Cli): string[] {
  return table<KeyAct>(
    [
      { title: 'When', cell: ({ time }) => utcMoment(time) },
      { title: 'What', cell: ({ kind }) => RECORD_NAMES[kind] },
      {
        title: 'Certificates',
        align: 'right',
        cell: (act) => (act.certificates === null ? '' : count(act.certificates)),
      },
      { title: 'Reason', cell: ({ reason }) => (reason === null ? '' : REASON_NAMES[reason]) },
      { title: 'Cohort', cell: ({ cohortId }) => cohortId ?? '' },
      {
        title: 'Signed here',
        cell: ({ ours }) => (ours === null ? '–' : ours ? 'yes' : 'NO'),
        style: ({ ours }) => (ours === false ? 'red' : null),
      },
      { title: 'Transaction', cell: ({ transactionHash }) => shortHash(transactionHash), style: () => 'dim' },
    ],
    acts,
    terminal.paint,
  );
}

function standingOf({ key }: KeyActs): string {
  if (key === null) return ', which is no key of this issuer';
  if (key.compromisedSince !== null) return `, declared compromised since ${utcMoment(key.compromisedSince)}`;
  return key.validUntil === null ? '' : `, valid until ${utcMoment(key.validUntil)}`;
}

/** The moment of the first act that was not signed here. */
function sinceFirst(acts: readonly KeyAct[]): string {
  const first = acts.find(({ ours }) => ours === false);
  return new Date((first?.time ?? 0) * 1000).toISOString().replace('.000', '');
}
