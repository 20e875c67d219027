/** W3C DID Core 1.0, section 3.1 (`did`): ASCII alone, and no path, query or fragment. */
const didPattern = /^did:[a-z0-9]+:(?:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})*:)*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+$/;

/** More than any DID in use has; a URL of a `did:web` is no longer than browsers take. */
const longestDid = 2048;

/**
 * Whether a value is a decentralised identifier. Registry entries and credentials of strangers may call anything one: what
 * passes here holds no character that could reorder, hide or break the text around it.
 */
export function isDid(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestDid && didPattern.test(value);
}
