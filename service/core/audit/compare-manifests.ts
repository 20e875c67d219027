import { type Digest, keccak256 } from '../digest.ts';
import type { CredentialHash, MerkleRoot } from '../hex.ts';
import type { Manifest } from '../manifest.ts';
import { merkleRoot } from '../merkle-root.ts';
import type { DeploymentPlace } from '../pins.ts';
import { sameDeployment } from '../pins.ts';
import type { Difference, NotChecked } from './difference.ts';
import type { RegistryState } from './registry-state.ts';

/** A manifest, and where it came from: a file or a server. */
export interface GivenManifest {
  readonly manifest: Manifest;
  readonly source: string;
}

/** What came of comparing manifests with the chain. */
export interface ManifestComparison {
  readonly differences: readonly Difference[];
  readonly notChecked: readonly NotChecked[];
  /** Roots that were recomputed, and are those on the chain. */
  readonly recomputed: number;
}

/**
 * Recomputes every root from the manifests, and compares roots and sizes with the batches of a state. A batch without a
 * manifest is a difference where its issuer's other batches have one: a root that nobody accounts for may hold anything,
 * a second copy of a revoked certificate too.
 */
export function compareManifests(
  state: RegistryState,
  given: readonly GivenManifest[],
  registry: DeploymentPlace,
  keccak: Digest = keccak256,
): ManifestComparison {
  const differences: Difference[] = [];
  const notChecked: NotChecked[] = [];
  const known = new Map<string, GivenManifest>();
  const accounted = new Set<bigint>();
  let recomputed = 0;
  for (const { manifest, source } of given) {
    const { issuerId, root, size } = manifest;
    const place = { issuerId, root, source };
    if (!sameDeployment(manifest, registry)) {
      const why = `It is of the registry ${manifest.registry} on chain ${manifest.chainId}.`;
      notChecked.push({ code: 'manifest-elsewhere', place: { source }, why, open: true });
      continue;
    }
    // Of an issuer that is not being audited: nothing to compare it with.
    const issuer = state.issuers.get(issuerId);
    if (issuer === undefined) continue;
    accounted.add(issuerId);
    const name = `${issuerId}:${root}`;
    const before = known.get(name);
    if (before !== undefined && !sameHashes(before.manifest, manifest)) {
      const expected = `the certificates of ${before.source}`;
      differences.push({ code: 'manifest-conflict', place, expected, found: 'other certificates' });
      continue;
    }
    if (before !== undefined) continue;
    known.set(name, { manifest, source });
    const reached = rootOf(manifest, keccak);
    if (reached !== root) differences.push({ code: 'manifest-root', place, expected: root, found: reached });
    const batch = issuer.batches.get(root);
    if (batch === undefined) {
      const found = 'no such batch of this issuer';
      differences.push({ code: 'manifest-not-anchored', place, expected: 'a batch on the chain', found });
      continue;
    }
    if (batch.size !== size) {
      differences.push({ code: 'manifest-size', place, expected: String(batch.size), found: String(size) });
    }
    if (batch.size === size && reached === root) recomputed += 1;
  }
  differences.push(...unaccounted(state, accounted, known), ...certificatesTwice([...known.values()]));
  notChecked.push(...withoutManifests(state, accounted));
  return { differences, notChecked, recomputed };
}

/** Roots that were recomputed before: an audit is asked many things about the same manifests. */
const recomputedRoots = new WeakMap<Manifest, MerkleRoot>();

function rootOf(manifest: Manifest, keccak: Digest): MerkleRoot {
  const root = recomputedRoots.get(manifest) ?? merkleRoot(manifest.credentialHashes, keccak);
  recomputedRoots.set(manifest, root);
  return root;
}

function sameHashes(a: Manifest, b: Manifest): boolean {
  return a.size === b.size && a.credentialHashes.every((hash, index) => hash === b.credentialHashes[index]);
}

function unaccounted(
  state: RegistryState,
  accounted: ReadonlySet<bigint>,
  known: ReadonlyMap<string, GivenManifest>,
): Difference[] {
  return [...state.issuers.values()]
    .filter(({ issuerId }) => accounted.has(issuerId))
    .flatMap(({ issuerId, batches }) =>
      [...batches.keys()]
        .filter((root) => !known.has(`${issuerId}:${root}`))
        .map((root): Difference => {
          const place = { issuerId, root };
          return { code: 'root-without-manifest', place, expected: 'a manifest', found: 'none was given' };
        }),
    );
}

/** An issuer without any manifest is no difference; that its roots were not recomputed is said once. */
function withoutManifests(state: RegistryState, accounted: ReadonlySet<bigint>): NotChecked[] {
  return [...state.issuers.values()]
    .filter(({ issuerId, batches }) => !accounted.has(issuerId) && batches.size > 0)
    .map(({ issuerId }) => {
      const why = 'No manifest of this issuer was given, so its roots were not recomputed.';
      return { code: 'manifests', place: { issuerId }, why, open: false };
    });
}

/** The index and the batch that a credential names guard against a second anchor; here it is seen. */
function certificatesTwice(given: readonly GivenManifest[]): Difference[] {
  const differences: Difference[] = [];
  const places = new Map<string, MerkleRoot>();
  const nameOf = (issuerId: bigint, hash: CredentialHash): string => `${issuerId}:${hash}`;
  for (const { manifest, source } of given) {
    const { issuerId, root, credentialHashes } = manifest;
    for (const [index, credentialHash] of credentialHashes.entries()) {
      const name = nameOf(issuerId, credentialHash);
      const first = places.get(name);
      places.set(name, first ?? root);
      if (first === undefined) continue;
      const place = { issuerId, root, leaves: [{ first: index, last: index }], credentialHash, source };
      differences.push({ code: 'certificate-twice', place, expected: `in batch ${first} alone`, found: 'here too' });
    }
  }
  return differences;
}
