import type { Credential } from '../../core/credential.ts';
import { CairnError } from '../../core/errors.ts';
import type { Replay } from '../../issuing/replay/replay.ts';
import { type EvidenceFound, replayDecision } from '../../issuing/replay/replay-decision.ts';
import { parseEvidence } from '../../pathway/evaluation/evidence/parse-evidence.ts';

export type { Replay, ReplayCheck, ReplayReason } from '../../issuing/replay/replay.ts';
export { evidenceLimits } from '../../pathway/evaluation/evidence/parse-evidence.ts';

/** The decision behind a certificate taken again from the file of its evidence: no installation and no network is needed. */
export function replayWithEvidence(credential: Credential, file: Uint8Array): Replay {
  return replayDecision(credential, evidenceIn(file));
}

/** The replay of a certificate of which there is no evidence, for a reason that `replay` states. */
export function replayWithout(credential: Credential, why: string): Replay {
  return replayDecision(credential, new CairnError('evidence-missing', why));
}

/** What a file holds, or why it cannot be read. */
export function evidenceIn(file: Uint8Array): EvidenceFound {
  try {
    return parseEvidence(file);
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
}
