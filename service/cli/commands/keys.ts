import { InvalidArgumentError } from 'commander';
import { isRole, ROLES, type Role } from '../../registrar/access/actor.ts';
import {
  type ApiKey,
  apiKey,
  createApiKey,
  keyIdOf,
  listApiKeys,
  revokeApiKey,
} from '../../registrar/access/api-keys.ts';
import { lastDeeds } from '../../registrar/audit-log/deeds.ts';
import type { Cli } from '../cli.ts';
import { deedTable } from '../deed-table.ts';
import type { Style } from '../palette.ts';
import { facts, table } from '../table.ts';
import { counted } from '../words.ts';
import { type AddCommands, example, gathered } from './command-group.ts';

interface CreateFlags {
  readonly role: Role;
  readonly cohort?: readonly string[];
  readonly days: number;
  readonly forEver?: boolean;
}

const DEFAULT_DAYS = 365;
const MOST_SHOWN = 200;
const KEY = 'the id of a key, or the whole key, where one was found that leaked';

/** `cairn keys create|list|show|revoke` */
export const addKeys: AddCommands = (program, cli) => {
  const group = program.command('keys').description('make, list and revoke the API keys of programs; see what one did');
  group
    .command('create')
    .argument('<name>', 'who or what it is for')
    .requiredOption('--role <role>', `what it may do: ${ROLES.join(', ')}`, parseRole)
    .option('--cohort <id>', 'only this cohort; may be given several times', gathered)
    .option('--days <n>', 'how long it works', parseDays, DEFAULT_DAYS)
    .option('--for-ever', 'without an end')
    .description('make a key; it is shown once, and only its hash is kept')
    .addHelpText('after', example('keys create "Campus system" --role registrar --cohort welding-2026 --days 90'))
    .action((name: string, flags: CreateFlags) => create(cli, name, flags));
  group
    .command('list')
    .description('show the keys: for whom, what each may do, until when, and when it was last used')
    .addHelpText('after', example('keys list'))
    .action(() => list(cli));
  group
    .command('show')
    .argument('<key>', KEY)
    .description('show one key, and what it did')
    .addHelpText('after', example('keys show 3f9a1c2b7d04'))
    .action((key: string) => show(cli, key));
  group
    .command('revoke')
    .argument('<key>', KEY)
    .description('revoke a key, at once and for ever')
    .addHelpText('after', example('keys revoke 3f9a1c2b7d04'))
    .action((key: string) => revoke(cli, key));
};

async function create(cli: Cli, name: string, { role, cohort = [], days, forEver }: CreateFlags): Promise<void> {
  const order = { name, role, cohorts: cohort.length === 0 ? null : cohort, days: forEver === true ? null : days };
  const { key, token } = await cli.acting(
    'keys.create',
    { details: order },
    ({ installation }) => createApiKey(installation, order),
    (made) => ({ key: made.key.keyId }),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'keys create', ...key, token },
    cli.terminal.paint(token, 'bold'),
    '',
    `Key ${key.keyId} of the role ${role}, ${scope(key)}, ${until(key)}.`,
    'It is shown this once, and only its hash is kept. Send it as Authorization: Bearer cairn_…',
  );
}

const STATE_STYLE: Readonly<Record<ApiKey['state'], Style>> = { active: 'green', expired: 'yellow', revoked: 'dim' };

async function list(cli: Cli): Promise<void> {
  const { terminal } = cli;
  const keys = await listApiKeys((await cli.open()).installation);
  for (const key of keys) terminal.record({ kind: 'key', ...key });
  const active = keys.filter(({ state }) => state === 'active').length;
  terminal.record({ kind: 'summary', command: 'keys list', keys: keys.length, active });
  if (keys.length === 0) return terminal.say('No key was made yet. Next: npx cairn keys create NAME --role ROLE');
  terminal.say(
    ...table<ApiKey>(
      [
        { title: 'Key', cell: ({ keyId }) => keyId },
        { title: 'Name', cell: ({ name }) => name },
        { title: 'Role', cell: ({ role }) => role },
        { title: 'State', cell: ({ state }) => state, style: ({ state }) => STATE_STYLE[state] },
        { title: 'Cohorts', cell: ({ cohorts }) => cohorts?.join(', ') ?? 'all' },
        { title: 'Made', cell: ({ createdAt }) => createdAt.slice(0, 10) },
        { title: 'Until', cell: ({ expiresAt }) => expiresAt?.slice(0, 10) ?? '–' },
        { title: 'Last used', cell: ({ lastUsedAt }) => minute(lastUsedAt) },
      ],
      keys,
      terminal.paint,
    ),
    '',
    `${counted(keys.length, 'key')}, ${active} of them active.`,
  );
}

async function show(cli: Cli, text: string): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const key = await apiKey(installation, keyIdOf(text));
  const deeds = await lastDeeds(installation, { actorKind: 'api-key', actorId: key.keyId }, MOST_SHOWN);
  for (const deed of deeds) terminal.record({ kind: 'deed', ...deed });
  terminal.record({ kind: 'summary', command: 'keys show', ...key, deeds: deeds.length });
  terminal.say(
    ...facts(
      [
        ['Key', terminal.paint(key.keyId, 'bold')],
        ['Name', terminal.paint(key.name)],
        ['Role', key.role],
        ['State', terminal.paint(key.state, STATE_STYLE[key.state])],
        ['Cohorts', terminal.paint(key.cohorts?.join(', ') ?? 'all')],
        ['Made', minute(key.createdAt)],
        ['Until', key.expiresAt === null ? 'for ever' : minute(key.expiresAt)],
        ...(key.revokedAt === null ? [] : [['Revoked', minute(key.revokedAt)] as const]),
        ['Last used', minute(key.lastUsedAt)],
      ],
      terminal.paint,
    ),
    '',
  );
  if (deeds.length === 0) return terminal.say('It has changed nothing, and was handed out nothing personal.');
  terminal.say(
    ...deedTable(deeds, terminal.paint),
    '',
    deeds.length === MOST_SHOWN
      ? `The last ${MOST_SHOWN} of what it did. All of it: npx cairn log --actor ${key.keyId}`
      : `${counted(deeds.length, 'deed')}: all that it changed, or was handed out of what is personal.`,
  );
}

async function revoke(cli: Cli, text: string): Promise<void> {
  const keyId = keyIdOf(text);
  const { key, changed } = await cli.acting(
    'keys.revoke',
    { subject: keyId },
    ({ installation }) => revokeApiKey(installation, keyId),
    (done) => ({ changed: done.changed }),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'keys revoke', changed, ...key },
    changed
      ? `Key ${keyId} is revoked: it does nothing any more.`
      : `Key ${keyId} was revoked before: nothing was changed.`,
    `What it did until then: npx cairn keys show ${keyId}`,
  );
}

function scope({ cohorts }: ApiKey): string {
  return cohorts === null ? 'for all cohorts' : `for ${cohorts.join(', ')}`;
}

function until({ expiresAt }: ApiKey): string {
  return expiresAt === null ? 'without an end' : `until ${expiresAt.slice(0, 10)}`;
}

function minute(time: string | null): string {
  return time === null ? 'never' : `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

function parseRole(text: string): Role {
  if (isRole(text)) return text;
  throw new InvalidArgumentError(`A role is one of: ${ROLES.join(', ')}.`);
}

function parseDays(text: string): number {
  if (/^[1-9][0-9]{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number of days.');
}
