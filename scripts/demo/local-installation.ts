import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ChainNode } from '../../service/chain/chain-node.ts';
import { deployRegistry } from '../../service/chain/deploy-registry.ts';
import { localAccount } from '../../service/chain/local-accounts.ts';
import { type LocalNode, startLocalNode } from '../../service/chain/local-node.ts';
import { privateKeySigner } from '../../service/chain/transaction-signing.ts';
import { cairnHome, readConfiguration } from '../../service/config.ts';
import { writeConfiguration } from '../../service/configuration-file.ts';

/** Preferred at the first start; when another program has one of them, a free port is taken and kept from then on. */
const HTTP_PORT = 4180;
const RPC_PORT = 8545;

/** The folder of a demonstration, with its chain. */
export interface LocalInstallation {
  readonly home: string;
  readonly node: LocalNode;
  /** An earlier start has left its state here. */
  readonly resumed: boolean;
}

/**
 * Starts the local chain, deploys the registry where it does not stand yet, and writes the configuration that the
 * service and later commands in this folder read. A second start finds port, registry and files again.
 *
 * @throws CairnError `port-in-use` when a port of an earlier start is taken now; `local-node-failed`
 */
export async function startLocalInstallation(issuerName: string): Promise<LocalInstallation> {
  const home = cairnHome(process.env);
  const known = existsSync(join(home, 'config.json')) ? readConfiguration(process.env) : null;
  const rpcPort = known === null ? await freePort(RPC_PORT) : Number(new URL(known.deployment.rpcUrls[0] ?? '').port);
  const node = await startLocalNode({ port: rpcPort, state: join(home, 'chain', 'state.json') });
  try {
    const deployer = privateKeySigner(localAccount(0).privateKey);
    const { registry, codeHash } = await deployRegistry(new ChainNode(node.url), deployer, node.chainId);
    if (known === null) await writeFirst(home, node, issuerName, { registry, codeHash });
    return { home, node, resumed: known !== null };
  } catch (error) {
    await node.stop();
    throw error;
  }
}

async function writeFirst(
  home: string,
  node: LocalNode,
  issuerName: string,
  { registry, codeHash }: { readonly registry: string; readonly codeHash: string },
): Promise<void> {
  const port = await freePort(HTTP_PORT);
  const deployment = {
    name: 'the local chain of the demonstration',
    chainId: node.chainId,
    registry,
    codeHash,
    finality: 'finalized',
    maxHeadAgeSeconds: 120,
    rpcUrls: [node.url],
  };
  await writeConfiguration(home, {
    type: 'CairnConfiguration',
    version: 1,
    database: 'cairn.sqlite',
    publicUrl: `http://localhost:${port}`,
    listen: { host: '127.0.0.1', port },
    deployment,
    issuer: { did: `did:web:localhost%3A${port}`, name: issuerName, issuerId: null },
    // Keys that everybody knows, for a chain that runs on this machine alone.
    keys: {
      admin: { localPrivateKey: localAccount(1).privateKey },
      anchor: { localPrivateKey: localAccount(2).privateKey },
      revoke: { localPrivateKey: localAccount(3).privateKey },
    },
  });
}

/** The preferred port when it is free on loopback, or one that is. */
async function freePort(preferred: number): Promise<number> {
  for (const port of [preferred, 0]) {
    const found = await new Promise<number | null>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(null));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        const taken = typeof address === 'object' && address !== null ? address.port : null;
        server.close(() => resolve(taken));
      });
    });
    if (found !== null) return found;
  }
  throw new Error('no free port on 127.0.0.1');
}
