/**
 * Issues what was earned in a store, as a process of its own that a test can kill. Says `ready` once it begins.
 *
 * Usage: `node issuing-process.ts DATABASE`
 */
import { parseAddress, parseHash32 } from '../../service/core/hex.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { openStore } from '../../service/store/store.ts';

const [database = ''] = process.argv.slice(2);
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
const store = await openStore(database);
const keccak = await createWasmKeccak256();
console.log('ready');
await issueAwards(
  {
    store,
    deployment,
    issuer: { did: 'did:web:college.example', name: 'Example College', issuerId: 1n },
    publicUrl: 'https://college.example',
    pins,
    publicPins: pins,
    digests: { sha: nativeSha256, keccak },
    signer: () => Promise.reject(new Error('nothing is signed here')),
    now: () => new Date(),
  },
  { awardIds: ['certificate'] },
);
await store.close();
