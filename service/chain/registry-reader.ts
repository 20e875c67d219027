import type { BlockReference, ChainQuery, RegistryStatus } from '../core/chain-reading.ts';
import { keccak256 } from '../core/digest.ts';
import type { DocumentKind } from '../core/document-kind.ts';
import { CairnError } from '../core/errors.ts';
import {
  type Address,
  bytesToHex,
  type Hash32,
  type Hex,
  hexToBytes,
  type MerkleRoot,
  parseHash32,
} from '../core/hex.ts';
import type { FinalityRule } from '../core/pins.ts';
import type { BatchRecord, IssuerRecord, KeyRecord } from '../core/registry-records.ts';
import type { ChainNode } from './chain-node.ts';
import {
  batchView,
  issuerCountView,
  issuerView,
  keyView,
  publishedAtView,
  type RegistryView,
  wordView,
} from './registry-views.ts';
import { parseBlock, parseBytes, parseQuantity, toQuantity } from './rpc-values.ts';
import { decodeStatus, encodeStatusCall } from './status-call.ts';

/** The block whose state is read: the head, one by number, or exactly the named one (EIP-1898). */
export type AtBlock = 'latest' | number | BlockReference;

/**
 * Typed reads of one registry through one node, for the service; what a verifier needs is `readRegistry`.
 *
 * Every method throws CairnError `chain-unavailable` when the node is not heard or answers nonsense, and
 * `registry-unknown` where no contract that knows the call stands at the address at that block.
 */
export class RegistryReader {
  readonly #node: ChainNode;
  readonly #registry: Address;

  constructor(node: ChainNode, registry: Address) {
    this.#node = node;
    this.#registry = registry;
  }

