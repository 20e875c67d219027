/** Why a request brought no response, in plain words that complete "it ...". Never an exception: a detail of a reading. */
export function describeFetchFailure(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return `did not answer within ${timeoutMs / 1000} seconds`;
  }
  const code = systemErrorCode(error);
  return code === null ? 'could not be reached' : `could not be reached (${code})`;
}

/** The operating system's name for what went wrong (as `ECONNREFUSED`), which Node keeps in the error's cause. */
function systemErrorCode(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
}
