import { toUtf8Bytes } from 'ethers';
import { describe, expect, it } from 'vitest';
import { parseCredential } from '../../service/core/credential.ts';
import { replayDecision } from '../../service/issuing/replay/replay-decision.ts';
import { formatEvidence } from '../../service/pathway/evaluation/evidence/certificate-evidence.ts';
import { parseEvidence } from '../../service/pathway/evaluation/evidence/parse-evidence.ts';
import vectors from './evidence.json' with { type: 'json' };
import { failureOf, strictly } from './reading.ts';

const credential = parseCredential(strictly(vectors.credential));

describe('the evidence of a certificate', () => {
  it('is read and written byte for byte, and its decision comes out the same', () => {
    const evidence = parseEvidence(toUtf8Bytes(vectors.same));
    expect(formatEvidence(evidence)).toBe(vectors.same);
    expect(JSON.stringify(evidence.trace)).toBe(vectors.trace);
    expect(replayDecision(credential, evidence)).toMatchObject({ outcome: 'same', reason: null });
  });

  it.each(vectors.otherwise)('comes out otherwise: $name', ({ text, reason }) => {
    expect(replayDecision(credential, parseEvidence(toUtf8Bytes(text)))).toMatchObject({ outcome: 'not-same', reason });
  });

  it.each(vectors.malformed)('is refused: $rule', ({ text }) => {
    expect(failureOf(() => parseEvidence(toUtf8Bytes(text))).code).toBe('malformed-evidence');
  });
});
