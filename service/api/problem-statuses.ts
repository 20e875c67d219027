import type { ErrorCode } from '../core/errors.ts';

/** How a failure is told to whoever asked over HTTP. */
export interface ProblemRule {
  /** RFC 9110. */
  readonly status: number;
  /** In place of the error's own way out, where that is meant for whoever runs the service. */
  readonly remedy?: string;
  /** In place of the error's own sentence, where that may hold a piece of a record. */
  readonly detail?: string;
  /** Whoever runs the service has to hear of it too: it goes into the log with its cause. */
  readonly logged?: true;
}

/** The database fails: nothing that was accepted is lost, and whoever runs the service has to look. */
const storeFails: ProblemRule = {
  status: 503,
  remedy: 'Nothing that was accepted is lost. Try again in a while; if it fails again, tell whoever runs the service.',
  logged: true,
};

const later: ProblemRule = {
  status: 503,
  remedy: 'Try again in a while. A certificate file can be verified without this service, by any node of the chain.',
};

/**
 * The failures that are answers to whoever asked. Any code that is not here is a failure of the service: it is answered
 * as `internal-error`, and its message, which may hold a path or a piece of a record, goes to the log alone.
 */
export const problemRules: Partial<Record<ErrorCode, ProblemRule>> = {
  'malformed-hex': { status: 400 },
  'malformed-reference': { status: 400 },
  'malformed-json': { status: 400 },
  'malformed-request': { status: 400 },
  'credential-not-found': { status: 404 },
  'batch-not-found': { status: 404 },
  'route-not-found': { status: 404 },
  'issuer-not-registered': { status: 404, remedy: 'The issuer has not finished setting up this service: ask it.' },
  'method-not-allowed': { status: 405 },
  'anchor-pending': { status: 409 },
  'batch-not-final': { status: 409 },
  'learner-not-found': { status: 404 },
  'learner-erased': { status: 410 },
  'content-too-large': { status: 413 },
  'unsupported-media-type': { status: 415 },
  'glyph-missing': { status: 422 },
  'store-busy': {
    status: 503,
    remedy: 'Try again in a few seconds. Nothing was begun.',
    logged: true,
  },
  // RFC 4918, section 11.5.
  'store-full': { ...storeFails, status: 507 },
  'store-read-only': storeFails,
  'store-unavailable': storeFails,
  'store-corrupt': { ...storeFails, status: 500, detail: 'What the database holds is damaged.' },
  'chain-unavailable': later,
  'chain-stale': later,
  'wrong-chain': later,
  'registry-unknown': later,
};
