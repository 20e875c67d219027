/** The code of what the database's driver threw, as `SQLITE_FULL`; `UNKNOWN` for anything else. */
export function driverCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
