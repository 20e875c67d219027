import { privateKeyToAccount } from 'viem/accounts';
import { keccak256 } from 'viem/utils';
import { type Address, type Hash32, type Hex, parseAddress, parseHash32 } from '../core/hex.ts';
import { type AnchorRequest, anchorTypedData } from './anchor-request.ts';
import type { Fees } from './fees.ts';

/** An EIP-1559 transaction before it is signed. It carries no value: nothing here ever sends ether. */
export interface UnsignedTransaction {
  /** Always explicit, so that a signature is good on no other chain (EIP-155). */
  readonly chainId: number;
  readonly nonce: number;
  /** Null deploys a contract. */
  readonly to: Address | null;
  readonly data: Hex;
  /** Gas limit. */
  readonly gas: bigint;
  readonly fees: Fees;
}

/** A transaction as a node takes it. Its hash is known before anything is sent. */
export interface SignedTransaction {
  readonly raw: Hex;
  readonly hash: Hash32;
  readonly from: Address;
  readonly nonce: number;
}

/** An account that can sign. The key itself stays inside. */
export interface Signer {
  readonly address: Address;
  signTransaction(transaction: UnsignedTransaction): Promise<SignedTransaction>;
  /** The EIP-712 signature that lets anyone anchor in this key's name. */
  signAnchorRequest(request: AnchorRequest): Promise<Hex>;
}

/** A signer that holds its private key in memory. `privateKey` is 32 bytes, in hex. */
export function privateKeySigner(privateKey: Hex): Signer {
  const account = privateKeyToAccount(privateKey);
  const address = parseAddress(account.address.toLowerCase());
  return {
    address,
    async signTransaction({ chainId, nonce, to, data, gas, fees }) {
      const { maxFeePerGas, maxPriorityFeePerGas } = fees;
      const transaction = {
        type: 'eip1559',
        chainId,
        nonce,
        to,
        data,
        gas,
        maxFeePerGas,
        maxPriorityFeePerGas,
      } as const;
      const raw = await account.signTransaction(transaction);
      return { raw, hash: parseHash32(keccak256(raw)), from: address, nonce };
    },
    signAnchorRequest: (request) => account.signTypedData(anchorTypedData(request)),
  };
}
