import type { JsonValue } from './json.ts';

/** What a look-up of an issuer's DID document brought. A value: an unreachable domain is an answer too. */
export type IdentityReading =
  | { readonly kind: 'not-looked-up' }
  | { readonly kind: 'unavailable'; readonly url: string; readonly detail: string }
  | { readonly kind: 'document'; readonly url: string; readonly document: JsonValue };
