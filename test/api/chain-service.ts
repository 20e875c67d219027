import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../service/api/create-app.ts';
import { listen } from '../../service/api/listen.ts';
import { type Application, openApplication } from '../../service/application.ts';
import { localAccount } from '../../service/chain/local-accounts.ts';
import type { LocalNodeOptions } from '../../service/chain/local-node.ts';
import { keepIssuerId, writeConfiguration } from '../../service/configuration-file.ts';
import type { CairnError } from '../../service/core/errors.ts';
import { deploymentPinToJson } from '../../service/core/pins-json.ts';
import type { Role } from '../../service/registrar/access/actor.ts';
import { createApiKey } from '../../service/registrar/access/api-keys.ts';
import type { MailSettings } from '../../service/registrar/holders/mail-settings.ts';
import { registerIssuer } from '../../service/registrar/issuer/register-issuer.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';
import { type Answer, type Send, senderTo } from './asked.ts';

/** The service as `main.ts` runs it: configured, wired, with its own anchoring, over a real chain. */
export interface ChainService {
  readonly application: Application;
  readonly chain: RegistryOnAnvil;
  /** What anchoring could not go on with, by code. */
  readonly reported: readonly CairnError[];
  readonly send: Send;
  /** Asks until the answer is as wanted. */
  until(path: string, token: string, wanted: (answer: Answer) => boolean): Promise<Answer>;
  key(role: Role): Promise<string>;
  close(): Promise<void>;
}

const account = { admin: 1, anchor: 2, revoke: 3 } as const;

/** @param without keys that the configuration does not name */
export async function startChainService({
  without = [],
  pagesDirectory = '/nonexistent',
  nodeOptions = {},
  mail,
}: {
  readonly without?: readonly 'revoke'[];
  readonly pagesDirectory?: string;
  readonly nodeOptions?: LocalNodeOptions;
  readonly mail?: MailSettings;
} = {}): Promise<ChainService> {
  const home = await mkdtemp(join(tmpdir(), 'cairn-chain-service-'));
  const chain = await startRegistry(nodeOptions);
  const port = await freePort();
  const keyOf = (role: keyof typeof account) => ({ localPrivateKey: localAccount(account[role]).privateKey });
  await writeConfiguration(home, {
    type: 'CairnConfiguration',
    version: 1,
    database: 'cairn.sqlite',
    publicUrl: `http://localhost:${port}`,
    listen: { host: 'localhost', port },
    // The head is final at once: what the tests are about begins there.
    deployment: deploymentPinToJson({ ...chain.pin, finality: { confirmations: 1 } }),
    issuer: { did: `did:web:localhost%3A${port}`, name: 'Example College', issuerId: null },
    keys: {
      admin: keyOf('admin'),
      anchor: keyOf('anchor'),
      ...(without.includes('revoke') ? {} : { revoke: keyOf('revoke') }),
    },
  });
  await register(home, chain);
  const application = await openApplication({ CAIRN_HOME: home });
  const { publicRegistrar, configuration } = application;
  const installation = mail === undefined ? application.installation : { ...application.installation, mail };
  const app = createApp(
    { installation, registrar: publicRegistrar },
    { pagesDirectory, logger: pino({ level: 'silent' }) },
  );
  const server = await listen(app, configuration.listen);
  const ending = new AbortController();
  const reported: CairnError[] = [];
  const anchoring = application.anchor(ending.signal, (error) => void reported.push(error), { pollMs: 20 });
  const send = senderTo(configuration.publicUrl);
  return {
    application,
    chain,
    reported,
    send,
    until: async (path, token, wanted) => {
      for (const deadline = Date.now() + 30_000; ; ) {
        const answer = await send('GET', path, token);
        if (wanted(answer)) return answer;
        if (Date.now() > deadline) throw new Error(`never came: ${answer.text}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    key: async (role) => (await createApiKey(installation, { name: `a ${role}`, role, days: 1 })).token,
    close: async () => {
      ending.abort();
      await Promise.all([server.close(), anchoring]);
      await application.close();
      await chain.anvil.stop();
      await rm(home, { recursive: true });
    },
  };
}

/** With the keys of the test's accounts: whichever the configuration names. */
async function register(home: string, chain: RegistryOnAnvil): Promise<void> {
  const application = await openApplication({ CAIRN_HOME: home });
  const installation = {
    ...application.installation,
    signer: async (role: keyof typeof account) => chain.signer(account[role]),
  };
  await registerIssuer(installation, (issuerId) => keepIssuerId(home, issuerId));
  await application.close();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
