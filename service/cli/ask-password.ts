import { createInterface } from 'node:readline';
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

/**
 * Asks for a password, without showing what is typed.
 *
 * @throws CairnError `keystore-password-missing` when the person ends the input instead
 */
export async function askPassword(asking: Asking, question: string): Promise<string> {
  const [password = ''] = await askHidden(asking, [question]);
  return password;
}

/**
 * A new password, typed twice.
 *
 * @throws CairnError `keystore-password-missing` when the two differ or are empty
 */
export async function askNewPassword(asking: Asking, question: string): Promise<string> {
  const [password, repeated] = await askHidden(asking, [question, 'The same again:']);
  if (password === undefined || password === '') {
    throw missing('no password was typed', 'choose one that nobody guesses: whoever has both can sign in your name');
  }
  if (password !== repeated) throw missing('the two passwords are not the same', 'run the command again');
  return password;
}

/** The answers to questions, one after the other. The questions go to stderr: stdout is for answers. */
function askHidden({ stdin, stderr }: Asking, questions: readonly string[]): Promise<string[]> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: true, historySize: 0 });
  const answers: string[] = [];
  const ask = (): void => void stderr.write(`${plainText(questions[answers.length] ?? '')} `);
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      stderr.write('\n');
      answers.push(line);
      if (answers.length < questions.length) ask();
      else lines.close();
    });
    // While a line is read the terminal sends Ctrl-C as a character: it has to end the command here as anywhere.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.once('close', () => {
      if (answers.length >= questions.length) resolve(answers);
      else reject(missing('no password was typed', 'run the command again, or set CAIRN_KEYSTORE_PASSWORD'));
    });
    ask();
  });
}

function missing(message: string, remedy: string): CairnError {
  return new CairnError('keystore-password-missing', message, { remedy });
}
