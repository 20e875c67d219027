import { constantAt, elements, member, type Place, refuse, textAt } from './shape.ts';

/** An identity of the holder that only whoever knows it can recognise. */
export interface HashedIdentity {
  /** Open Badges' name of the kind: `emailAddress`, `sourcedId`, `systemId`, ... */
  readonly identityType: string;
  /** `sha256$` and the hexadecimal SHA-256 of the identity followed by the salt, both UTF-8. */
  readonly identityHash: string;
  readonly salt: string;
}

/** Whom a credential is about. */
export interface Holder {
  /** The names that stand in the credential; none where none is known. */
  readonly names: readonly string[];
  readonly hashedIdentities: readonly HashedIdentity[];
}

const sha256Pattern = /^sha256\$[0-9a-f]{64}$/;
/** 128 bits take 22 characters in base64url and 32 in hexadecimal; a shorter salt leaves the identity guessable. */
const leastSaltLength = 22;

/**
 * Reads `credentialSubject.identifier`: Open Badges 3.0 `IdentityObject`s, at least one. Unhashed entries that are no
 * names are refused: nothing personal stands in a credential but the name.
 */
export function parseHolder(place: Place): Holder {
  const names: string[] = [];
  const hashedIdentities: HashedIdentity[] = [];
  for (const entry of elements(place)) {
    constantAt(member(entry, 'type'), 'IdentityObject');
    const identityType = textAt(member(entry, 'identityType'));
    const identityHash = textAt(member(entry, 'identityHash'));
    const hashed = member(entry, 'hashed');
    if (hashed.value === true) {
      if (!sha256Pattern.test(identityHash))
        refuse(member(entry, 'identityHash'), '"sha256$" and 64 lower-case digits');
      const salt = textAt(member(entry, 'salt'));
      if (salt.length < leastSaltLength) refuse(member(entry, 'salt'), 'a salt of at least 128 bits');
      hashedIdentities.push({ identityType, identityHash, salt });
    } else {
      constantAt(hashed, false);
      constantAt(member(entry, 'identityType'), 'name');
      names.push(identityHash);
    }
  }
  if (names.length + hashedIdentities.length === 0) refuse(place, 'at least one identity of the holder');
  return { names, hashedIdentities };
}
