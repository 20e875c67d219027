/**
 * Writes the frozen test vectors of every format, `test/vectors/*.json`, from the specification alone: through ethers,
 * and without a line of the service, so that two independent readings of the design have to agree on the bytes.
 *
 *   node scripts/vectors.ts           writes what is missing; refuses to change what is there
 *   node scripts/vectors.ts --check   writes nothing; exits 1 when a file differs
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { anchorDigestVectors } from './vectors/anchor-digest-vectors.ts';
import { canonicalVectors } from './vectors/canonical.ts';
import { certificateFileVectors } from './vectors/certificate-file-vectors.ts';
import {
  credentialVectors,
  identityVectors,
  jsonDigestVectors,
  multibaseVectors,
} from './vectors/credential-vectors.ts';
import { evidenceVectors } from './vectors/evidence-vectors.ts';
import type { JsonRecord } from './vectors/jcs.ts';
import { manifestVectors } from './vectors/manifest-vectors.ts';
import { referenceVectors } from './vectors/reference-vectors.ts';
import { statusWordVectors } from './vectors/status-words.ts';
import { strictJsonVectors } from './vectors/strict-json.ts';
import { traceVectors } from './vectors/trace-vectors.ts';
import { depthVectors, forgedVectors, leafVectors, treeVectors } from './vectors/tree-vectors.ts';

/** Where the vectors are kept. */
export const VECTORS_FOLDER = new URL('../test/vectors/', import.meta.url);

const FILES: Readonly<Record<string, () => JsonRecord>> = {
  'anchor-digest.json': anchorDigestVectors,
  'canonical.json': canonicalVectors,
  'certificate-files.json': certificateFileVectors,
  'credentials.json': credentialVectors,
  'digest-multibase.json': multibaseVectors,
  'evidence.json': evidenceVectors,
  'forged-proofs.json': forgedVectors,
  'identity-hash.json': identityVectors,
  'json-digests.json': jsonDigestVectors,
  'leaves.json': leafVectors,
  'manifests.json': manifestVectors,
  'proof-depths.json': depthVectors,
  'references.json': referenceVectors,
  'status-words.json': statusWordVectors,
  'strict-json.json': strictJsonVectors,
  'traces.json': traceVectors,
  'trees.json': treeVectors,
};

/** The text of every vector file, by name: no clock, no randomness, so the same bytes each time. */
export function generateVectors(): ReadonlyMap<string, string> {
  return new Map(Object.entries(FILES).map(([name, make]) => [name, `${JSON.stringify(make(), null, 2)}\n`]));
}

async function committed(name: string): Promise<string | null> {
  try {
    return await readFile(new URL(name, VECTORS_FOLDER), 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

async function main(check: boolean): Promise<number> {
  const differing: string[] = [];
  await mkdir(VECTORS_FOLDER, { recursive: true });
  for (const [name, text] of generateVectors()) {
    const kept = await committed(name);
    if (kept === text) continue;
    if (kept === null && !check) await writeFile(new URL(name, VECTORS_FOLDER), text);
    else differing.push(kept === null ? `${name} is missing` : `${name} differs`);
  }
  for (const line of differing) process.stderr.write(`test/vectors/${line}\n`);
  if (differing.length === 0) return 0;
  process.stderr.write(
    'Frozen vectors are never edited: files in use were made by these formats. ' +
      'Correct the code, or let a new version of the format stand beside the old one.\n',
  );
  return 1;
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'));
