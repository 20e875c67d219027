import type { StatusReason } from '../../core/status-reason.ts';

/** Around why and when a status was changed. */
export const STATUS_CHANGE_WORDS = {
  revoked: 'Revoked on',
  suspended: 'Suspended on',
  by: 'By the account',
  source: (block: string): string => `So it stands on the chain, in block ${block}.`,
} as const;

/** Why a status was changed, as it stands on the chain. */
export const REASON_WORDS: Readonly<Record<StatusReason, string | null>> = {
  unspecified: null,
  'key-compromise': 'its key was in the wrong hands',
  'affiliation-changed': 'an affiliation has changed',
  superseded: 'a corrected certificate took its place',
  'cessation-of-operation': 'the issuer has ceased to operate',
  'certificate-hold': 'it is on hold while something is being looked into',
  'privilege-withdrawn': 'what it grants was withdrawn',
  'academic-misconduct': 'academic misconduct',
  'issued-in-error': 'it was issued in error',
};
