import { type AchievedResult, type Achievement, parseAchievement, parseResults } from './achievement.ts';
import { type AnchorReference, parseAnchorReference } from './anchor-reference.ts';
import { type Holder, parseHolder } from './credential-holder.ts';
import { parseDateTime } from './date-time.ts';
import { isDid } from './did.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { parseRelatedResources, type RelatedResources } from './related-resource.ts';
import {
  arrayAt,
  constantAt,
  documentPlace,
  elements,
  guardedAt,
  isPresent,
  member,
  objectAt,
  type Place,
  parsedAt,
  refuse,
  textAt,
  typeAt,
} from './shape.ts';
import { isUuidV4 } from './uuid.ts';

/** The contexts of every credential, in this order. */
export const credentialContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** A date-time as the credential spells it, and its instant. */
export interface Instant {
  readonly text: string;
  /** Unix milliseconds. */
  readonly milliseconds: number;
}

/**
 * An Open Badges 3.0 credential anchored by Cairn, as far as the verdict and people need it. Only what the hash covers
 * is here: nothing of `proof`.
 */
export interface Credential {
  /** The whole document as read; what the hash is taken of. */
  readonly json: JsonObject;
  /** `urn:uuid:` and a UUID v4. */
  readonly id: string;
  readonly issuer: { readonly id: string; readonly name: string };
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
  readonly holder: Holder;
  readonly achievement: Achievement;
  readonly results: readonly AchievedResult[];
  /** Where the credential says that it is anchored. */
  readonly reference: AnchorReference;
  /** The URL of its status list, for other software. */
  readonly statusListUrl: string;
  readonly related: RelatedResources;
  /** Whether there is a `proof`. No hash covers it, so nothing that stands in it is read here or shown anywhere. */
  readonly hasProof: boolean;
}

/**
 * Reads a credential of the shape that DESIGN fixes. Unknown members are allowed, since the hash covers them and no
 * page shows them; contradictions inside are not.
 *
 * @param json what `parseStrictJson` returned
 * @throws CairnError `malformed-credential`, with `details.pointer` (RFC 6901)
 */
export function parseCredential(json: JsonValue): Credential {
  return parseCredentialAt(documentPlace(json, 'malformed-credential'));
}

/** `parseCredential` for a credential inside another document; errors carry that document's pointer and code. */
export function parseCredentialAt(place: Place): Credential {
  const contexts = member(place, '@context');
  if (arrayAt(contexts).length !== credentialContexts.length) refuse(contexts, 'the two contexts');
  elements(contexts).forEach((context, index) => {
    if (context.value !== credentialContexts[index]) refuse(context, JSON.stringify(credentialContexts[index]));
  });
  typeAt(member(place, 'type'), 'VerifiableCredential');
  typeAt(member(place, 'type'), 'OpenBadgeCredential');

  const id = textAt(member(place, 'id'));
  if (!isUuidV4(id.replace(/^urn:uuid:/, '')) || !id.startsWith('urn:uuid:')) {
    refuse(member(place, 'id'), '"urn:uuid:" and a lower-case UUID v4');
  }
  const issuer = member(place, 'issuer');
  typeAt(member(issuer, 'type'), 'Profile');
  const validFrom = instantAt(member(place, 'validFrom'));
  const end = member(place, 'validUntil');
  const validUntil = isPresent(end) ? instantAt(end) : null;
  if (validUntil !== null && validUntil.milliseconds < validFrom.milliseconds) refuse(end, 'a time after validFrom');

  const subject = member(place, 'credentialSubject');
  typeAt(member(subject, 'type'), 'AchievementSubject');
  const achievement = member(subject, 'achievement');

  return {
    json: objectAt(place),
    id,
    issuer: { id: guardedAt(member(issuer, 'id'), isDid, 'a DID'), name: textAt(member(issuer, 'name')) },
    validFrom,
    validUntil,
    holder: parseHolder(member(subject, 'identifier')),
    achievement: parseAchievement(achievement),
    results: parseResults(member(subject, 'result'), achievement),
    ...parseStatus(member(place, 'credentialStatus')),
    related: parseRelatedResources(member(place, 'relatedResource'), id),
    hasProof: isPresent(member(place, 'proof')),
  };
}

/** Reads `credentialStatus`, one entry whose index and list agree with the reference that is its `id`. */
function parseStatus(place: Place): { reference: AnchorReference; statusListUrl: string } {
  const reference = parsedAt(
    member(place, 'id'),
    '"urn:cairn:eip155:{chainId}:{registry}:{issuerId}:{batchId}:{index}"',
    parseAnchorReference,
  );
  constantAt(member(place, 'type'), 'BitstringStatusListEntry');
  constantAt(member(place, 'statusPurpose'), 'revocation');
  constantAt(member(place, 'statusListIndex'), String(reference.index));
  const list = member(place, 'statusListCredential');
  const statusListUrl = textAt(list);
  if (!/^https?:\/\/[^/]/.test(statusListUrl) || !statusListUrl.endsWith(`/status/${reference.batchId}`)) {
    refuse(list, `a URL that ends with "/status/${reference.batchId}"`);
  }
  return { reference, statusListUrl };
}

function instantAt(place: Place): Instant {
  const text = textAt(place);
  return { text, milliseconds: parseDateTime(text) ?? refuse(place, 'a date and time with a time zone') };
}
