/**
 * The Content-Security-Policy (W3C CSP Level 3) under which every page of the service is served, as one header value.
 *
 * Scripts, styles and images come from the service's own origin only, so a certificate's text can never run. `connect-src`
 * is wide on purpose: the visitor chooses the RPC endpoints that the chain is read through, and an issuer's `did:web`
 * document lives on the issuer's own domain. Plain `http:` is let through for the visitor's own machine only.
 *
 * A PDF that is dropped on a page is read by a worker of the page's own origin, which can be ended when a hostile one takes
 * too long. The program in it needs neither `'unsafe-eval'` nor `'wasm-unsafe-eval'`, for nothing of a PDF is drawn.
 */
export const CONTENT_SECURITY_POLICY: string = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
