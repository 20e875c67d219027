import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKeystore, writeKeystore } from '../../service/chain/keystore.ts';
import { localAccount } from '../../service/chain/local-accounts.ts';
import { plainKeySigner } from '../../service/chain/plain-key.ts';

describe('an encrypted keystore file', () => {
  const { address, privateKey } = localAccount(0);
  const cheap = { scryptCost: 2 ** 10 };
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-keystore-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('opens with its password and signs as the account that was put in', async () => {
    const path = join(folder, 'keys', 'anchor.json');
    expect(await writeKeystore(path, privateKey, 'a pass phrase', cheap)).toMatchObject({ address });
    expect(await readKeystore(path, 'a pass phrase')).toMatchObject({ address });
  });

  it('is readable by its owner alone and does not hold the key in the open', async () => {
    const path = join(folder, 'mode.json');
    await writeKeystore(path, privateKey, 'a pass phrase', cheap);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).not.toContain(privateKey.slice(2));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 3 });
  });

  it('costs a second to open by default, so that passwords cannot be tried in bulk', async () => {
    const path = join(folder, 'default.json');
    await writeKeystore(path, privateKey, 'a pass phrase');
    const { Crypto } = JSON.parse(readFileSync(path, 'utf8'));
    expect(Crypto.kdfparams).toMatchObject({ n: 131072, r: 8, p: 1 });
    await expect(readKeystore(path, 'another')).rejects.toMatchObject({ code: 'keystore-password-wrong' });
  });

  it('refuses a wrong password, a missing file, what is no keystore, and a damaged one', async () => {
    const path = join(folder, 'refused.json');
    await writeKeystore(path, privateKey, 'a pass phrase', cheap);
    await expect(readKeystore(path, 'a pass phrase ')).rejects.toMatchObject({ code: 'keystore-password-wrong' });
    await expect(readKeystore(join(folder, 'none.json'), 'x')).rejects.toMatchObject({ code: 'keystore-missing' });
    for (const text of ['', '{}', '[1]', 'no json']) {
      const bad = join(folder, 'bad.json');
      writeFileSync(bad, text);
      await expect(readKeystore(bad, 'x')).rejects.toMatchObject({ code: 'keystore-malformed' });
    }
    const damaged = JSON.parse(readFileSync(path, 'utf8'));
    damaged.Crypto.cipher = 'rot-13';
    const damagedPath = join(folder, 'damaged.json');
    writeFileSync(damagedPath, JSON.stringify(damaged));
    await expect(readKeystore(damagedPath, 'a pass phrase')).rejects.toMatchObject({ code: 'keystore-malformed' });
  });

  it('is never overwritten', async () => {
    const path = join(folder, 'kept.json');
    await writeKeystore(path, privateKey, 'first', cheap);
    const second = writeKeystore(path, localAccount(1).privateKey, 'second', cheap);
    await expect(second).rejects.toMatchObject({ code: 'keystore-exists' });
    expect(await readKeystore(path, 'first')).toMatchObject({ address });
  });
});

describe('a key in the open', () => {
  const { address, privateKey } = localAccount(0);

  it('signs on local chains only', () => {
    for (const chainId of [31337, 1337]) expect(plainKeySigner(privateKey, chainId)).toMatchObject({ address });
    for (const chainId of [1, 11155111]) {
      expect(() => plainKeySigner(privateKey, chainId)).toThrow(expect.objectContaining({ code: 'plain-key-refused' }));
    }
  });

  it('never shows up in the error about it', () => {
    const mistyped = `${privateKey.slice(0, -1)}x`;
    expect(() => plainKeySigner(mistyped, 31337)).toThrow(expect.objectContaining({ code: 'malformed-hex' }));
    expect(() => plainKeySigner(mistyped, 31337)).toThrow(/^(?!.*ac0974)/);
  });
});
