import { CairnError } from '../core/errors.ts';
import { endpointName } from './endpoint-name.ts';
import {
  type JsonRpcAnswer,
  type JsonRpcCall,
  type JsonRpcOptions,
  type JsonRpcOutcome,
  postJsonRpc,
} from './json-rpc.ts';

/** How many calls go into one request: providers refuse longer batches. */
const batchLimit = 100;

/** A node of an EVM chain that the service reads from and sends to. Holds no connection: each request stands alone. */
export class ChainNode {
  /** What may be shown of its address; see `endpointName`. */
  readonly endpoint: string;
  readonly #url: string;
  readonly #options: JsonRpcOptions;

  constructor(url: string, options: JsonRpcOptions = {}) {
    this.endpoint = endpointName(url);
    this.#url = url;
    this.#options = { maxBytes: 16 * 1024 * 1024, ...options };
  }

  /** Asks and returns whatever comes, as a value: for those who must tell "refused" from "not heard". */
  tryAsk(calls: readonly JsonRpcCall[]): Promise<JsonRpcOutcome> {
    return postJsonRpc(this.#url, calls, this.#options);
  }

  /**
   * The answers to calls, in their order; JSON-RPC errors are answers.
   *
   * @throws CairnError `chain-unavailable` when the node was not heard.
   */
  async ask(calls: readonly JsonRpcCall[]): Promise<readonly JsonRpcAnswer[]> {
    const answers: JsonRpcAnswer[] = [];
    for (let start = 0; start < calls.length; start += batchLimit) {
      const outcome = await this.tryAsk(calls.slice(start, start + batchLimit));
      if (outcome.kind === 'failed') throw this.unavailable(outcome.detail);
      answers.push(...outcome.answers);
    }
    return answers;
  }

  /**
   * The results of calls, in their order.
   *
   * @throws CairnError `chain-unavailable`, for a JSON-RPC error too.
   */
  async results(calls: readonly JsonRpcCall[]): Promise<readonly unknown[]> {
    return (await this.ask(calls)).map((answer) => this.resultOf(answer));
  }

  /** The result of one call. @throws CairnError `chain-unavailable` */
  async result(method: string, params: readonly unknown[]): Promise<unknown> {
    return (await this.results([{ method, params }]))[0];
  }

  /** The result in an answer. @throws CairnError `chain-unavailable` when the answer is an error. */
  resultOf(answer: JsonRpcAnswer): unknown {
    if (answer.kind === 'result') return answer.value;
    throw this.unavailable(`answered with error ${answer.code}: ${answer.message}`);
  }

  /** The error for an answer that cannot be used; `detail` completes "the node ...". */
  unavailable(detail: string): CairnError {
    return new CairnError('chain-unavailable', `The node at ${this.endpoint} ${detail}.`, {
      remedy: 'Check that the node runs and is synchronised, or give the address of another one with --rpc.',
      details: { endpoint: this.endpoint, detail },
    });
  }
}
