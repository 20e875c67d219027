import { mnemonicToAccount } from 'viem/accounts';
import { type Address, bytesToHex, type Hex, parseAddress } from '../core/hex.ts';

/** A funded account of a local chain. Its private key is public knowledge. */
export interface LocalAccount {
  readonly address: Address;
  readonly privateKey: Hex;
}

/** The words that Anvil and Hardhat derive their funded accounts from. Known to everyone: never use them elsewhere. */
const publicMnemonic = 'test test test test test test test test test test test junk';

/** The `index`th (0 to 9) of the accounts that a local chain funds at its start. */
export function localAccount(index: number): LocalAccount {
  const account = mnemonicToAccount(publicMnemonic, { addressIndex: index });
  const key = account.getHdKey().privateKey;
  if (key === null) {
    throw new Error('a derived account always has a private key');
  }
  return { address: parseAddress(account.address.toLowerCase()), privateKey: bytesToHex(key) };
}
