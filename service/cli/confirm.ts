import { createInterface } from 'node:readline';
import { CairnError } from '../core/errors.ts';
import { canAsk } from './ask-password.ts';
import type { Cli } from './cli.ts';

/**
 * Asks whether to do what cannot be undone. The question, of plain text, goes to stderr: stdout is for answers.
 *
 * @throws CairnError `confirmation-required` for any answer but yes, and where nobody can be asked
 */
export async function confirm({ process, terminal }: Cli, question: string): Promise<void> {
  if (terminal.json || !canAsk(process)) {
    throw new CairnError('confirmation-required', 'this cannot be undone, and nobody is there to be asked', {
      remedy: 'look at what --dry-run shows, then run the command with --yes',
    });
  }
  if ((await answerTo(process, `${question} Type yes: `)).trim().toLowerCase() === 'yes') return;
  throw new CairnError('confirmation-required', 'not confirmed: nothing was done', {
    remedy: 'run the command again, and type yes',
  });
}

/** Empty when the person ends the input instead. */
function answerTo({ stdin, stderr }: Cli['process'], question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr, historySize: 0 });
  return new Promise((resolve) => {
    lines.once('close', () => resolve(''));
    // While a line is read the terminal sends Ctrl-C as a character: it has to end the command here as anywhere.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}
