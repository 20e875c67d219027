import type { Digest } from '../core/digest.ts';
import { bytesToHex } from '../core/hex.ts';
import type { JsonObject } from '../core/json.ts';

/** What is known of a holder. The name is stated, the identifier is hashed with a salt, so that it cannot be read back. */
export interface Holder {
  readonly learnerId: string;
  readonly name: string | null;
  readonly email: string | null;
}

const utf8 = new TextEncoder();

/**
 * The `identifier` entries of Open Badges 3.0 (`IdentityObject`): the name in clear where one is known, and the
 * e-mail address, or else the learner id, as `sha256$` of the text and its salt.
 *
 * @param salt at least 128 random bits, hex; new for every credential
 * @see https://www.imsglobal.org/spec/ob/v3p0#org.1edtech.ob.v3p0.identityobject.class
 */
export function identityObjects(holder: Holder, salt: string, sha: Digest): JsonObject[] {
  const hashed: JsonObject = {
    type: 'IdentityObject',
    hashed: true,
    identityHash: identityHash(holder.email ?? holder.learnerId, salt, sha),
    identityType: holder.email === null ? 'systemId' : 'emailAddress',
    salt,
  };
  if (holder.name === null) return [hashed];
  const name: JsonObject = {
    type: 'IdentityObject',
    hashed: false,
    identityHash: holder.name.normalize('NFC'),
    identityType: 'name',
  };
  return [name, hashed];
}

function identityHash(identity: string, salt: string, sha: Digest): string {
  return `sha256$${bytesToHex(sha(utf8.encode(identity.normalize('NFC') + salt))).slice(2)}`;
}
