/** Delivers in a process of its own, for those who kill it: node delivering-process.ts INSTALLATION(JSON) COHORT */

import { parsePins } from '../../service/core/pins.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { deliverCertificates } from '../../service/registrar/holders/deliver-certificates.ts';
import { openStore } from '../../service/store/store.ts';

const [file = '', pinsText = '', mailText = '', cohortId = ''] = process.argv.slice(2);
const pins = parsePins(JSON.parse(pinsText));
const [deployment] = pins.deployments;
const [issuer] = pins.issuers;
if (deployment === undefined || issuer === undefined) throw new Error('no pins');
const store = await openStore(file);
await deliverCertificates(
  {
    store,
    deployment,
    issuer: { did: issuer.did, name: 'Example College', issuerId: issuer.issuerId },
    publicUrl: 'https://college.example',
    mail: JSON.parse(mailText),
    pins,
    publicPins: pins,
    digests: { sha: nativeSha256, keccak: await createWasmKeccak256() },
    signer: () => Promise.reject(new Error('nothing is signed here')),
    now: () => new Date(),
  },
  { kind: 'terminal', id: 'rita', name: 'rita' },
  { cohortId },
);
await store.close();
