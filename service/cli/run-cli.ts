import { CommanderError } from 'commander';
import { CairnError } from '../core/errors.ts';
import { Cli, type CliProcess } from './cli.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';

/** What ends a command from outside, and what the process then ends with. */
const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;
/** How long an interrupted command may take to let go of its database. */
const FAREWELL_MS = 1_000;

/**
 * Runs one command line. Never rejects: every failure has been told when this resolves.
 *
 * @returns the exit status
 */
export async function runCli(args: readonly string[], process: CliProcess & NodeJS.Process): Promise<ExitStatus> {
  const cli = new Cli(process, asksForJson(args));
  const onSignal = (signal: keyof typeof SIGNALS): void => void interrupted(cli, process, signal);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  // A reader that has seen enough, as `head`, closes the pipe: nothing is wrong.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed),
  );
  try {
    const program = await createProgram(cli, args);
    await program.parseAsync([...args], { from: 'user' });
    return cli.exitStatus;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    // Called without a command, it has shown its help.
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.failed;
    reportError(error instanceof CommanderError ? usageError(error) : error, cli.terminal, process.env);
    return EXIT.failed;
  } finally {
    await cli.close();
  }
}

/** Read beforehand: errors in the command line itself have to be told in the right form too. */
function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes('--json');
}

function usageError({ message }: CommanderError): CairnError {
  return new CairnError('malformed-command', message.replace(/^error: /, '').replaceAll('\n', ' '), {
    remedy: 'see npx cairn --help for the commands, and npx cairn COMMAND --help for how each is used',
  });
}

/** Every step of every command is durable by itself, so there is nothing to undo: only to say so, and to let go. */
async function interrupted(cli: Cli, process: NodeJS.Process, signal: keyof typeof SIGNALS): Promise<void> {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(name);
    process.once(name, () => process.exit(SIGNALS[name]));
  }
  cli.terminal.clearProgress();
  const message = 'Interrupted. What was done is kept: run the same command again, and it goes on.';
  process.stderr.write(cli.terminal.json ? `${JSON.stringify({ interrupted: message })}\n` : `\n${message}\n`);
  await Promise.race([cli.close(), new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))]);
  process.exit(SIGNALS[signal]);
}
