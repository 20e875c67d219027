import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';
import { readIdentity } from '../../chain/fetch-did-document.ts';
import { didWebDocumentUrl } from '../../core/did-web.ts';
import type { IdentityReading } from '../../core/identity-reading.ts';
import type { Installation } from '../installation.ts';

/** Who looks up: its own DID, and where it is itself. */
type Asker = Pick<Installation, 'issuer' | 'publicUrl'>;

/** A stranger waits for the answer. */
const TIMEOUT_MS = 5_000;

/**
 * Reads a DID document for a verdict on a stranger's document.
 *
 * Whoever registers an issuer chooses the domain that is asked, so a service must not be sent into its own network: of
 * hosts with other than public addresses only the installation's own DID is looked up; on a machine's own address
 * (a local chain) other local DIDs too. What remains, a domain that changes its address between look-up and request,
 * has to speak TLS in that very domain's name before a request is sent.
 */
export async function lookUpIdentity(installation: Asker, did: string): Promise<IdentityReading> {
  const url = didWebDocumentUrl(did);
  if (url === null) return { kind: 'not-looked-up' };
  if (did !== installation.issuer.did && !(await mayBeAsked(new URL(url).hostname, installation))) {
    return { kind: 'unavailable', url, detail: 'has no public address' };
  }
  return await readIdentity(did, { timeoutMs: TIMEOUT_MS });
}

async function mayBeAsked(host: string, { publicUrl }: Asker): Promise<boolean> {
  if (isLocal(host)) return isLocal(new URL(publicUrl).hostname);
  try {
    const addresses = await lookup(host, { all: true });
    return addresses.every(({ address }) => isPublicAddress(address));
  } catch {
    // A name without an address: the request itself will fail, and its reading says so.
    return true;
  }
}

/** Whether an IP address is of the public Internet. */
export function isPublicAddress(address: string): boolean {
  return !innerAddresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}

/**
 * Address ranges that are not of the public Internet (RFC 6890 and its updates, IANA's special-purpose registries). An
 * IPv4 address in IPv6 form (`::ffff:10.0.0.1`) is checked by the rules of IPv4.
 */
const innerAddresses = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  innerAddresses.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  innerAddresses.addSubnet(net, prefix, 'ipv6');
}
