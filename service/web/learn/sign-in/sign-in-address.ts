/** What the address says behind its #, which no server is told: the code of a link, or why a provider let nobody in. */
export type SignInAddress =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'failure'; readonly code: string };

/** Reads the part of an address behind its #; null where it says something else. */
export function signInAddress(hash: string): SignInAddress | null {
  const [, name, value = ''] = /^#(code|sign-in-failed)=([A-Za-z0-9_-]{1,200})$/.exec(hash) ?? [];
  if (name === undefined) return null;
  return { kind: name === 'code' ? 'code' : 'failure', code: value };
}

/** Takes it out of the address and of what the browser remembers: a link is of no more use once it was tried. */
export function forgetSignInAddress(): void {
  if (signInAddress(location.hash) === null) return;
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
}
