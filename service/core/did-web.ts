/**
 * A host that DNS can name: labels of letters, digits and hyphens, at least two. The last is no number, in hexadecimal
 * either: URLs take `10.0x1` for an IPv4 address (WHATWG URL, "ends in a number").
 */
const domainPattern =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!(?:\d+|0x[0-9a-f]*)$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/**
 * A path segment: what DIDs allow, and neither `.` nor `..`. No encoded dot, slash, backslash or control character: URLs
 * take `%2e%2e` for `..`, and some servers the others for what they encode, so one path could be read as another.
 */
const segmentPattern = /^(?!\.{1,2}$)(?:[A-Za-z0-9._-]|%(?![01]|2[EFef]|5[Cc]|7[Ff])[0-9A-Fa-f]{2})+$/;

interface WebLocation {
  /** Host, and `:port` where there is one. */
  readonly domain: string;
  readonly local: boolean;
  readonly path: readonly string[];
}

/**
 * The domain that a `did:web` identifier names, with its port: `localhost:4180` for `did:web:localhost%3A4180`;
 * null for what is no `did:web` or names no host. Lower case, in ASCII (IDNA A-labels) as the DID spells it.
 */
export function didDomain(did: string): string | null {
  return locationOf(did)?.domain ?? null;
}

/**
 * What a `did:web` is called before people: its domain, and after it the path of one that has a path, for that speaks for
 * its part of a site alone. Whoever may publish at `example.edu/~me` is not example.edu. Null where `didDomain` is.
 */
export function didWebName(did: string): string | null {
  const location = locationOf(did);
  return location === null ? null : [location.domain, ...location.path].join('/');
}

/**
 * Where the document of a `did:web` identifier is published (W3C CCG did:web, "Read"); null where `didDomain` is.
 *
 * IP addresses and bare host names are refused, so that a document from a stranger cannot send a verifier into its
 * own network. The one exception, and a stated deviation from did:web: `localhost`, `127.0.0.1` and `[::1]`, over
 * plain http, for local chains.
 */
export function didWebDocumentUrl(did: string): string | null {
  const location = locationOf(did);
  if (location === null) return null;
  const path = location.path.length === 0 ? '.well-known' : location.path.join('/');
  return `${location.local ? 'http' : 'https'}://${location.domain}/${path}/did.json`;
}

function locationOf(did: string): WebLocation | null {
  if (!did.startsWith('did:web:')) return null;
  const [authority = '', ...path] = did.slice('did:web:'.length).split(':');
  if (!path.every((segment) => segmentPattern.test(segment))) return null;
  // Only a port's colon and an IPv6 literal's brackets and colons may be percent-encoded.
  const domain = authority.replaceAll(/%3a/gi, ':').replaceAll(/%5b/gi, '[').replaceAll(/%5d/gi, ']').toLowerCase();
  const [, host = '', port] = /^(\[[0-9a-f:]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(domain) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) return null;
  const local = localHosts.has(host);
  return local || (host.length <= 253 && domainPattern.test(host)) ? { domain, local, path } : null;
}
