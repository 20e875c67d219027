import { parseDigestMultibase } from './digest-multibase.ts';
import type { Hash32 } from './hex.ts';
import { elements, isPresent, member, type Place, parsedAt, refuse, textAt } from './shape.ts';

/** A document that a credential rests on, by name and SHA-256. */
export interface RelatedResource {
  readonly id: string;
  readonly digest: Hash32;
}

/** The version of a pathway that a credential was earned on. */
export interface PathwayReference extends RelatedResource {
  readonly pathwayId: string;
  readonly version: string;
}

/** The related resources of a credential that mean something here; each null when the credential names none. */
export interface RelatedResources {
  /** `urn:cairn:pathway:{id}:{version}` with the digest of the version as published. */
  readonly pathway: PathwayReference | null;
  /** `urn:cairn:trace:{credential uuid}` with the digest of `{ salt, trace }`. */
  readonly trace: RelatedResource | null;
  /** The credential that this one corrects: its `id`, with its credential hash. */
  readonly supersedes: RelatedResource | null;
}

const pathwayPattern = /^urn:cairn:pathway:(.+):([^:]+)$/;

/**
 * Reads `relatedResource`, an array with each id once. Resources of other kinds are allowed: the hash covers them,
 * and nothing here shows them.
 *
 * @param credentialId of the credential that holds them, which its trace must name and which it cannot supersede
 */
export function parseRelatedResources(place: Place, credentialId: string): RelatedResources {
  const found: { pathway: PathwayReference | null; trace: RelatedResource | null; supersedes: RelatedResource | null } =
    {
      pathway: null,
      trace: null,
      supersedes: null,
    };
  const seen = new Set<string>();
  for (const entry of isPresent(place) ? elements(place) : []) {
    const idPlace = member(entry, 'id');
    const id = textAt(idPlace);
    if (seen.has(id)) refuse(idPlace, 'each related resource once');
    seen.add(id);
    if (id.startsWith('urn:cairn:pathway:')) {
      if (found.pathway !== null) refuse(idPlace, 'one pathway version');
      const [, pathwayId, version] = pathwayPattern.exec(id) ?? [];
      if (pathwayId === undefined || version === undefined) refuse(idPlace, 'urn:cairn:pathway:{id}:{version}');
      found.pathway = { id, digest: digestAt(entry), pathwayId, version };
    } else if (id.startsWith('urn:cairn:trace:')) {
      if (id !== credentialId.replace('urn:uuid:', 'urn:cairn:trace:')) refuse(idPlace, 'the trace of this credential');
      found.trace = { id, digest: digestAt(entry) };
    } else if (id.startsWith('urn:uuid:')) {
      if (found.supersedes !== null) refuse(idPlace, 'one superseded credential');
      if (id === credentialId) refuse(idPlace, 'another credential than this one');
      found.supersedes = { id, digest: digestAt(entry) };
    }
  }
  return found;
}

function digestAt(entry: Place): Hash32 {
  return parsedAt(
    member(entry, 'digestMultibase'),
    '"z" and the base58btc of a sha2-256 multihash',
    parseDigestMultibase,
  );
}
