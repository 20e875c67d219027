import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type Pins, parsePins } from '../../service/core/pins.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';

const script = join(import.meta.dirname, '../../scripts/demo.ts');

const summarySchema = z.object({
  certificates: z.int(),
  statements: z.int(),
  batches: z.int(),
  gasUsed: z.int(),
  seconds: z.number(),
  files: z.object({ valid: z.string(), pdf: z.string(), revoked: z.string(), tampered: z.string() }),
  rpcUrl: z.url(),
  registry: z.string().regex(/^0x[0-9a-f]{40}$/),
  verifyUrl: z.url(),
  deskUrl: z.url(),
  waysIn: z.object({ deskKey: z.string(), holderUrl: z.url(), learnerUrl: z.url() }).nullable(),
});

/** The demonstration's last line. */
export type Summary = z.output<typeof summarySchema>;

/** The demonstration as a process of its own. */
export interface RunningDemo {
  readonly child: ChildProcess;
  /** What it has written to stderr so far: its steps. */
  readonly steps: readonly string[];
  /** Resolves with the code or the signal that it ended by. */
  readonly ended: Promise<number | string>;
  /** Its standard output, once it has ended. */
  readonly output: readonly string[];
}

/** Starts `node scripts/demo.ts` in a folder. */
export function startDemo(folder: string, ...args: string[]): RunningDemo {
  const { CAIRN_HOME, CAIRN_RPC_URL, PORT, HOST, ...environment } = process.env;
  const child = spawn(process.execPath, ['--no-warnings', script, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, steps]: [string[], string[]] = [[], []];
  if (child.stdout === null || child.stderr === null) throw new Error('the demonstration has no output');
  createInterface({ input: child.stdout }).on('line', (line) => output.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => steps.push(line));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  return { child, steps, output, ended };
}

/** Runs the demonstration to its end; @throws Error with what it said when it ends badly */
export async function runDemo(
  folder: string,
  ...args: string[]
): Promise<{ summary: Summary; steps: readonly string[] }> {
  const { ended, output, steps } = startDemo(folder, '--once', '--json', ...args);
  const how = await ended;
  if (how !== 0) throw new Error(`the demonstration ended with ${how}:\n${steps.join('\n')}`);
  return { summary: summaryOf(output), steps };
}

/** The summary in the last line of the output. */
export function summaryOf(output: readonly string[]): Summary {
  return summarySchema.parse(JSON.parse(output.at(-1) ?? ''));
}

/** Whether a node still answers at an address. */
export async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'POST', body: '{}', signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    // Nobody listens there: what this asks about.
    return false;
  }
}

/** What a demonstration in this folder pins. */
export async function pinsIn(folder: string): Promise<Pins> {
  return parsePins(parseStrictJson(await readFile(join(folder, '.cairn', 'pins.json'))));
}
