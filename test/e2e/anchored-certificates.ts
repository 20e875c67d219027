import { MerkleTree } from 'merkletreejs';
import { createPublicClient, createWalletClient, defineChain, http, keccak256 as viemKeccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { credentialRegistryAbi } from '../../service/chain/abi.ts';
import { credentialRegistryBytecode } from '../../service/chain/bytecode.ts';
import { localAccount } from '../../service/chain/local-accounts.ts';
import type { LocalNode } from '../../service/chain/local-node.ts';
import { parseBatchId } from '../../service/core/batch-id.ts';
import { formatCertificateFile } from '../../service/core/certificate-file.ts';
import { parseCredential } from '../../service/core/credential.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { keccak256 } from '../../service/core/digest.ts';
import {
  bytesToHex,
  type CredentialHash,
  hexToBytes,
  parseAddress,
  parseHash32,
  parseMerkleRoot,
} from '../../service/core/hex.ts';
import { leafOf } from '../../service/core/leaf.ts';
import type { DeploymentPin } from '../../service/core/pins.ts';
import { sampleCredential } from './sample-credential.ts';

/** A registry that was really deployed, with a client to write to it. */
export interface Deployment {
  readonly pin: DeploymentPin;
  /** Registers an issuer under this DID and anchors the credentials of these holders in one batch. */
  anchor(issuerDid: string, issuerName: string, holders: readonly string[]): Promise<AnchoredBatch>;
}

/** Certificate files of one anchored batch, in index order, and the issuer's acts on them. */
export interface AnchoredBatch {
  readonly issuerId: bigint;
  readonly files: readonly string[];
  readonly hashes: readonly CredentialHash[];
  revoke(index: number): Promise<void>;
  suspend(index: number): Promise<void>;
}

/** Deploys the registry on a local node that mines at each transaction; the pin calls the head itself final. */
export async function deployOn(node: LocalNode): Promise<Deployment> {
  const chain = defineChain({
    id: node.chainId,
    name: 'Local chain',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [node.url] } },
  });
  const { privateKey } = localAccount(0);
  const account = privateKeyToAccount(privateKey);
  const wallet = createWalletClient({ account, chain, transport: http(node.url) });
  const reader = createPublicClient({ chain, transport: http(node.url), pollingInterval: 50 });
  const mined = (hash: `0x${string}`) => reader.waitForTransactionReceipt({ hash });

  const deployed = await mined(
    await wallet.deployContract({ abi: credentialRegistryAbi, bytecode: credentialRegistryBytecode }),
  );
  const address = parseAddress(deployed.contractAddress?.toLowerCase());
  const code = await reader.getCode({ address });
  const registry = { address, abi: credentialRegistryAbi } as const;
  const pin: DeploymentPin = {
    name: 'the local test chain',
    chainId: node.chainId,
    registry: address,
    codeHash: parseHash32(viemKeccak256(code ?? '0x')),
    finality: { confirmations: 1 },
    maxHeadAgeSeconds: 3600,
    rpcUrls: [node.url],
  };

  const anchor = async (issuerDid: string, issuerName: string, holders: readonly string[]): Promise<AnchoredBatch> => {
    await mined(
      await wallet.writeContract({ ...registry, functionName: 'registerIssuer', args: [issuerDid, account.address] }),
    );
    const issuerId = await reader.readContract({ ...registry, functionName: 'issuerCount' });
    await mined(
      await wallet.writeContract({ ...registry, functionName: 'addKey', args: [issuerId, account.address, 7, 0n, 0n] }),
    );

    const batchId = parseBatchId('1f0a9c86-5b5e-4f0e-8a52-3a6f6f5a0c11');
    const credentials = holders.map((holderName, index) =>
      parseCredential(
        sampleCredential({
          reference: { chainId: node.chainId, registry: address, issuerId, batchId, index },
          issuerDid,
          issuerName,
          holderName,
          email: `holder-${index}@example.org`,
        }),
      ),
    );
    const hashes = credentials.map((credential) => credentialHash(credential.json));
    const leaves = hashes.map((hash, index) => Buffer.from(hexToBytes(leafOf(index, hash))));
    const tree = new MerkleTree(leaves, (data: Uint8Array) => Buffer.from(keccak256(data)), { sortPairs: true });
    const root = parseMerkleRoot(bytesToHex(tree.getRoot()));
    const receipt = await mined(
      await wallet.writeContract({
        ...registry,
        functionName: 'anchor',
        args: [issuerId, root, BigInt(hashes.length)],
      }),
    );

    const files = credentials.map((credential, index) =>
      formatCertificateFile({
        credential,
        anchor: {
          chainId: node.chainId,
          registry: address,
          issuerId,
          root,
          size: hashes.length,
          index,
          proof: tree
            .getProof(leaves[index] ?? Buffer.alloc(0), index)
            .map(({ data }) => parseHash32(bytesToHex(data))),
        },
        hints: { transactionHash: parseHash32(receipt.transactionHash), blockNumber: Number(receipt.blockNumber) },
        issuerDocument: null,
      }),
    );
    const change = async (functionName: 'revoke' | 'suspend', index: number): Promise<void> => {
      const word = { position: 0n, mask: 1n << BigInt(index) };
      await mined(await wallet.writeContract({ ...registry, functionName, args: [issuerId, root, [word], 0] }));
    };
    return {
      issuerId,
      files,
      hashes,
      revoke: (index) => change('revoke', index),
      suspend: (index) => change('suspend', index),
    };
  };
  return { pin, anchor };
}
