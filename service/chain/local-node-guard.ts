/**
 * Runs Anvil as a child and ends it when this process's standard input closes. Started by `startLocalNode`, never
 * imported.
 *
 * A node outlives a parent that is killed without warning (`kill -9`), keeps its port, and loses the blocks that it had
 * not yet written. The operating system closes the pipe of a dead parent whatever it died of, so this guard always
 * learns of it, and asks the node to end in the way that makes it write its state.
 *
 * Usage: `node local-node-guard.ts BINARY ARGUMENTS...`
 */
import { spawn } from 'node:child_process';

/** How long the node may take to write its state before it is ended by force, in milliseconds. */
const gracePeriod = 15_000;

const [binary, ...args] = process.argv.slice(2);
if (binary === undefined) {
  throw new Error('usage: local-node-guard.ts BINARY ARGUMENTS...');
}

const node = spawn(binary, args, { stdio: ['ignore', 'inherit', 'inherit'] });

const end = (): void => {
  node.kill('SIGTERM');
  setTimeout(() => node.kill('SIGKILL'), gracePeriod).unref();
};

process.stdin.on('end', end).on('close', end).resume();
// Once the parent is dead nobody reads the output; the node must still get the time to write its state.
process.stdout.on('error', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, end);
}
node.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
node.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
