import { CairnError } from '../core/errors.ts';
import { isHash32 } from '../core/hex.ts';
import { privateKeySigner, type Signer } from './transaction-signing.ts';

/** The chain ids of Anvil and Hardhat, and of Ganache: chains that run on one machine and hold nothing of worth. */
export const localChainIds: readonly number[] = [31337, 1337];

/**
 * A signer from a private key in the open (`0x` and 64 digits), for local chains only.
 *
 * @throws CairnError `plain-key-refused` for any other chain, `malformed-hex` for what is no key
 */
export function plainKeySigner(privateKey: string, chainId: number): Signer {
  if (!localChainIds.includes(chainId)) {
    throw new CairnError('plain-key-refused', `A key in the open cannot be used on chain ${chainId}.`, {
      remedy: 'Keep the key in an encrypted keystore file.',
      details: { chainId },
    });
  }
  const lower = privateKey.toLowerCase();
  if (!isHash32(lower)) {
    // The value itself stays out of the error: it may be a key with a typing mistake.
    throw new CairnError('malformed-hex', 'A private key is 0x and 64 hexadecimal digits.');
  }
  return privateKeySigner(lower);
}
