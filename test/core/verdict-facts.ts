import type { RegistryStatus } from '../../service/core/chain-reading.ts';
import type { CheckName } from '../../service/core/check.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import type { IdentityReading } from '../../service/core/identity-reading.ts';
import { formatIssuerReference } from '../../service/core/issuer-reference.ts';
import type { JsonValue } from '../../service/core/json.ts';
import type { SignatureFinding } from '../../service/core/signature-check.ts';
import { type Facts, judge, type Verdict } from '../../service/core/verdict.ts';
import {
  chainId,
  goodReading,
  goodStatus,
  hashOf,
  issuerId,
  now,
  pins,
  registry,
  type SampleOptions,
  sampleCertificate,
} from './certificate-fixture.ts';

export interface Changes extends Partial<Omit<Facts, 'subject'>> {
  readonly certificate?: SampleOptions;
  readonly signature?: SignatureFinding;
  readonly anchorSupplied?: boolean;
}

/** The facts of a valid certificate, changed. */
export function factsOf({
  certificate: options,
  signature = 'missing',
  anchorSupplied = false,
  ...changes
}: Changes = {}): Facts {
  const certificate = sampleCertificate(options);
  const { credential } = certificate;
  const hash = credentialHash(credential.json);
  return {
    subject: {
      kind: 'credential',
      credential,
      credentialHash: hash,
      certificate,
      anchorSupplied,
      searchFailure: null,
      signature,
    },
    pins,
    now,
    chain: goodReading(),
    identity: { kind: 'not-looked-up' },
    holderClaim: null,
    ...changes,
  };
}

export const judged = (changes?: Changes) => judge(factsOf(changes));
export const at = (status: Partial<RegistryStatus>) =>
  goodReading({ atHead: goodStatus(status), final: { block: goodReading().head, status: goodStatus(status) } });
export const outcomeOf = (verdict: Verdict, name: CheckName) =>
  verdict.checks.find((check) => check.name === name)?.outcome;
export const sentenceOf = (verdict: Verdict, name: CheckName) =>
  verdict.checks.find((check) => check.name === name)?.sentence;

export const seconds = now.getTime() / 1000;
export const staleHead = { number: 10, hash: hashOf(0xaa), timestamp: seconds - 601 };
export const documentOf = (document: JsonValue): IdentityReading => ({
  kind: 'document',
  url: 'https://college.example/.well-known/did.json',
  document,
});
export const endpoint = formatIssuerReference({ chainId, registry, issuerId });
export const unpinned = { ...pins, issuers: [] };

export const otherIssuer = { issuer: { id: 'did:web:other.example', type: ['Profile'], name: 'Example College' } };
