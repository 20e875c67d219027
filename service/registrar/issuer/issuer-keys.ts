import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { KeyRole } from '../../chain/key-role.ts';
import { type KeystoreOptions, writeKeystore } from '../../chain/keystore.ts';
import { plainKeySigner } from '../../chain/plain-key.ts';
import { CairnError } from '../../core/errors.ts';
import { type Address, bytesToHex, parseAddress } from '../../core/hex.ts';
import { isJsonObject } from '../../core/json.ts';
import { parseStrictJson } from '../../core/strict-json.ts';

/** The roles that a key is made for. */
export const keyRoles = ['admin', 'anchor', 'revoke'] as const satisfies readonly KeyRole[];

/**
 * Makes a new private key and writes it, encrypted, to a keystore file.
 *
 * @returns the account's address: where the ether goes that pays for its transactions
 * @throws CairnError `keystore-exists`
 */
export async function makeKey(path: string, password: string, options: KeystoreOptions = {}): Promise<Address> {
  const { address } = await writeKeystore(path, bytesToHex(randomBytes(32)), password, options);
  return address;
}

/**
 * The address of a configured key, without its password: a keystore names it in the open.
 *
 * @throws CairnError `keystore-missing`, `keystore-malformed`
 */
export function keyAddress(
  source: { readonly keystore: string } | { readonly localPrivateKey: string },
  chainId: number,
): Address {
  if ('localPrivateKey' in source) return plainKeySigner(source.localPrivateKey, chainId).address;
  return addressIn(source.keystore);
}

function addressIn(path: string): Address {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new CairnError('keystore-missing', `There is no keystore at ${path}.`, { details: { path }, cause });
  }
  try {
    const json = parseStrictJson(bytes);
    const address = isJsonObject(json) && typeof json['address'] === 'string' ? json['address'].toLowerCase() : '';
    return parseAddress(address.startsWith('0x') ? address : `0x${address}`);
  } catch (cause) {
    throw new CairnError('keystore-malformed', `The keystore ${path} names no address.`, { details: { path }, cause });
  }
}
