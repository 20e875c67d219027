import { formatIssuerReference } from '../../core/issuer-reference.ts';
import type { JsonObject } from '../../core/json.ts';
import { type Installation, issuerReference } from '../installation.ts';

/**
 * The issuer's `did:web` document. Its `CairnIssuer` service names chain, registry and issuer id, for anyone can
 * register a second issuer with a famous DID: only the two directions together say who someone is.
 *
 * @see https://w3c-ccg.github.io/did-method-web/
 * @throws CairnError `issuer-not-registered`
 */
export function didDocument(installation: Installation): JsonObject {
  const { did } = installation.issuer;
  return {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    service: [
      {
        id: `${did}#cairn`,
        type: 'CairnIssuer',
        serviceEndpoint: formatIssuerReference(issuerReference(installation)),
      },
    ],
  };
}
