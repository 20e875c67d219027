import { decodeFunctionResult, encodeFunctionData } from 'viem/utils';
import type { ChainQuery, RegistryStatus } from '../core/chain-reading.ts';
import { type Hex, parseAddress } from '../core/hex.ts';
import { credentialRegistryAbi } from './abi.ts';

/** The call data of the registry's `statusOf` for one certificate. */
export function encodeStatusCall(query: ChainQuery): Hex {
  return encodeFunctionData({
    abi: credentialRegistryAbi,
    functionName: 'statusOf',
    args: [query.issuerId, query.root, BigInt(query.index), query.credentialHash, query.proof],
  });
}

/** What `statusOf` returned, with the chain id that the contract itself saw. */
export interface StatusAnswer {
  readonly chainId: bigint;
  readonly status: RegistryStatus;
}

/** Decodes what `statusOf` returned; null when the bytes are not that. */
export function decodeStatus(returned: Hex): StatusAnswer | null {
  const answer = decodeOrNull(returned);
  if (answer === null) {
    return null;
  }
  return {
    chainId: answer.chainId,
    status: {
      anchored: answer.anchored,
      voided: answer.voided,
      proofValid: answer.proofValid,
      revoked: answer.revoked,
      suspended: answer.suspended,
      batchRevoked: answer.batchRevoked,
      key: answer.anchored ? parseAddress(answer.key.toLowerCase()) : null,
      anchoredAt: Number(answer.anchoredAt),
      size: answer.size,
      keyValidFrom: Number(answer.keyValidFrom),
      keyValidUntil: Number(answer.keyValidUntil),
      keyCompromisedSince: Number(answer.keyCompromisedSince),
      did: answer.did,
    },
  };
}

function decodeOrNull(data: Hex) {
  try {
    return decodeFunctionResult({ abi: credentialRegistryAbi, functionName: 'statusOf', data });
  } catch {
    // Whatever the decoder dislikes, it means the same: a node that answers with other bytes than the pinned code would.
    return null;
  }
}
