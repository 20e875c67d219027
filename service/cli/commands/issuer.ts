import { join } from 'node:path';
import { Option } from 'commander';
import { readConfiguration } from '../../config.ts';
import { keepIssuerId, keepKey } from '../../configuration-file.ts';
import { CairnError } from '../../core/errors.ts';
import { formatIssuerReference } from '../../core/issuer-reference.ts';
import { keyAddress, keyRoles, makeKey } from '../../registrar/issuer/issuer-keys.ts';
import { issuerOverview, type KeyOverview } from '../../registrar/issuer/issuer-overview.ts';
import { registerIssuer } from '../../registrar/issuer/register-issuer.ts';
import { askNewPassword, canAsk } from '../ask-password.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { facts, table } from '../table.ts';
import { counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';
import { addIssuerKeys } from './issuer-keys.ts';

type Role = (typeof keyRoles)[number];

/** `cairn issuer register|key|show`, and what `addIssuerKeys` adds. */
export const addIssuer: AddCommands = (program, cli) => {
  const group = program.command('issuer').description('the issuer on the chain, and its keys');
  group
    .command('key')
    .argument('<role>', keyRoles.join(', '), parseRole)
    .addOption(
      new Option('--scrypt-cost <exponent>', 'cost of the password as a power of two').argParser(Number).hideHelp(),
    )
    .description('make a key, in a keystore file encrypted with a password (CAIRN_KEYSTORE_PASSWORD, or asked for)')
    .addHelpText('after', example('issuer key admin'))
    .action((role: Role, { scryptCost }: { readonly scryptCost?: number }) => key(cli, role, scryptCost));
  group
    .command('register')
    .description('register the issuer on the chain, add its keys and publish the digest of its DID document')
    .addHelpText('after', example('issuer register'))
    .action(() => register(cli));
  group
    .command('show')
    .description('show the issuer and its keys as the chain has them')
    .addHelpText('after', example('issuer show'))
    .action(() => show(cli));
  addIssuerKeys(group, cli);
};

async function key(cli: Cli, role: Role, scryptCost: number | undefined): Promise<void> {
  const { home, keys, keystorePassword } = readConfiguration(cli.environment);
  if (keys[role] !== undefined) {
    throw new CairnError('keystore-exists', `the configuration names a key for ${role} already`, {
      remedy: `take keys.${role} out of ${home}/config.json first; never delete a keystore whose key is in use`,
      details: { role },
    });
  }
  const file = join('keys', `${role}.json`);
  const password = keystorePassword || (await newPassword(cli, join(home, file)));
  const address = await cli.acting(
    'issuer.make-key',
    { subject: role },
    async () => {
      const made = await makeKey(
        join(home, file),
        password,
        scryptCost === undefined ? {} : { scryptCost: 2 ** scryptCost },
      );
      await keepKey(home, role, { keystore: file });
      return made;
    },
    (made) => ({ address: made }),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'issuer key', role, address, keystore: join(home, file) },
    `Made the ${role} key: ${cli.terminal.paint(address, 'bold')}`,
    `It is in ${plainText(join(home, file))}. Keep a copy, and the password apart from it: nobody can replace either.`,
    'Send that address some ether of the chain: it pays for what it does.',
  );
}

async function newPassword({ process }: Cli, keystore: string): Promise<string> {
  if (canAsk(process)) return await askNewPassword(process, `New password for ${keystore}:`);
  throw new CairnError('keystore-password-missing', `the keystore ${keystore} needs a password`, {
    remedy: 'set CAIRN_KEYSTORE_PASSWORD, or run the command in a terminal, where it asks',
  });
}

