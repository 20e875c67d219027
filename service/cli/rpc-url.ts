import { CairnError } from '../core/errors.ts';

/** Gathers `--rpc` options. @throws CairnError `malformed-command` for what is no http(s) address */
export function rpcUrls(text: string, before: readonly string[] = []): readonly string[] {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return [...before, text];
  throw new CairnError('malformed-command', `--rpc ${JSON.stringify(text)} is no address of a node`, {
    remedy: 'give one that begins with http:// or https://, as --rpc http://127.0.0.1:8545',
  });
}
