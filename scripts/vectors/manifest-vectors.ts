/** Vectors of the manifest of a batch. */
import { type Batch, COHORT, CORRECTION } from './batch.ts';
import { jsonDigest } from './digests.ts';
import { canonicalText, type Json, type JsonRecord } from './jcs.ts';
import { DEPLOYMENT } from './references.ts';

/** The manifest of a batch: nothing personal. */
export function manifestOf({ batchId, root, credentials }: Batch): JsonRecord {
  return {
    type: 'CairnManifest',
    version: 1,
    batchId,
    ...DEPLOYMENT,
    root,
    size: credentials.length,
    credentialHashes: credentials.map(({ hash }) => hash),
  };
}

function malformed(): { rule: string; text: string }[] {
  const good = manifestOf(COHORT);
  const hashes = COHORT.credentials.map(({ hash }) => hash);
  const first = hashes[0] ?? '';
  const changed: [string, { readonly [key: string]: Json }][] = [
    ['type is CairnManifest', { type: 'CairnCertificate' }],
    ['version is 1', { version: 2 }],
    ['version is a number', { version: '1' }],
    ['batchId is a lower-case UUID v4', { batchId: COHORT.batchId.toUpperCase() }],
    ['chainId is a JSON integer', { chainId: '31337' }],
    ['registry is in lower case', { registry: '0x5FbDB2315678afecb367f032d93F642f64180aa3' }],
    ['issuerId is a decimal string', { issuerId: 7 }],
    ['issuerId has no leading zeros', { issuerId: '07' }],
    ['root is in lower case', { root: COHORT.root.toUpperCase().replace('0X', '0x') }],
    ['root has 32 bytes', { root: COHORT.root.slice(0, -2) }],
    ['size is a JSON integer', { size: '5' }],
    ['size is the number of hashes', { size: 4 }],
    ['a batch is not empty', { size: 0, credentialHashes: [] }],
    ['no hash twice', { credentialHashes: [first, first, ...hashes.slice(2)] }],
    ['a hash is a string', { credentialHashes: [1, ...hashes.slice(1)] }],
    ['a hash has 0x', { credentialHashes: [first.slice(2), ...hashes.slice(1)] }],
    ['credentialHashes is an array', { credentialHashes: first }],
  ];
  const missing = Object.keys(good).map((gone) => ({
    rule: `${gone} is present`,
    text: JSON.stringify(Object.fromEntries(Object.entries(good).filter(([key]) => key !== gone))),
  }));
  return [...changed.map(([rule, change]) => ({ rule, text: JSON.stringify({ ...good, ...change }) })), ...missing];
}

/** `manifests.json`. */
export function manifestVectors(): JsonRecord {
  return {
    format: 'Manifest of a batch (DESIGN, Formats); its digest is SHA-256 of its JCS bytes',
    vectors: [COHORT, CORRECTION].map((batch) => {
      const manifest = manifestOf(batch);
      return { manifest, canonical: canonicalText(manifest), digest: jsonDigest(manifest) };
    }),
    malformed: malformed(),
  };
}
