import { headAgeSeconds } from '../chain/clock-check.ts';
import type { BlockReference } from '../core/chain-reading.ts';
import { CairnError, type ErrorCode } from '../core/errors.ts';
import { findWriteProblem } from '../store/write-check.ts';
import { findPinnedRegistry } from './anchoring/pinned-registry.ts';
import type { Installation } from './installation.ts';

/** How an installation is. Plain JSON, as the API answers it. */
export interface Health {
  /** `degraded`: proofs are still handed out, but nothing can be read from the chain. `failing`: the store is not well. */
  readonly status: 'ok' | 'degraded' | 'failing';
  readonly store: {
    readonly writable: boolean;
    /** Null when it takes writes, or another process is writing just now; else as `store-read-only`. */
    readonly problem: ErrorCode | null;
  };
  readonly chain: {
    /** What people call it, and the chain id that a node has to have. */
    readonly name: string;
    readonly chainId: number;
    /**
     * Null when a node was heard that serves this chain and the pinned code and keeps up; else `chain-unavailable`,
     * `wrong-chain`, `registry-unknown` or `chain-stale`.
     */
    readonly problem: ErrorCode | null;
    readonly head: BlockReference | null;
    readonly headAgeSeconds: number | null;
  };
}

/** Looks at what the installation rests on. A problem is an answer here, not an error. */
export async function healthOf(installation: Installation): Promise<Health> {
  const [problem, chain] = await Promise.all([findWriteProblem(installation.store), chainHealth(installation)]);
  const status = problem !== null ? 'failing' : chain.problem !== null ? 'degraded' : 'ok';
  return { status, store: { writable: problem === null, problem }, chain };
}

const KEPT_MS = 1_000;

/**
 * The same for whoever asks within a second: anyone may, and as often as they like, and each look costs a question to a
 * node of the chain.
 */
export function briefHealthOf(installation: Installation): () => Promise<Health> {
  let last: { readonly at: number; readonly health: Promise<Health> } | undefined;
  return async () => {
    const at = performance.now();
    if (last === undefined || at - last.at > KEPT_MS) last = { at, health: healthOf(installation) };
    return await last.health;
  };
}

async function chainHealth({ deployment, now }: Installation): Promise<Health['chain']> {
  const { name, chainId } = deployment;
  try {
    const { head } = await findPinnedRegistry(deployment, now());
    return { name, chainId, problem: null, head, headAgeSeconds: headAgeSeconds(head, now()) };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    return { name, chainId, problem: error.code, head: null, headAgeSeconds: null };
  }
}
