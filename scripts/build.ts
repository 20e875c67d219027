/**
 * Compiles the contracts, refreshes what is generated from them, and bundles the pages. `npm run build` does all of it;
 * the demo, the service and the tests call the parts that they need, and a part that is fresh is skipped.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

interface Part {
  readonly name: 'contracts' | 'pages';
  /** Files and folders that it is made from. */
  readonly inputs: readonly string[];
  /** What it makes; when it is missing, the part is stale. */
  readonly output: string;
  readonly steps: readonly (readonly [script: string, ...args: string[]])[];
}

const PARTS: Record<Part['name'], Part> = {
  contracts: {
    name: 'contracts',
    inputs: ['contracts', 'test/contracts/oracle', 'hardhat.config.ts', 'package-lock.json'],
    output: 'artifacts/contracts/CredentialRegistry.sol/CredentialRegistry.json',
    steps: [['scripts/abi.ts']],
  },
  pages: {
    name: 'pages',
    inputs: [
      'service/web',
      'service/core',
      'service/pathway',
      'service/chain',
      'service/audit',
      'service/formats',
      'package-lock.json',
    ],
    output: 'dist/web/verify/index.html',
    steps: [['node_modules/vite/bin/vite.js', 'build', '--config', 'service/web/vite.config.ts', '--logLevel', 'warn']],
  },
};

/** Makes the named parts, where what they are made from has changed since. Returns those that were made. */
export async function build(names: readonly Part['name'][], force = false): Promise<Part['name'][]> {
  const made: Part['name'][] = [];
  for (const name of names) {
    const part = PARTS[name];
    const stamp = join(root, 'dist', `.${name}.stamp`);
    const digest = await digestOf(part.inputs);
    if (!force && (await textOf(stamp)) === digest && (await textOf(join(root, part.output))) !== null) continue;
    for (const [script, ...args] of part.steps) await run(script, args);
    await mkdir(dirname(stamp), { recursive: true });
    // After the steps: making the contracts refreshes files that the pages are made from.
    await writeFile(stamp, await digestOf(part.inputs));
    made.push(name);
  }
  return made;
}

/** Runs a script of the project with this very Node, silent unless it fails. */
async function run(script: string, args: readonly string[]): Promise<void> {
  const output: Buffer[] = [];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (data: Buffer) => output.push(data));
  child.stderr.on('data', (data: Buffer) => output.push(data));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${Buffer.concat(output).toString('utf8')}`);
}

async function digestOf(inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesIn(join(root, input))) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

if (import.meta.main) {
  const started = performance.now();
  const named = Object.values(PARTS)
    .map(({ name }) => name)
    .filter((name) => process.argv.includes(name));
  const made = await build(named.length > 0 ? named : ['contracts', 'pages'], process.argv.includes('--force'));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(made.length === 0 ? 'Everything is fresh.' : `Built ${made.join(' and ')} in ${seconds} s.`);
}
