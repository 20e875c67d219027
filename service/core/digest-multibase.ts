import { CairnError } from './errors.ts';
import { bytesToHex, type Hash32, hexToBytes, parseHash32 } from './hex.ts';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** As many digits at a time as a number holds exactly: dividing big integers is slow. */
const nineDigits = 58n ** 9n;
/** The multihash header of a sha2-256 digest: its code, and 32 bytes. */
const sha256Header = '0x1220';

/**
 * A SHA-256 digest as the `digestMultibase` of Verifiable Credentials 2.0: `z` (base58btc) and the multihash
 * `0x12 0x20 ‖ digest`.
 */
export function digestMultibase(sha256Digest: Hash32): string {
  // The header is not zero, so no leading zero byte has to be written as a leading "1".
  let rest = BigInt(`${sha256Header}${sha256Digest.slice(2)}`);
  let text = '';
  while (rest > 0n) {
    text = digitsOf(Number(rest % nineDigits), rest < nineDigits ? 1 : 9) + text;
    rest /= nineDigits;
  }
  return `z${text}`;
}

/** Base 58 of a number below 58^9, with at least so many digits. */
function digitsOf(value: number, least: number): string {
  let digits = '';
  for (let rest = value; rest > 0 || digits.length < least; rest = Math.floor(rest / 58)) {
    digits = alphabet.charAt(rest % 58) + digits;
  }
  return digits;
}

/**
 * The SHA-256 digest in a `digestMultibase`.
 *
 * @throws CairnError `malformed-digest` for other encodings, other hashes and other lengths
 */
export function parseDigestMultibase(text: string): Hash32 {
  // 34 bytes that begin with 0x12 take exactly 46 digits; the check also bounds the work below.
  if (text.length !== 47 || !text.startsWith('z')) throw malformedDigest(text);
  let value = 0n;
  for (const digit of text.slice(1)) {
    const position = alphabet.indexOf(digit);
    if (position < 0) throw malformedDigest(text);
    value = value * 58n + BigInt(position);
  }
  const hex = `0x${value.toString(16).padStart(68, '0')}`;
  if (hex.length !== 70 || !hex.startsWith(sha256Header)) throw malformedDigest(text);
  return parseHash32(bytesToHex(hexToBytes(hex).subarray(2)));
}

function malformedDigest(text: string): CairnError {
  return new CairnError('malformed-digest', `Expected "z" and the base58btc of a sha2-256 multihash`, {
    details: { found: text.slice(0, 80) },
  });
}
