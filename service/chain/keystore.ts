import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { decryptKeystoreJson, encryptKeystoreJson, isKeystoreJson } from 'ethers/wallet';
import { CairnError } from '../core/errors.ts';
import { type Hex, isHash32 } from '../core/hex.ts';
import { privateKeySigner, type Signer } from './transaction-signing.ts';

export interface KeystoreOptions {
  /** Cost of scrypt as a power of two, default 2^17 (about a second); less only for tests. */
  readonly scryptCost?: number;
}

/**
 * Writes a private key, encrypted with a password, as a keystore of version 3 (Web3 Secret Storage: scrypt and
 * AES-128-CTR), readable by its owner alone. It is on disk when this resolves. Never overwrites.
 *
 * @throws CairnError `keystore-exists`
 */
export async function writeKeystore(
  path: string,
  privateKey: Hex,
  password: string,
  options: KeystoreOptions = {},
): Promise<Signer> {
  if (existsSync(path)) throw exists(path);
  const signer = privateKeySigner(privateKey);
  const account = { address: signer.address, privateKey };
  const json = await encryptKeystoreJson(account, password, {
    scrypt: { N: options.scryptCost ?? 2 ** 17, r: 8, p: 1 },
  });
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openNew(path);
  try {
    // The mode of `open` passes through the umask, which may take the owner's own rights but never adds any.
    chmodSync(path, 0o600);
    writeFileSync(file, `${json}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return signer;
}

/**
 * Opens a keystore.
 *
 * @throws CairnError `keystore-missing`, `keystore-malformed` or `keystore-password-wrong`
 */
export async function readKeystore(path: string, password: string): Promise<Signer> {
  if (!existsSync(path)) {
    throw new CairnError('keystore-missing', `There is no keystore at ${path}.`, { details: { path } });
  }
  const json = readFileSync(path, 'utf8');
  if (!isKeystoreJson(json)) {
    throw new CairnError('keystore-malformed', `${path} is not a keystore of version 3 (Web3 Secret Storage).`, {
      details: { path },
    });
  }
  const privateKey = await decrypted(path, json, password);
  if (!isHash32(privateKey)) {
    throw new CairnError('keystore-malformed', `The keystore ${path} holds no 32-byte key.`, { details: { path } });
  }
  return privateKeySigner(privateKey);
}

async function decrypted(path: string, json: string, password: string): Promise<string> {
  try {
    return (await decryptKeystoreJson(json, password)).privateKey.toLowerCase();
  } catch (cause) {
    if (isWrongPassword(cause)) {
      throw new CairnError('keystore-password-wrong', `The password does not open the keystore ${path}.`, {
        remedy: 'Set CAIRN_KEYSTORE_PASSWORD or type it again.',
        details: { path },
      });
    }
    throw new CairnError('keystore-malformed', `The keystore ${path} is damaged.`, { details: { path }, cause });
  }
}

/** ethers reports a failed MAC as an invalid argument named `password`. */
function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && 'argument' in error && error.argument === 'password';
}

function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw exists(path);
    throw error;
  }
}

function exists(path: string): CairnError {
  return new CairnError('keystore-exists', `${path} exists already, and a key is never overwritten.`, {
    remedy: 'Choose another path, or move the file away.',
    details: { path },
  });
}