async function register(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const started = performance.now();
  const { installation } = await cli.open();
  const registration = await cli.acting(
    'issuer.register',
    {},
    ({ configuration }) =>
      terminal.showing(async (onProgress) => {
        onProgress({ step: 'registering, until it is final on the chain', done: 0, total: 1 });
        return await registerIssuer(installation, (issuerId) => keepIssuerId(configuration.home, issuerId));
      }),
    ({ issuerId, admin }) => ({ issuerId: String(issuerId), admin }),
  );
  const { issuerId, did, admin, keys, issuerDocument } = registration;
  const { chainId, registry } = installation.deployment;
  const entry = formatIssuerReference({ chainId, registry, issuerId });
  const milliseconds = Math.round(performance.now() - started);
  terminal.answer(
    {
      kind: 'summary',
      command: 'issuer register',
      issuerId: String(issuerId),
      did,
      admin,
      keys,
      issuerDocument,
      entry,
      milliseconds,
    },
    `Registered (${duration(milliseconds)}). ${plainText(did)} is issuer ${issuerId} on ${plainText(installation.deployment.name)}.`,
    ...facts(
      [
        ['entry', entry],
        ['admin', admin],
        ...keys.map(({ role, address, added }) => [role, `${address}${added ? '' : ' (was there already)'}`] as const),
        ['DID document', `digest ${issuerDocument} published`],
      ],
      terminal.paint,
    ),
    'Next: npx cairn import oulad DIR',
  );
}

async function show(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const { configuration, installation } = await cli.open();
  const { issuer, deployment } = installation;
  const keys = keyRoles.flatMap((role) => {
    const source = configuration.keys[role];
    return source === undefined ? [] : [{ role, address: keyAddress(source, deployment.chainId) }];
  });
  const overview = await issuerOverview(installation, keys);
  for (const { balance, ...known } of overview.keys)
    terminal.record({ kind: 'key', ...known, balance: String(balance) });
  terminal.record({
    kind: 'summary',
    command: 'issuer show',
    did: issuer.did,
    name: issuer.name,
    issuerId: issuer.issuerId === null ? null : String(issuer.issuerId),
    chainId: deployment.chainId,
    registry: deployment.registry,
    registered: overview.registered,
    admin: overview.admin,
  });
  terminal.say(
    ...facts(
      [
        ['DID', terminal.paint(issuer.did, 'bold')],
        ['Name', plainText(issuer.name)],
        ['Chain', `${plainText(deployment.name)} (${deployment.chainId})`],
        ['Registry', deployment.registry],
        [
          'Issuer',
          overview.registered ? `number ${issuer.issuerId}` : 'not registered yet. Next: npx cairn issuer register',
        ],
      ],
      terminal.paint,
    ),
    '',
    ...(overview.keys.length === 0
      ? ['No key yet. Next: npx cairn issuer key admin']
      : [...keyTable(overview.keys, cli), '', `${counted(overview.keys.length, 'key')}.`]),
  );
}

function keyTable(keys: readonly KeyOverview[], { terminal }: Cli): string[] {
  return table<KeyOverview>(
    [
      { title: 'Key', cell: ({ role }) => role },
      { title: 'Address', cell: ({ address }) => address },
      { title: 'May', cell: ({ role, capabilities }) => (role === 'admin' ? 'administer' : capabilities.join(', ')) },
      {
        title: 'In force',
        cell: ({ inForce }) => (inForce ? 'yes' : 'no'),
        style: ({ inForce }) => (inForce ? 'green' : 'yellow'),
      },
      {
        title: 'Balance',
        align: 'right',
        cell: ({ balance }) => ether(balance),
        style: ({ balance }) => (balance === 0n ? 'red' : null),
      },
    ],
    keys,
    terminal.paint,
  );
}

/** Wei as ether, to six places, cut off: never more than there is. */
function ether(wei: bigint): string {
  return `${wei / 10n ** 18n}.${String((wei % 10n ** 18n) / 10n ** 12n).padStart(6, '0')} ether`;
}

/** @throws CairnError `malformed-command` */
function parseRole(text: string): Role {
  const role = keyRoles.find((known) => known === text);
  if (role !== undefined) return role;
  throw new CairnError('malformed-command', `${JSON.stringify(text)} is no role of a key`, {
    remedy: `one of: ${keyRoles.join(', ')}`,
  });
}
