/**
 * `npm test`: everything that has to hold, each part named as it runs, and the count of tests at the end.
 *
 * `npm test -- FILTER...` runs only the vitest files whose path holds one of the filters. With `CI=true` nothing may be
 * skipped for a missing part.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const HARDHAT = 'node_modules/hardhat/dist/src/cli.js';
const filters = process.argv.slice(2);

interface Count {
  passed: number;
  failed: number;
}

/** Checks that count as one test each: they pass or fail as a whole. */
const CHECKS: readonly (readonly [title: string, script: string, ...args: string[]])[] = [
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  ['Solidity lint', 'node_modules/solhint/solhint.js', '--max-warnings', '0', 'contracts/**/*.sol'],
  ['generated ABI is fresh', 'scripts/abi.ts', '--check'],
  ['frozen vectors are fresh', 'scripts/vectors.ts', '--check'],
];

const total: Count = { passed: 0, failed: 0 };

const started = performance.now();
await build(['contracts', 'pages']);
if (filters.length === 0) {
  for (const [title, script, ...args] of CHECKS) {
    const { code, output } = await run(script, args, false);
    report(title, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
    if (code !== 0) console.log(output);
  }
  report('Solidity tests', await solidityTests());
}
report('vitest', await vitest());
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`in ${seconds} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function report(title: string, count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
  console.log(`${count.failed === 0 ? 'ok    ' : 'FAILED'} ${title}: ${count.passed} passed, ${count.failed} failed`);
}

async function solidityTests(): Promise<Count> {
  const { code, output } = await run(HARDHAT, ['test', 'solidity'], false);
  const passed = Number(/(\d+) passing/.exec(output)?.[1] ?? 0);
  const failed = Number(/(\d+) failing/.exec(output)?.[1] ?? 0);
  if (code !== 0) console.log(output);
  // A run that ends badly, or that finds no test, has failed even if it names no failing one.
  return { passed, failed: (code === 0 && passed > 0) || failed > 0 ? failed : 1 };
}

async function vitest(): Promise<Count> {
  const outputFile = join(tmpdir(), `cairn-vitest-${process.pid}.json`);
  const { code } = await run(
    'node_modules/vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`, ...filters],
    true,
  );
  try {
    const parsed: unknown = JSON.parse(await readFile(outputFile, 'utf8'));
    const passed = numberAt(parsed, 'numPassedTests');
    const failed = numberAt(parsed, 'numFailedTests') + (numberAt(parsed, 'numFailedTestSuites') > 0 ? 1 : 0);
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  } finally {
    await rm(outputFile, { force: true });
  }
}

function numberAt(value: unknown, key: string): number {
  if (typeof value !== 'object' || value === null) return 0;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'number' ? found : 0;
}

/** Runs a script of the project with this very Node; its output is shown as it comes, or returned. */
async function run(script: string, args: readonly string[], shown: boolean): Promise<{ code: number; output: string }> {
  const chunks: Buffer[] = [];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  child.stdout?.on('data', (data: Buffer) => chunks.push(data));
  child.stderr?.on('data', (data: Buffer) => chunks.push(data));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}
