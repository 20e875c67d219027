import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { parseApiToken } from '../../service/registrar/access/api-token.ts';

/** A token that must open nothing, and why. */
export interface Forged {
  readonly how: string;
  readonly token: string;
}

/** With a checksum that is right: a forger can compute it too. */
function withChecksum(body: string): string {
  return body + crc32(body).toString(16).padStart(8, '0');
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

/**
 * API keys that were never made, made from one that was.
 *
 * @param genuine the token of a key that works
 */
export function forgedApiKeys(genuine: string): Forged[] {
  const { installationId, keyId } = parseApiToken(genuine);
  const secret = genuine.slice(28, 92);
  const other = (digit: string) => (digit === '0' ? '1' : '0');
  const replaced = (at: number) => genuine.slice(0, at) + other(genuine[at] ?? '') + genuine.slice(at + 1);
  return [
    ...Array.from({ length: 40 }, (_, n) => ({ how: `digit ${6 + 2 * n} altered`, token: replaced(6 + 2 * n) })),
    ...Array.from({ length: 20 }, (_, n) => ({
      how: `cut off after ${5 * n + 1}`,
      token: genuine.slice(0, 5 * n + 1),
    })),
    ...Array.from({ length: 20 }, (_, n) => {
      const body = `cairn_${installationId}_${keyId}_${secret.slice(0, 3 * n)}${other(secret[3 * n] ?? '')}${secret.slice(3 * n + 1)}`;
      return { how: `digit ${3 * n} of the secret altered, checksum right`, token: withChecksum(body) };
    }),
    ...Array.from({ length: 10 }, () => ({
      how: 'another secret for a known key',
      token: withChecksum(`cairn_${installationId}_${keyId}_${hex(32)}`),
    })),
    ...Array.from({ length: 10 }, () => ({
      how: 'a key that was never made',
      token: withChecksum(`cairn_${installationId}_${hex(6)}_${hex(32)}`),
    })),
    ...Array.from({ length: 10 }, () => ({
      how: 'of another installation',
      token: withChecksum(`cairn_${hex(4)}_${keyId}_${secret}`),
    })),
    { how: 'in capitals', token: genuine.toUpperCase() },
    { how: 'with something behind it', token: `${genuine}0` },
    { how: 'twice', token: genuine + genuine },
    { how: 'the hash that is kept of it', token: createHash('sha256').update(genuine).digest('hex') },
    {
      how: 'with the hash that is kept of it as its secret',
      token: withChecksum(`cairn_${installationId}_${keyId}_${createHash('sha256').update(genuine).digest('hex')}`),
    },
    { how: 'its secret alone', token: secret },
    { how: 'its id alone', token: keyId },
    { how: 'with a wildcard for a key', token: withChecksum(`cairn_${installationId}_%_${secret}`) },
    { how: 'with another prefix', token: withChecksum(genuine.slice(0, -8).replace('cairn', 'carin')) },
  ];
}
