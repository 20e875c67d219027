import type { JsonObject, JsonValue } from './json.ts';
import type { Verdict } from './verdict.ts';

/**
 * A verdict as JSON, for the API and for `--json`: who, what and why, without the document that the reader already
 * holds, and so without anything personal.
 */
export function verdictJson(verdict: Verdict): JsonObject {
  const { block, certificate, issuer } = verdict;
  return {
    verdict: verdict.verdict,
    reason: verdict.reason,
    credentialHash: verdict.credentialHash,
    credentialId: verdict.credential?.id ?? null,
    issuer:
      issuer === null ? null : { did: issuer.did, domain: issuer.domain, name: issuer.name, knownBy: issuer.knownBy },
    anchor:
      certificate === null
        ? null
        : {
            chainId: certificate.anchor.chainId,
            registry: certificate.anchor.registry,
            issuerId: String(certificate.anchor.issuerId),
            root: certificate.anchor.root,
            size: certificate.anchor.size,
            index: certificate.anchor.index,
          },
    block: block === null ? null : { number: block.number, hash: block.hash, timestamp: block.timestamp },
    checkedAt: verdict.checkedAt,
    checks: verdict.checks.map(
      ({ name, outcome, reason, sentence, evidence }): JsonValue => ({
        name,
        outcome,
        reason: reason ?? null,
        sentence,
        evidence,
      }),
    ),
  };
}
