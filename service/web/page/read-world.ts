import { readIdentity } from '../../chain/fetch-did-document.ts';
import { readRegistry } from '../../chain/read-registry.ts';
import { didWebName } from '../../core/did-web.ts';
import type { Verification } from '../../core/verify.ts';
import { ENDPOINT_SECONDS } from './bounded-wait.ts';

/** How a page names what it reads while it waits. */
const READING_WORDS = {
  chain: (name: string): string => `Reading ${name}`,
  identity: (domain: string): string => `Asking ${domain} who it is on the chain`,
} as const;

/** How a page reads the chain and the issuer's domain, by itself; each step is named as it begins. */
export function readWorld(
  now: Date,
  step: (sentence: string) => void,
): Pick<Verification, 'readChain' | 'readIdentity'> {
  return {
    readChain: (query) => {
      step(READING_WORDS.chain(query.deployment.name));
      return readRegistry(query, { now, timeoutMs: ENDPOINT_SECONDS * 1000 });
    },
    readIdentity: (did) => {
      step(READING_WORDS.identity(didWebName(did) ?? did));
      return readIdentity(did);
    },
  };
}
