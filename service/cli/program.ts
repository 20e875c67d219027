import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import type { Cli } from './cli.ts';
import { addAnchor } from './commands/anchor.ts';
import type { AddCommands } from './commands/command-group.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addIssue } from './commands/issue.ts';
import { addIssuer } from './commands/issuer.ts';
import { addPathway } from './commands/pathway.ts';
import { addStatus } from './commands/status.ts';
import { addStatusChanges } from './commands/status-change.ts';
import { addSupersede } from './commands/supersede.ts';
import { addVerify } from './commands/verify.ts';
import { EXIT_STATUS_HELP } from './exit-status.ts';

/** In the order of the help text: as a certificate comes to be. */
const COMMANDS: readonly AddCommands[] = [
  addVerify,
  addInit,
  addIssuer,
  addImport,
  addPathway,
  addEvaluate,
  addIssue,
  addAnchor,
  addExport,
  addStatus,
  addStatusChanges,
  addSupersede,
];

const packageFile = z.object({ version: z.string() });

/** The whole `cairn` command. It throws commander's errors instead of ending the process. */
export function createProgram(cli: Cli): Command {
  const program = new Command('cairn')
    .description(
      'Certificates of certification pathways, anchored on a blockchain and verified without trusting anyone.',
    )
    .option('--json', 'one JSON object a line, the summary last; errors as {"error": {...}} on stderr')
    .version(packageVersion())
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', `\nExample:\n  $ npx cairn verify certificate.cairn.json\n\n${EXIT_STATUS_HELP}\n`)
    .configureOutput({
      writeOut: (text) => cli.process.stdout.write(text),
      // Usage errors are reported like all others; a help text asked for by leaving out the command is no error text.
      writeErr: (text) => {
        if (!text.startsWith('error:')) cli.process.stderr.write(text);
      },
    })
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const add of COMMANDS) add(program, cli);
  return program;
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return packageFile.parse(JSON.parse(text)).version;
}
