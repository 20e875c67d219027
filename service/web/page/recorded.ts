import type { CheckName } from '../../core/check.ts';
import type { Verdict } from '../../core/verdict.ts';

/**
 * The checks that have to pass before a certificate's text counts as what its registry entry recorded. Later fates (a
 * revocation, an expiry) do not undo that it was.
 */
const RECORD_CHECKS: readonly CheckName[] = [
  'document',
  'anchor-agreement',
  'inclusion',
  'issuer',
  'anchoring',
  'standing',
];

/** Whether the chain bears out that the registry entry that the certificate names recorded exactly this text. */
export function isRecorded(verdict: Verdict): boolean {
  return RECORD_CHECKS.every((name) => verdict.checks.find((check) => check.name === name)?.outcome === 'pass');
}
