import { type Check, pass, unknown } from './check.ts';
import type { Credential } from './credential.ts';
import { didWebName } from './did-web.ts';
import type { IdentityReading } from './identity-reading.ts';
import { formatIssuerReference, sameIssuer } from './issuer-reference.ts';
import { isJsonArray, isJsonObject, type JsonValue } from './json.ts';
import type { IssuerPin, Pins } from './pins.ts';

/** The verifier's own pin of a credential's issuer: the whole tuple of DID, chain, registry and issuer number. */
export function findIssuerPin(pins: Pins, { issuer, reference }: Credential): IssuerPin | null {
  return pins.issuers.find((pin) => pin.did === issuer.id && sameIssuer(pin, reference)) ?? null;
}

/**
 * Whether the DID is known to belong to this issuer number of this registry. Anyone may register under any DID, so
 * the chain alone never says who someone is: a pin of the verifier's own does, or the DID's live document.
 */
export function checkIdentity(credential: Credential, pins: Pins, reading: IdentityReading): Check {
  const did = credential.issuer.id;
  const domain = didWebName(did);
  const endpoint = formatIssuerReference(credential.reference);
  const evidence = { did, domain, issuerReference: endpoint };
  const who = domain ?? did;
  if (findIssuerPin(pins, credential) !== null) {
    return pass('identity', `${who} is on your list of trusted issuers.`, { ...evidence, knownBy: 'pin' });
  }
  if (domain !== null && reading.kind === 'document' && namesIssuer(reading.document, did, endpoint)) {
    const sentence = `${who} itself confirms that it is this issuer.`;
    return pass('identity', sentence, { ...evidence, knownBy: 'did-document', url: reading.url });
  }
  return unknown('identity', 'issuer-identity-unbound', unboundSentence(who, domain, reading), {
    ...evidence,
    ...(reading.kind === 'not-looked-up' ? {} : { url: reading.url }),
    ...(reading.kind === 'unavailable' ? { detail: reading.detail } : {}),
  });
}

/** Each with the way out. */
function unboundSentence(who: string, domain: string | null, reading: IdentityReading): string {
  const wayOut = `If you know by other means that this issuer is ${who}, add it to your trusted issuers.`;
  if (domain === null) return `Nothing confirms that ${who} is the issuer: anyone can register that name. ${wayOut}`;
  switch (reading.kind) {
    case 'not-looked-up':
      return `It was not asked whether ${domain} is the issuer: anyone can register that name. ${wayOut}`;
    case 'unavailable':
      return `${domain} could not be asked whether it is the issuer. Try again later. ${wayOut}`;
    case 'document':
      return `${domain} does not name this issuer as its own: somebody else may have used that name. Ask ${domain}. ${wayOut}`;
  }
}

/** Whether a DID document is that of the DID, with a `CairnIssuer` service whose endpoint is exactly this one. */
export function namesIssuer(document: JsonValue, did: string, endpoint: string): boolean {
  if (!isJsonObject(document) || document.id !== did || !isJsonArray(document.service)) return false;
  return document.service.some(
    (service) =>
      isJsonObject(service) && isOrHas(service.type, 'CairnIssuer') && isOrHas(service.serviceEndpoint, endpoint),
  );
}

function isOrHas(value: JsonValue | undefined, text: string): boolean {
  return value === text || (isJsonArray(value) && value.includes(text));
}
