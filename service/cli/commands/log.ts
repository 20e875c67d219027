import { InvalidArgumentError } from 'commander';
import { CairnError } from '../../core/errors.ts';
import { lastDeeds } from '../../registrar/audit-log/deeds.ts';
import { checkAuditLog } from '../../registrar/audit-log/read-audit-log.ts';
import type { Cli } from '../cli.ts';
import { deedTable } from '../deed-table.ts';
import { count, counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface LogFlags {
  readonly actor?: string;
  readonly action?: string;
  readonly cohort?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
}

const DEFAULT_LIMIT = 50;

/** `cairn log` */
export const addLog: AddCommands = (program, cli) => {
  program
    .command('log')
    .option('--actor <id>', 'only what this account, key or subject did')
    .option('--action <name>', 'only this, as certificates.revoke')
    .option('--cohort <id>', 'only what was about this cohort')
    .option('--since <time>', 'from this day or time on, as 2026-09-01 or 2026-09-01T08:00:00Z', parseTime)
    .option('--until <time>', 'before this day or time', parseTime)
    .option('--limit <n>', 'at most so many, the last ones', parseLimit, DEFAULT_LIMIT)
    .description('show what people and programs did here, and check that the log is whole')
    .addHelpText('after', example('log --since 2026-09-01', 'log --actor 3f9a1c2b7d04 --action certificates.revoke'))
    .action((flags: LogFlags) => log(cli, flags));
};

async function log(cli: Cli, { actor, action, cohort, since, until, limit }: LogFlags): Promise<void> {
  const { terminal } = cli;
  const { installation } = await cli.open();
  const query = { actorId: actor, action, cohortId: cohort, from: since, to: until };
  const deeds = await lastDeeds(installation, query, limit);
  const check = await checkAuditLog(installation);
  for (const deed of deeds) terminal.record({ kind: 'deed', ...deed });
  terminal.record({ kind: 'summary', command: 'log', deeds: deeds.length, ...check, whole: check.brokenAt === null });
  terminal.say(...(deeds.length === 0 ? ['Nothing of the kind was done here.'] : deedTable(deeds, terminal.paint)), '');
  if (check.brokenAt !== null) {
    throw new CairnError('audit-log-broken', `entry ${check.brokenAt} of the audit log is not as it was written`, {
      remedy:
        'somebody has changed the database behind its back, or its file is damaged: keep it, and compare it with a backup',
      details: { ...check },
    });
  }
  terminal.say(
    deeds.length === limit
      ? `The last ${counted(limit, 'deed')}; more with --limit.`
      : `${counted(deeds.length, 'deed')}.`,
    `The log is whole: ${count(check.entries)} entries, each with the hash of the one before; the last is ${check.head === '' ? 'none' : check.head}.`,
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** As the log has it: UTC, to the millisecond. */
function parseTime(text: string): string {
  const time = new Date(DAY.test(text) ? `${text}T00:00:00Z` : text);
  if (!Number.isNaN(time.getTime()) && /^\d{4}-\d{2}-\d{2}/.test(text)) return time.toISOString();
  throw new InvalidArgumentError('Write a day or a time, as 2026-09-01 or 2026-09-01T08:00:00Z.');
}

function parseLimit(text: string): number {
  if (/^[1-9][0-9]{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number from 1 on.');
}
