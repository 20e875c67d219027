import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, openApplication } from '../../service/application.ts';
import { localAccount } from '../../service/chain/local-accounts.ts';
import { writeConfiguration } from '../../service/configuration-file.ts';

/** An installation in a folder of its own, which nobody will anchor anything with: registry and issuer are made up. */
export interface ScratchApplication extends Application {
  /** The folder, for what the baselines write. */
  readonly folder: string;
  /** Closes it and removes the folder. */
  remove(): Promise<void>;
}

const REGISTRY = `0x${'c0'.repeat(20)}`;

/** Opens an installation as `application.ts` wires it, on a new database on the disk. */
export async function openScratchApplication(): Promise<ScratchApplication> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  await writeConfiguration(folder, {
    type: 'CairnConfiguration',
    version: 1,
    database: 'cairn.sqlite',
    publicUrl: 'http://localhost:4180',
    listen: { host: '127.0.0.1', port: 0 },
    deployment: {
      name: 'no chain at all',
      chainId: 31_337,
      registry: REGISTRY,
      codeHash: `0x${'00'.repeat(32)}`,
      finality: 'finalized',
      maxHeadAgeSeconds: 120,
      rpcUrls: ['http://127.0.0.1:1'],
    },
    issuer: { did: 'did:web:localhost%3A4180', name: 'Benchmark College', issuerId: '1' },
    keys: { anchor: { localPrivateKey: localAccount(2).privateKey } },
  });
  const application = await openApplication({ CAIRN_HOME: folder });
  return {
    ...application,
    folder,
    async remove() {
      await application.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
