import { type Check, fail, notChecked, pass } from './check.ts';

/**
 * What is known of a credential's signature (its `proof`).
 *
 * `missing`, `unknown-suite` and `key-unavailable` alter nothing, since the anchor on the chain vouches for the text;
 * only a signature that was checked and does not fit counts against it.
 */
export type SignatureFinding = 'missing' | 'unknown-suite' | 'key-unavailable' | 'holds' | 'fails';

/** The line of the signature. Nothing that stands in `proof` is shown. */
export function checkSignature(finding: SignatureFinding): Check {
  switch (finding) {
    case 'missing':
      return notChecked('signature', 'No signature to check: the anchor on the chain stands instead.');
    case 'unknown-suite':
      return notChecked('signature', 'The signature is of a suite that this verifier does not know yet.');
    case 'key-unavailable':
      return notChecked('signature', 'The key to check the signature with could not be had.');
    case 'holds':
      return pass('signature', 'The signature of the issuer holds.');
    case 'fails':
      return fail('signature', 'signature-invalid', 'The signature does not belong to this text or this issuer.');
  }
}
