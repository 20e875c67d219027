import { type Check, notChecked, pass } from './check.ts';
import type { Holder } from './credential-holder.ts';
import { sha256 } from './digest.ts';
import { bytesToHex } from './hex.ts';

const utf8 = new TextEncoder();

/**
 * Whether what somebody typed, an e-mail address, an identifier or a name, is the holder's.
 *
 * Names are compared without regard to case, to the spelling of accented letters in Unicode, and to white space at the
 * ends or repeated; identifiers by Open Badges 3.0's `IdentityHash`, as typed and in lower case. The line carries no
 * reason: a slip of the typist's says nothing of the certificate, so a mismatch shows but alters no verdict. What was
 * typed is not repeated in the evidence.
 *
 * @param claim null until somebody typed something
 */
export function checkHolder(holder: Holder, claim: string | null): Check {
  const typed = claim === null ? '' : claim.normalize('NFC').trim();
  if (typed === '') {
    return notChecked('holder', 'Whether it belongs to the person before you: type their e-mail address or name.');
  }
  if (holder.names.some((name) => folded(name) === folded(typed))) {
    return pass('holder', 'The name is the one on the certificate.', { matched: 'name' });
  }
  const spellings = new Set([typed, typed.toLowerCase()]);
  for (const { identityType, identityHash, salt } of holder.hashedIdentities) {
    for (const spelling of spellings) {
      if (identityHashOf(spelling, salt) === identityHash) {
        return pass('holder', 'It is the identity that the certificate was issued to.', { matched: identityType });
      }
    }
  }
  const sentence = 'What was typed is not the name or the identity on the certificate. Check the spelling.';
  return { name: 'holder', outcome: 'fail', sentence, evidence: { matched: null } };
}

/** Open Badges 3.0 `IdentityHash`: `sha256$` and the hexadecimal SHA-256 of the identity followed by the salt. */
export function identityHashOf(identity: string, salt: string): string {
  return `sha256$${bytesToHex(sha256(utf8.encode(identity + salt))).slice(2)}`;
}

/** Upper case first, so that letters that fold to two (ß) meet their other spelling. */
function folded(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toUpperCase().toLowerCase().normalize('NFC');
}
