/**
 * Why a status changed, in the order of the contract's `Reason` enum (after the CRLReason of RFC 5280 section 5.3.1,
 * with what education needs besides). Part of the interface: never reordered.
 */
export const statusReasons = [
  'unspecified',
  'key-compromise',
  'affiliation-changed',
  'superseded',
  'cessation-of-operation',
  'certificate-hold',
  'privilege-withdrawn',
  'academic-misconduct',
  'issued-in-error',
] as const;

export type StatusReason = (typeof statusReasons)[number];

/** Whether a value names a reason. */
export function isStatusReason(value: unknown): value is StatusReason {
  return statusReasons.some((reason) => reason === value);
}

/** The number by which the contract knows a reason. */
export function reasonNumber(reason: StatusReason): number {
  return statusReasons.indexOf(reason);
}

/** The reason of that number; `unspecified` for one that this version does not know, which the contract never emits. */
export function reasonOf(number: number): StatusReason {
  return statusReasons[number] ?? 'unspecified';
}
