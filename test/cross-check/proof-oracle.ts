import { ContractFactory, type ContractRunner, Interface } from 'ethers';
import hre, { network } from 'hardhat';

/** The claim that the credential with this hash is number `index` of the `size` under `root`. All hex in lower case. */
export interface Claim {
  readonly root: string;
  readonly size: number;
  readonly index: number;
  readonly credentialHash: string;
  readonly proof: readonly string[];
}

/** What Solidity makes of a claim: the registry's own library, and OpenZeppelin's beneath it. */
export interface Answer {
  readonly leaf: string;
  readonly depth: number;
  readonly included: boolean;
  readonly openZeppelinRoot: string;
  readonly openZeppelinVerifies: boolean;
}

/** The test contract `ProofOracle` on an EVM of its own. */
export interface ProofOracle {
  /** Judges many claims in one `eth_call`, in their order. */
  check(claims: readonly Claim[]): Promise<Answer[]>;
  close(): Promise<void>;
}

/** Gas of one `eth_call`, below the cap of EIP-7825 (2^24); a claim takes some tens of thousands. */
const CALL_GAS = '0xff0000';

const CHECK = new Interface([
  'function check(tuple(bytes32 root,uint256 size,uint256 index,bytes32 credentialHash,bytes32[] proof)[] claims) view ' +
    'returns (tuple(bytes32 leaf,uint256 depth,bool included,bytes32 openZeppelinRoot,bool openZeppelinVerifies)[])',
]);

/** Starts an in-process Hardhat node and deploys the oracle on it. Compile the contracts first (`hardhat build`). */
export async function startProofOracle(): Promise<ProofOracle> {
  const { provider, close } = await network.create();
  const request = async (method: string, params: unknown[]): Promise<unknown> => provider.request({ method, params });
  const artifact = await hre.artifacts.readArtifact('ProofOracle');
  const noRunner: ContractRunner | null = null;
  const { data } = await new ContractFactory(artifact.abi, artifact.bytecode, noRunner).getDeployTransaction();
  const [from] = stringsOf(await request('eth_accounts', []));
  const transaction = await request('eth_sendTransaction', [{ from, data }]);
  const receipt = await request('eth_getTransactionReceipt', [transaction]);
  const to = contractAddressOf(receipt);
  return {
    async check(claims) {
      const call = { from, to, gas: CALL_GAS, data: CHECK.encodeFunctionData('check', [claims]) };
      return answersOf(await request('eth_call', [call, 'latest']));
    },
    close,
  };
}

function stringsOf(value: unknown): string[] {
  if (!Array.isArray(value)) throw new TypeError('the node answers no list');
  return value.map(String);
}

function contractAddressOf(receipt: unknown): string {
  if (typeof receipt !== 'object' || receipt === null || !('contractAddress' in receipt)) {
    throw new TypeError('the oracle was not deployed');
  }
  return String(receipt.contractAddress);
}

function answersOf(result: unknown): Answer[] {
  const answers: unknown = CHECK.decodeFunctionResult('check', String(result))[0];
  if (!Array.isArray(answers)) throw new TypeError('the oracle answers no list');
  return answers.map(([leaf, depth, included, openZeppelinRoot, openZeppelinVerifies]) => ({
    leaf: String(leaf),
    depth: Number(depth),
    included: included === true,
    openZeppelinRoot: String(openZeppelinRoot),
    openZeppelinVerifies: openZeppelinVerifies === true,
  }));
}
