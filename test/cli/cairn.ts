import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../service/cli/main.ts', import.meta.url));

/** What a `cairn` process left behind. */
export interface CairnRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON lines of stdout; empty without `--json`. */
  readonly records: readonly Record<string, unknown>[];
  /** The last record. */
  readonly summary: Record<string, unknown>;
  /** The error that `--json` puts on stderr; null when there is none. */
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly remedy: string | null;
    readonly details: Record<string, unknown>;
  } | null;
}

export interface CairnOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process as it starts: the place to kill it. */
  readonly started?: (child: ChildProcess) => void;
}

/** Runs the real command in a process of its own, as a person would. */
export async function cairn(args: readonly string[], { cwd, env = {}, started }: CairnOptions): Promise<CairnRun> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started?.(child);
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const run = { status, stdout: stdout(), stderr: stderr() };
  const records = args.includes('--json') ? jsonLines(run.stdout) : [];
  const failure = args.includes('--json') ? jsonLines(run.stderr).find((line) => 'error' in line) : undefined;
  return { ...run, records, summary: records.at(-1) ?? {}, error: toError(failure?.['error']) };
}

function textOf(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null) throw new Error(`not an object: ${line}`);
      return Object.fromEntries(Object.entries(value));
    });
}

function toError(value: unknown): CairnRun['error'] {
  if (typeof value !== 'object' || value === null) return null;
  const { code, message, remedy, details } = Object.fromEntries(Object.entries(value));
  return {
    code: String(code),
    message: String(message),
    remedy: typeof remedy === 'string' ? remedy : null,
    details: typeof details === 'object' && details !== null ? Object.fromEntries(Object.entries(details)) : {},
  };
}
