import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const home = mkdtempSync(join(tmpdir(), 'cairn-readme-'));
/** As a visitor's own terminal has it: what npm hands to the scripts that it runs would tell `npx` other things. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
  CAIRN_HOME: home,
  NO_COLOR: '1',
};

/** The commands of the README's `sh` blocks, in order; a comment says with which status one ends when not with 0. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ line, status: Number(/# exit (\d)/.exec(line)?.[1] ?? 0) }));

let demo: ChildProcess;
let publicUrl = '';

beforeAll(async () => {
  demo = spawn(process.execPath, ['scripts/demo.ts'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await printed(demo, 'Try it:');
  const { publicUrl: url } = JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'));
  publicUrl = url;
}, 180_000);

afterAll(async () => {
  const ended = new Promise((resolve) => demo.once('exit', resolve));
  demo.kill('SIGTERM');
  await ended;
  rmSync(home, { recursive: true, force: true });
}, 60_000);

describe("the README's commands, with the demo running", () => {
  it('are there to be run', () => {
    expect(commands.length).toBeGreaterThan(10);
  });

  it.each(commands)('$line', { timeout: 120_000 }, async ({ line, status }) => {
    const outcome = await shell(line.replaceAll('http://localhost:4180', publicUrl));
    expect(outcome.status, outcome.output).toBe(status);
  });
});

describe("the README's links into the project", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);

  it.each(links)('%s leads somewhere', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});

function shell(command: string): Promise<{ status: number | null; output: string }> {
  // This very Node first: `npx` and the command's own first line look it up by name.
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const child = spawn('bash', ['-o', 'pipefail', '-c', command], {
    cwd: root,
    env: { ...environment, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

function printed(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes(text)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${output}`)));
  });
}
