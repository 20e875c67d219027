import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CairnError } from '../core/errors.ts';
import { postJsonRpc } from './json-rpc.ts';
import { localNodeBinary } from './local-node-binary.ts';
import { keepStateLoadable } from './local-node-state.ts';

export interface LocalNodeOptions {
  /** TCP port on 127.0.0.1; 0 or absent: a free one. */
  readonly port?: number;
  /** Default 31337. */
  readonly chainId?: number;
  /**
   * Seconds between blocks, default 1. `null` mines a block for each transaction instead: quick for tests, but then the
   * last blocks never become final.
   */
  readonly blockTime?: number | null;
  /** Blocks of an epoch, default 1: with it a block is final two blocks later. */
  readonly slotsInAnEpoch?: number;
  /** File that the chain is kept in across starts. Absent: the chain lives as long as the node. */
  readonly state?: string;
  /** Seconds between writes of the state file, default 1. A `kill -9` of the node itself loses what came after. */
  readonly stateInterval?: number;
  /** Further arguments for Anvil, as `['--no-mining']`. */
  readonly args?: readonly string[];
}

export interface LocalNode {
  readonly url: string;
  readonly port: number;
  readonly chainId: number;
  /** How the chain began: new, from its state file, or from the state of an earlier start as the file was unreadable. */
  readonly origin: 'fresh' | 'resumed' | 'recovered';
  /** Ends the node after it has written its state; resolves once it is gone. */
  stop(): Promise<void>;
  /** Ends the node as a power cut would: nothing more is written. */
  kill(): Promise<void>;
}

const startDeadline = 20_000;
const stopDeadline = 20_000;
const running = new Set<ChildProcess>();

/**
 * Starts Anvil as a local chain, for the demo and for tests, and resolves once it answers.
 *
 * It listens on 127.0.0.1 only, and ends with `stop`, with this process, or when this process is killed.
 *
 * @throws CairnError `port-in-use`, `local-node-unavailable` or `local-node-failed`.
 */
export async function startLocalNode(options: LocalNodeOptions = {}): Promise<LocalNode> {
  const { chainId = 31337, blockTime = 1, slotsInAnEpoch = 1, port = 0 } = options;
  const origin = options.state === undefined ? 'fresh' : keepStateLoadable(options.state);
  const child = spawnGuarded(anvilArguments({ ...options, chainId, blockTime, slotsInAnEpoch, port }));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async (): Promise<void> => {
    killGroup(child);
    await exited;
  };
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await Promise.race([exited, sleep(stopDeadline, undefined, { ref: false })]);
    await kill();
  };
  try {
    const actualPort = await listening(child, port);
    const url = `http://127.0.0.1:${actualPort}`;
    const finalityDelay = blockTime === null ? 0 : 2 * slotsInAnEpoch * blockTime * 1000;
    await answering(
      url,
      origin === 'fresh' || blockTime === null ? 'latest' : 'finalized',
      startDeadline + finalityDelay,
    );
    return { url, port: actualPort, chainId, origin, stop, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

function anvilArguments(options: LocalNodeOptions & { readonly chainId: number; readonly port: number }): string[] {
  const args = ['--host', '127.0.0.1', '--port', `${options.port}`, '--chain-id', `${options.chainId}`];
  args.push('--slots-in-an-epoch', `${options.slotsInAnEpoch ?? 1}`);
  // Kept in memory only: by default a node that mines every second writes each block's state to the home folder.
  args.push('--prune-history', '512');
  if (options.blockTime !== null) {
    args.push('--block-time', `${options.blockTime ?? 1}`);
  }
  if (options.state !== undefined) {
    args.push('--state', options.state, '--state-interval', `${options.stateInterval ?? 1}`);
  }
  return [...args, ...(options.args ?? [])];
}

function spawnGuarded(args: readonly string[]): ChildProcess {
  const guard = fileURLToPath(new URL('./local-node-guard.ts', import.meta.url));
  // A process group of its own: Ctrl-C in a terminal must reach us alone, who then stop the node in good order.
  const child = spawn(process.execPath, ['--no-warnings', guard, localNodeBinary(), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  if (running.size === 0) {
    process.once('exit', endRunning);
  }
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

function endRunning(): void {
  // The pipes close with this process, which lets each node write its state and end: see local-node-guard.ts.
  for (const child of running) {
    child.stdin?.destroy();
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  if (process.platform === 'win32') {
    child.kill('SIGKILL');
    return;
  }
  process.kill(-child.pid, 'SIGKILL');
}

/** Resolves to the port once the node says that it listens: an answer on the port alone could be another program's. */
function listening(child: ChildProcess, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    const tooLate = setTimeout(() => reject(failed('did not start in time', output)), startDeadline);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        const match = /^Listening on 127\.0\.0\.1:(\d+)$/.exec(line);
        if (match?.[1] !== undefined) {
          clearTimeout(tooLate);
          resolve(Number(match[1]));
          output.length = 0;
        } else if (output.length < 200) {
          output.push(line);
        }
      });
    }
    child.once('error', (error) => reject(failed(error.message, output)));
    child.once('exit', () => {
      clearTimeout(tooLate);
      // Anvil reports a taken port as a line of text only; the answer is the same as for any server of ours.
      reject(
        output.some((line) => line.includes('Address already in use')) ? portInUse(port) : failed('ended', output),
      );
    });
  });
}

/**
 * Resolves once the state at `block` can be read. After a restart Anvil knows the state of the last block only, so that
 * what it calls final cannot be read until it has mined a few more.
 */
async function answering(url: string, block: 'latest' | 'finalized', deadline: number): Promise<void> {
  const end = Date.now() + deadline;
  const params = ['0x0000000000000000000000000000000000000000', block];
  for (;;) {
    const outcome = await postJsonRpc(url, [{ method: 'eth_getBalance', params }], { timeoutMs: 2_000 });
    if (outcome.kind === 'answered' && outcome.answers[0]?.kind === 'result') {
      return;
    }
    if (Date.now() > end) {
      throw failed(`listens at ${url} but does not answer`, []);
    }
    await sleep(50);
  }
}

function portInUse(port: number): CairnError {
  return new CairnError('port-in-use', `Port ${port} of 127.0.0.1 is in use by another program.`, {
    remedy: 'End that program (it may be a demo that runs already) or choose another port.',
    details: { port },
  });
}

function failed(what: string, output: readonly string[]): CairnError {
  return new CairnError('local-node-failed', `The local node ${what}.`, {
    details: { output: output.slice(-10).join('\n') },
  });
}
