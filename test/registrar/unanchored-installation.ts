import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CairnError } from '../../service/core/errors.ts';
import { parseAddress, parseHash32 } from '../../service/core/hex.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { openStore } from '../../service/store/store.ts';
import { did } from './installation-on-anvil.ts';

/** An installation with a real store, for what asks no chain: no key opens, and no node answers. */
export async function openUnanchored(
  now: Date,
): Promise<{ installation: Installation; databaseFile: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-registrar-'));
  const deployment = {
    name: 'no chain is asked here',
    chainId: 31337,
    registry: parseAddress(`0x${'11'.repeat(20)}`),
    codeHash: parseHash32(`0x${'22'.repeat(32)}`),
    finality: 'finalized' as const,
    maxHeadAgeSeconds: 60,
    rpcUrls: [],
  };
  const pins = { deployments: [deployment], issuers: [] };
  const databaseFile = join(folder, 'cairn.sqlite');
  const store = await openStore(databaseFile);
  return {
    databaseFile,
    installation: {
      store,
      deployment,
      issuer: { did, name: 'Example College', issuerId: 1n },
      publicUrl: 'https://college.example',
      pins,
      publicPins: pins,
      digests: { sha: nativeSha256, keccak: await createWasmKeccak256() },
      signer: () => Promise.reject(new CairnError('key-missing', 'nothing is signed here')),
      now: () => now,
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
