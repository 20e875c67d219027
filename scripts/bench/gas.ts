/**
 * The gas of the registry's transactions, as their receipts state it on an in-process Hardhat node: the whole
 * transaction, calldata and base fee of 21,000 included.
 */
import hre from 'hardhat';
import {
  type Address,
  createPublicClient,
  createWalletClient,
  custom,
  type Hex,
  keccak256,
  type PublicClient,
  type WalletClient,
} from 'viem';
import { hardhat } from 'viem/chains';
import { credentialRegistryAbi } from '../../service/chain/abi.ts';
import { credentialRegistryBytecode } from '../../service/chain/bytecode.ts';
import { documentKindNumber } from '../../service/core/document-kind.ts';

/** One line of the table: a transaction, its gas, what it may cost at most, and what the same costs elsewhere. */
export type GasRow = Readonly<{ name: string; gas: number; aim: number | null; comparison: string }>;

/** Gas of whole transactions, and the same as rows of a table. */
export type GasReport = Readonly<{
  /** Deployment of the registry. */
  deploy: number;
  /** Registration of an issuer with a DID of 24 bytes. */
  registerIssuer: number;
  /** Addition of a key. */
  addKey: number;
  /** First publication of a pathway version's digest. */
  publish: number;
  /** The dearer of anchoring a batch of 1 and one of 2^32 - 1. */
  anchor: number;
  /** Anchoring by an EIP-712 signature, sent by somebody else. */
  anchorBySig: number;
  /** Revocation of 256 credentials that share a word. */
  revokeWord256: number;
  /** Revocation of 100 credentials in 100 different words of a batch of 100,000. */
  revokeScattered100: number;
  /** Revocation of a whole batch. */
  revokeBatch: number;
  rows: readonly GasRow[];
}>;

const everyLeaf = 2n ** 256n - 1n;
const unspecified = 0;
const allCapabilities = 7;

/** Measures on a fresh in-process node. Needs no network and prints nothing. */
export async function benchGas(): Promise<GasReport> {
  const connection = await hre.network.create();
  try {
    const transport = custom(connection.provider);
    const reader = createPublicClient({ chain: hardhat, transport });
    const accounts = await createWalletClient({ chain: hardhat, transport }).getAddresses();
    const [first, second] = accounts;
    if (first === undefined || second === undefined) throw new Error('The in-process node offers no two accounts.');
    const key = createWalletClient({ account: first, chain: hardhat, transport });
    const payer = createWalletClient({ account: second, chain: hardhat, transport });
    return await measure(reader, key, payer, first);
  } finally {
    await connection.close();
  }
}

type Sender = WalletClient<ReturnType<typeof custom>, typeof hardhat, { address: Address; type: 'json-rpc' }>;

async function measure(reader: PublicClient, key: Sender, payer: Sender, account: Address): Promise<GasReport> {
  async function gasOf(transaction: Promise<Hex>): Promise<number> {
    const receipt = await reader.waitForTransactionReceipt({ hash: await transaction });
    if (receipt.status !== 'success') throw new Error(`The transaction ${receipt.transactionHash} was reverted.`);
    return Number(receipt.gasUsed);
  }

  const deployment = await key.deployContract({ abi: credentialRegistryAbi, bytecode: credentialRegistryBytecode });
  const deploy = await gasOf(Promise.resolve(deployment));
  const { contractAddress } = await reader.getTransactionReceipt({ hash: deployment });
  if (!contractAddress) throw new Error('The deployment made no contract.');
  const registry = { abi: credentialRegistryAbi, address: contractAddress } as const;

  const registerIssuer = await gasOf(
    key.writeContract({ ...registry, functionName: 'registerIssuer', args: ['did:web:issuer.example.', account] }),
  );
  const addKey = await gasOf(
    key.writeContract({ ...registry, functionName: 'addKey', args: [1n, account, allCapabilities, 0n, 0n] }),
  );

  const publish = await gasOf(
    key.writeContract({
      ...registry,
      functionName: 'publish',
      args: [1n, documentKindNumber('pathway-version'), keccak256('0x01')],
    }),
  );

  const root = (name: string): Hex => keccak256(`0x${Buffer.from(name).toString('hex')}`);
  const anchorGas = (name: string, size: bigint): Promise<number> =>
    gasOf(key.writeContract({ ...registry, functionName: 'anchor', args: [1n, root(name), size] }));

  const smallest = await anchorGas('smallest', 1n);
  const hundredThousand = await anchorGas('hundred thousand', 100_000n);
  const largest = await anchorGas('largest', 2n ** 32n - 1n);

  const deadline = 2n ** 40n;
  const signature = await key.signTypedData({
    domain: {
      name: 'CairnCredentialRegistry',
      version: '1',
      chainId: await reader.getChainId(),
      verifyingContract: contractAddress,
    },
    types: {
      Anchor: [
        { name: 'issuerId', type: 'uint256' },
        { name: 'root', type: 'bytes32' },
        { name: 'size', type: 'uint256' },
        { name: 'key', type: 'address' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Anchor',
    message: { issuerId: 1n, root: root('signed'), size: 100_000n, key: account, deadline },
  });
  const anchorBySig = await gasOf(
    payer.writeContract({
      ...registry,
      functionName: 'anchorBySig',
      args: [1n, root('signed'), 100_000n, account, deadline, signature],
    }),
  );

  const revokeGas = (words: readonly { position: bigint; mask: bigint }[]): Promise<number> =>
    gasOf(
      key.writeContract({
        ...registry,
        functionName: 'revoke',
        args: [1n, root('hundred thousand'), words, unspecified],
      }),
    );
  const revokeWord256 = await revokeGas([{ position: 0n, mask: everyLeaf }]);
  // 100,000 credentials fill 390 words: every third from the first on is another one of them, each time another bit.
  const scattered = Array.from({ length: 100 }, (_, i) => ({
    position: BigInt(1 + 3 * i),
    mask: 1n << BigInt((i * 37) % 256),
  }));
  const revokeScattered100 = await revokeGas(scattered);
  const revokeBatch = await gasOf(
    key.writeContract({ ...registry, functionName: 'revokeBatch', args: [1n, root('hundred thousand'), unspecified] }),
  );

  const anchor = Math.max(smallest, hundredThousand, largest);
  return {
    deploy,
    registerIssuer,
    addKey,
    publish,
    anchor,
    anchorBySig,
    revokeWord256,
    revokeScattered100,
    revokeBatch,
    rows: [
      row('deploy the registry', deploy, null, 'once per chain, for all issuers'),
      row('register an issuer', registerIssuer, null, 'once'),
      row('add a key', addKey, null, ''),
      row('publish a pathway version', publish, null, 'once per version, before its first award'),
      row('anchor a batch of any size', anchor, 49_500, 'OpenAttestation issue 48,157, without time, size or who'),
      row('anchor by signature', anchorBySig, null, ''),
      row('revoke 256 in one word', revokeWord256, 55_000, 'EAS revokeOffchain 25,124 each: 6,431,744'),
      row('revoke 100, scattered', revokeScattered100, 2_400_000, 'EAS 2,512,400; OpenAttestation 3,760,000 or more'),
      row('revoke a whole batch', revokeBatch, 40_000, 'OpenAttestation 37,600 to 43,500 for one'),
    ],
  };
}

function row(name: string, gas: number, aim: number | null, comparison: string): GasRow {
  return { name, gas, aim, comparison };
}
