const STORED_UNDER = 'cairn.desk.key';

/** The API key of this tab: gone with it, never in an address. Null where nobody has signed in. */
export function keptKey(): string | null {
  return sessionStorage.getItem(STORED_UNDER);
}

export function keepKey(token: string): void {
  sessionStorage.setItem(STORED_UNDER, token);
}

export function forgetKey(): void {
  sessionStorage.removeItem(STORED_UNDER);
}
