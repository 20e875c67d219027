import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CairnError } from '../core/errors.ts';
import { plainText } from './plain-text.ts';

/** A terminal on which somebody can be asked something. */
export interface Asking {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Whether a person sits at the other end. */
export function canAsk({ stdin, stderr }: Asking): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** Asks for a password, without showing what is typed. The question goes to stderr: stdout is for answers. */
export async function askPassword({ stdin, stderr }: Asking, question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: true, historySize: 0 });
  // While a line is read the terminal sends Ctrl-C as a character: it has to end the command here as anywhere.
  lines.once('SIGINT', () => {
    lines.close();
    stderr.write('\n');
    process.kill(process.pid, 'SIGINT');
  });
  stderr.write(`${plainText(question)} `);
  try {
    return await lines.question('');
  } finally {
    lines.close();
    stderr.write('\n');
  }
}

/**
 * A new password, typed twice.
 *
 * @throws CairnError `keystore-password-missing` when the two differ or are empty
 */
export async function askNewPassword(asking: Asking, question: string): Promise<string> {
  const password = await askPassword(asking, question);
  if (password === '') {
    throw new CairnError('keystore-password-missing', 'no password was typed', {
      remedy: 'choose one that nobody guesses: whoever has the file and the password can sign in your name',
    });
  }
  if ((await askPassword(asking, 'The same again:')) === password) return password;
  throw new CairnError('keystore-password-missing', 'the two passwords are not the same', {
    remedy: 'run the command again',
  });
}