  /** The chain that the node serves. */
  async chainId(): Promise<number> {
    const chainId = parseQuantity(await this.#node.result('eth_chainId', []));
    return chainId ?? this.#nonsense('a chain id');
  }

  /** The newest block. */
  async head(): Promise<BlockReference> {
    return (await this.#block('latest')) ?? this.#nonsense('a block');
  }

  /** The block of that number, as the chain now has it; null when it is not that long. */
  blockAt(number: number): Promise<BlockReference | null> {
    return this.#block(toQuantity(number));
  }

  /** The newest block that the rule calls final; null when there is none yet. The head has one confirmation. */
  async finalBlock(finality: FinalityRule): Promise<BlockReference | null> {
    if (finality === 'finalized') return this.#block('finalized');
    const head = await this.head();
    const number = head.number - finality.confirmations + 1;
    return number < 0 ? null : this.blockAt(number);
  }

  /** keccak256 of the code at the registry's address, at the head; null when there is none. */
  async codeHash(): Promise<Hash32 | null> {
    const code = parseBytes(await this.#node.result('eth_getCode', [this.#registry, 'latest']));
    if (code === null) return this.#nonsense('code');
    return code === '0x' ? null : parseHash32(bytesToHex(keccak256(hexToBytes(code))));
  }

  /** How many issuers there are: they are numbered from 1 to this. */
  issuerCount(at: AtBlock = 'latest'): Promise<bigint> {
    return this.#view(issuerCountView(), at);
  }

  /** An issuer; null when there is none of that number. */
  issuer(issuerId: bigint, at: AtBlock = 'latest'): Promise<IssuerRecord | null> {
    return this.#view(issuerView(issuerId), at);
  }

  /** A key of an issuer; null when it was never added. */
  key(issuerId: bigint, key: Address, at: AtBlock = 'latest'): Promise<KeyRecord | null> {
    return this.#view(keyView(issuerId, key), at);
  }

  /** A batch of an issuer; null when the issuer has not anchored that root. */
  batch(issuerId: bigint, root: MerkleRoot, at: AtBlock = 'latest'): Promise<BatchRecord | null> {
    return this.#view(batchView(issuerId, root), at);
  }

  /** All that the chain knows of one certificate; the deployment named in the query is not compared with this one. */
  async status(query: ChainQuery, at: AtBlock = 'latest'): Promise<RegistryStatus> {
    const decoded = decodeStatus(await this.#call(encodeStatusCall(query), at));
    return decoded?.status ?? this.#nonsense('a status');
  }

  /** The revocation bitmap of a batch of `size` leaves: word `i` holds leaves `256 * i` on, least significant bit first. */
  revocationWords(issuerId: bigint, root: MerkleRoot, size: number, at: AtBlock = 'latest'): Promise<bigint[]> {
    return this.#words('revocationWord', issuerId, root, size, at);
  }

  /** The suspension bitmap of a batch; as `revocationWords`. */
  suspensionWords(issuerId: bigint, root: MerkleRoot, size: number, at: AtBlock = 'latest'): Promise<bigint[]> {
    return this.#words('suspensionWord', issuerId, root, size, at);
  }

  /** When a digest was first published, in Unix seconds; null when never. */
  publishedAt(issuerId: bigint, kind: DocumentKind, digest: Hash32, at: AtBlock = 'latest'): Promise<number | null> {
    return this.#view(publishedAtView(issuerId, kind, digest), at);
  }

  /** The answers to many questions of one kind, in their order, at one block: many go into one request. */
  async views<T>(views: readonly RegistryView<T>[], at: AtBlock = 'latest'): Promise<T[]> {
    const calls = views.map(({ data }) => ({
      method: 'eth_call',
      params: [{ to: this.#registry, data }, blockParameter(at)],
    }));
    const results = await this.#node.results(calls);
    return views.map(({ decode }, index) => {
      const data = this.#returned(results[index]);
      return this.#decoded(() => decode(data));
    });
  }

  async #view<T>({ data, decode }: RegistryView<T>, at: AtBlock): Promise<T> {
    const returned = await this.#call(data, at);
    return this.#decoded(() => decode(returned));
  }

  #words(
    functionName: 'revocationWord' | 'suspensionWord',
    issuerId: bigint,
    root: MerkleRoot,
    size: number,
    at: AtBlock,
  ): Promise<bigint[]> {
    const positions = Array.from({ length: Math.ceil(size / 256) }, (_, position) => position);
    return this.views(
      positions.map((position) => wordView(functionName, issuerId, root, position)),
      at,
    );
  }

  async #call(data: Hex, at: AtBlock): Promise<Hex> {
    return this.#returned(await this.#node.result('eth_call', [{ to: this.#registry, data }, blockParameter(at)]));
  }

  #returned(result: unknown): Hex {
    const data = parseBytes(result);
    if (data === null) return this.#nonsense('a result');
    if (data !== '0x') return data;
    throw new CairnError('registry-unknown', `There is no registry at ${this.#registry} on this chain.`, {
      remedy: 'Check the address and the chain, or deploy the registry first.',
      details: { registry: this.#registry, endpoint: this.#node.endpoint },
    });
  }

  #decoded<T>(decode: () => T): T {
    try {
      return decode();
    } catch (cause) {
      throw new CairnError('registry-unknown', `What stands at ${this.#registry} is not the registry.`, {
        remedy: 'Check the address and the chain.',
        details: { registry: this.#registry, endpoint: this.#node.endpoint },
        cause,
      });
    }
  }

  async #block(block: string): Promise<BlockReference | null> {
    const result = await this.#node.result('eth_getBlockByNumber', [block, false]);
    return result === null ? null : (parseBlock(result) ?? this.#nonsense('a block'));
  }

  #nonsense(expected: string): never {
    throw this.#node.unavailable(`was asked for ${expected} and answered with none`);
  }
}

function blockParameter(at: AtBlock): unknown {
  if (typeof at === 'object') return { blockHash: at.hash };
  return typeof at === 'number' ? toQuantity(at) : at;
}
