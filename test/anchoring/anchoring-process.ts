/**
 * Anchors what waits in a store, as a process of its own that a test can kill. Says `ready` once it begins, `state` as
 * it goes on, `done` at the end.
 *
 * Usage: `node anchoring-process.ts DATABASE DEPLOYMENT_JSON ISSUER_ID`
 */
import { localAccount } from '../../service/chain/local-accounts.ts';
import { privateKeySigner } from '../../service/chain/transaction-signing.ts';
import { parsePins } from '../../service/core/pins.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { openStore } from '../../service/store/store.ts';

const [database = '', deploymentJson = '', issuerId = ''] = process.argv.slice(2);
const pins = parsePins({ deployments: [parseStrictJson(Buffer.from(deploymentJson))], issuers: [] });
const [deployment] = pins.deployments;
if (deployment === undefined) throw new Error('no deployment');
const store = await openStore(database);
console.log('ready');
await anchorBatches(
  {
    store,
    deployment,
    issuer: { did: 'did:web:college.example', name: 'Example College', issuerId: BigInt(issuerId) },
    publicUrl: 'https://college.example',
    pins,
    publicPins: pins,
    digests: { sha: nativeSha256, keccak: await createWasmKeccak256() },
    signer: async () => privateKeySigner(localAccount(2).privateKey),
    now: () => new Date(),
  },
  [],
  ({ done }) => console.log(`state ${done}`),
);
await store.close();
console.log('done');
