import { describe, expect, it } from 'vitest';
import { keccak256, sha256 } from '../../service/core/digest.ts';
import { hexToBytes } from '../../service/core/hex.ts';
import { buildCredentialTree } from '../../service/issuing/credential-tree.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { someCredentialHash } from '../chain/certificate-on-chain.ts';

const hashes = (size: number) => Array.from({ length: size }, (_, n) => hexToBytes(someCredentialHash(n)));

describe('the credential tree', () => {
  it('refuses two credentials of one hash, wherever they stand', () => {
    for (const place of [0, 5, 9]) {
      const twice = [...hashes(10), hexToBytes(someCredentialHash(place))];
      expect(() => buildCredentialTree(twice, keccak256)).toThrow(
        expect.objectContaining({ code: 'duplicate-credential' }),
      );
    }
  });

  it('refuses to be empty', () => {
    expect(() => buildCredentialTree([], keccak256)).toThrow(expect.objectContaining({ code: 'batch-empty' }));
  });

  it('is the same by the fast digests as by those of core', async () => {
    const keccak = await createWasmKeccak256();
    for (const size of [1, 2, 3, 100]) {
      expect(buildCredentialTree(hashes(size), keccak).root).toBe(buildCredentialTree(hashes(size), keccak256).root);
    }
    for (const length of [0, 1, 63, 64, 135, 136, 137, 5_000]) {
      const data = new Uint8Array(length).fill(length % 251);
      expect(Buffer.from(keccak(data)).toString('hex')).toBe(Buffer.from(keccak256(data)).toString('hex'));
      expect(Buffer.from(nativeSha256(data)).toString('hex')).toBe(Buffer.from(sha256(data)).toString('hex'));
    }
  });
});
