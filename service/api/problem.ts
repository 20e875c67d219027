import type { Response } from 'express';
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
}

/** The problem document of a failure, and whether the failure is the service's own and belongs into its log. */
export function problemOf(error: unknown): { readonly problem: Problem; readonly logged: boolean } {
  const known = requestFailure(error);
  const rule = known === null ? undefined : problemRules[known.code];
  if (known === null || rule === undefined) return { problem: internalError, logged: true };
  const { code, message } = known;
  const remedy = rule.remedy ?? known.remedy;
  const problem: Problem = {
    type: typeOf(code),
    title: errorMeanings[code],
    status: rule.status,
    detail: rule.detail ?? message,
    code,
    ...(remedy === undefined ? {} : { remedy }),
  };
  return { problem, logged: rule.logged === true };
}

/** Answers with a problem document. */
export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status);
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.removeHeader('ETag');
  if (problem.status === 503) response.setHeader('Retry-After', '10');
  response.end(JSON.stringify(problem));
}

const internalError: Problem = {
  type: typeOf('internal-error'),
  title: errorMeanings['internal-error'],
  status: 500,
  detail: 'The service failed to answer. Nothing that was accepted is lost.',
  code: 'internal-error',
  remedy: 'Try again. If it fails again, tell whoever runs the service, with the time.',
};

function typeOf(code: ErrorCode): string {
  return `urn:cairn:problem:${code}`;
}

/** The failure as one of ours: what Express and its body reader throw for bad requests carries an HTTP status. */
function requestFailure(error: unknown): CairnError | null {
  if (error instanceof CairnError) return error;
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  switch (error.status) {
    case 413:
      return new CairnError('content-too-large', 'The body of the request is larger than 256 KiB.', {
        remedy: 'Send one certificate file: none is that large.',
      });
    case 415:
      return new CairnError('unsupported-media-type', 'The body of the request is compressed.', {
        remedy: 'Send it without Content-Encoding.',
      });
    default:
      return error.status >= 400 && error.status < 500
        ? new CairnError('malformed-request', 'The address, the headers or the body of the request cannot be used.')
        : null;
  }
}
