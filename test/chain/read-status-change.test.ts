import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStatusChange } from '../../service/chain/read-status-change.ts';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { changeStatus, revokeBatch } from '../../service/registrar/corrections/change-status.ts';
import { type AnvilInstallation, at, startInstallation } from '../registrar/installation-on-anvil.ts';

let setting: AnvilInstallation;
beforeAll(async () => {
  setting = await startInstallation();
});
afterAll(() => setting.close());

/** Two certificates of one batch, and what is asked of each. */
async function anchored() {
  const { installation, chain } = setting;
  const { batch, hashes } = await setting.seal(2);
  await anchorBatches(installation, [batch.batch_id]);
  const queries = await Promise.all(
    hashes.map(async (hash) => {
      const { text } = await certificateOf(installation, hash);
      const { issuerId, root, index } = parseCertificateFile(new TextEncoder().encode(text)).anchor;
      return { deployment: installation.deployment, issuerId, root, index, fromBlock: 0 };
    }),
  );
  const read = async (n: number, status: 'revoked' | 'suspended') =>
    readStatusChange({ ...at(queries, n), status, toBlock: (await chain.reader.head()).number });
  return { batch, hashes, queries, read };
}

describe('why and when a certificate came to its status', () => {
  it('is read from the newest event that names it, and not from one that names its neighbour', async () => {
    const { installation, chain } = setting;
    const { hashes, read } = await anchored();
    await changeStatus(installation, 'suspend', [at(hashes, 0)], 'certificate-hold');
    await changeStatus(installation, 'reinstate', [at(hashes, 0)], 'unspecified');
    await changeStatus(installation, 'suspend', [at(hashes, 0)], 'academic-misconduct');
    const change = await read(0, 'suspended');
    const block = await chain.reader.blockAt(change?.blockNumber ?? 0);
    expect(change).toMatchObject({ reason: 'academic-misconduct', at: block?.timestamp });
    expect(await read(1, 'suspended')).toBeNull();
    expect(await read(0, 'revoked')).toBeNull();
  });

  it('is that of the whole batch, where the whole batch was revoked', async () => {
    const { batch, read } = await anchored();
    await revokeBatch(setting.installation, batch.batch_id, 'cessation-of-operation');
    expect(await read(1, 'revoked')).toMatchObject({ reason: 'cessation-of-operation' });
  });

  it('is asked of the next endpoint where one does not answer, and left out where none does', async () => {
    const { hashes, queries } = await anchored();
    await changeStatus(setting.installation, 'revoke', [at(hashes, 0)], 'issued-in-error');
    const { deployment } = setting.installation;
    const through = (rpcUrls: readonly string[]) =>
      readStatusChange({
        ...at(queries, 0),
        deployment: { ...deployment, rpcUrls },
        status: 'revoked',
        toBlock: 10_000,
      });
    expect(await through(['http://127.0.0.1:9', ...deployment.rpcUrls])).toMatchObject({ reason: 'issued-in-error' });
    expect(await through(['http://127.0.0.1:9'])).toBeNull();
  });

  it('is not asked for without end of a node that hands out one block at a time', async () => {
    const { hashes, queries } = await anchored();
    await changeStatus(setting.installation, 'revoke', [at(hashes, 0)], 'issued-in-error');
    let asked = 0;
    const miserly: typeof fetch = async (_input, init) => {
      asked += 1;
      const { id } = JSON.parse(String(init?.body));
      return Response.json({ jsonrpc: '2.0', id, error: { code: -32_005, message: 'too many blocks' } });
    };
    const query = { ...at(queries, 0), status: 'revoked', toBlock: 2_000_000 } as const;
    expect(await readStatusChange(query, { fetch: miserly })).toBeNull();
    expect(asked).toBeLessThan(100);
  });
});
