/** Vectors of the EIP-712 message that a key signs so that anyone may pay for anchoring. */
import { computeAddress, id, Signature, SigningKey, TypedDataEncoder } from 'ethers';
import { COHORT } from './batch.ts';
import type { JsonRecord } from './jcs.ts';
import { DEPLOYMENT } from './references.ts';
import { seededHash } from './seeded.ts';

const TYPES = {
  Anchor: [
    { name: 'issuerId', type: 'uint256' },
    { name: 'root', type: 'bytes32' },
    { name: 'size', type: 'uint256' },
    { name: 'key', type: 'address' },
    { name: 'deadline', type: 'uint256' },
  ],
};

/** A published key: it signs vectors and must never hold anything. */
const SIGNING_KEY = new SigningKey(seededHash('anchor key'));

interface Case {
  readonly chainId: number;
  readonly registry: string;
  readonly issuerId: string;
  readonly root: string;
  readonly size: number;
  readonly deadline: string;
}

function vector({ chainId, registry, ...message }: Case): JsonRecord {
  const domain = { name: 'CairnCredentialRegistry', version: '1', chainId, verifyingContract: registry };
  const anchor = { ...message, key: computeAddress(SIGNING_KEY).toLowerCase() };
  const digest = TypedDataEncoder.hash(domain, TYPES, anchor);
  const signature = SIGNING_KEY.sign(digest);
  return {
    domain,
    message: anchor,
    domainSeparator: TypedDataEncoder.hashDomain(domain),
    structHash: TypedDataEncoder.hashStruct('Anchor', TYPES, anchor),
    digest,
    signature: Signature.from(signature).serialized,
  };
}

/** `anchor-digest.json`. Signatures follow RFC 6979 with a low s, so they too are fixed. */
export function anchorDigestVectors(): JsonRecord {
  const typeText = 'Anchor(uint256 issuerId,bytes32 root,uint256 size,address key,uint256 deadline)';
  if (TypedDataEncoder.from(TYPES).encodeType('Anchor') !== typeText) throw new Error('the type text differs');
  const base: Case = { ...DEPLOYMENT, root: COHORT.root, size: COHORT.credentials.length, deadline: '4102444800' };
  const greatest = (2n ** 256n - 1n).toString();
  return {
    format: 'EIP-712 message of anchorBySig (DESIGN, The contracts, Batches)',
    notes: ['Whole numbers beyond 2^53 are decimal strings. The private key is published: never use it.'],
    type: typeText,
    typeHash: id(typeText),
    privateKey: SIGNING_KEY.privateKey,
    vectors: [
      base,
      { ...base, chainId: 1 },
      { ...base, registry: '0x00000000000000000000000000000000000000ff' },
      { ...base, issuerId: '8' },
      { ...base, root: seededHash('another root') },
      { ...base, size: 4294967295 },
      { ...base, issuerId: greatest, deadline: greatest },
      { ...base, deadline: '0' },
    ].map(vector),
  };
}
