import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { CairnError, type ErrorCode, errorMeanings } from '../core/errors.ts';
import { problemRules } from './problem-statuses.ts';

/** A problem document (RFC 9457). `code` is what programs decide by; it is the last part of `type` too. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  /** What whoever asked can do about it. */
  readonly remedy?: string;
  /** What is at fault, where there is more to say than a sentence. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The same for the OpenAPI document. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable: what programs decide by' }),
    remedy: z.string().optional().meta({ description: 'What whoever asked can do about it' }),
    details: z.looseObject({}).optional(),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457)' });

/** The problem document of a failure, and whether the failure is the service's own and belongs into its log. */
export function problemOf(error: unknown): { readonly problem: Problem; readonly logged: boolean } {
  const known = requestFailure(error);
  const rule = known === null ? undefined : problemRules[known.code];
  if (known === null || rule === undefined) return { problem: internalError, logged: true };
  const { code, message } = known;
  const remedy = rule.remedy ?? known.remedy;
  const shown = Object.entries(known.details).filter(([name]) => rule.shows?.includes(name));
  const problem: Problem = {
    type: typeOf(code),
    title: errorMeanings[code],
    status: rule.status,
    detail: rule.detail ?? message,
    code,
    ...(remedy === undefined ? {} : { remedy }),
    ...(shown.length === 0 ? {} : { details: Object.fromEntries(shown) }),
  };
  return { problem, logged: rule.logged === true };
}

/** Answers with a problem document. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  response.statusCode = problem.status;
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.removeHeader('ETag');
  const retryAfter = problemRules[problem.code]?.retryAfterSeconds;
  if (retryAfter !== undefined && !response.hasHeader('Retry-After')) response.setHeader('Retry-After', retryAfter);
  const challenge = challengeOf(problem);
  if (challenge !== null) response.setHeader('WWW-Authenticate', challenge);
  response.end(JSON.stringify(problem));
}

/** How to show who asks (RFC 6750, section 3); of a request that showed nothing no error is named. */
function challengeOf({ status, code, title }: Problem): string | null {
  const realm = 'Bearer realm="cairn"';
  // There is no registered scheme for sessions; RFC 9110, 15.5.2 wants one named all the same.
  if (code === 'not-signed-in') return 'Learner-Session realm="cairn"';
  if (status === 401) {
    return code === 'token-missing' ? realm : `${realm}, error="invalid_token", error_description="${title}"`;
  }
  const lacking = code === 'role-lacking' || code === 'scope-lacking';
  return lacking ? `${realm}, error="insufficient_scope", error_description="${title}"` : null;
}

const internalError: Problem = {
  type: typeOf('internal-error'),
  title: errorMeanings['internal-error'],
  status: 500,
  detail: 'The service failed to answer. Nothing that was accepted is lost.',
  code: 'internal-error',
  remedy: 'Try again. If it fails again, tell whoever runs the service, with the X-Request-Id of this answer.',
};

function typeOf(code: ErrorCode): string {
  return `urn:cairn:problem:${code}`;
}

/** The failure as one of ours: what Express throws for bad requests carries an HTTP status. */
function requestFailure(error: unknown): CairnError | null {
  if (error instanceof CairnError) return error;
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  // What Express refuses: an address that cannot be decoded.
  return error.status >= 400 && error.status < 500
    ? new CairnError('malformed-request', 'The address or the headers of the request cannot be used.')
    : null;
}
