import * as client from 'openid-client';
import { CairnError } from '../../core/errors.ts';

/** What the provider, or what came back in its name, was refused for. Which check failed is not told to the learner. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof CairnError) return error;
  if (error instanceof client.AuthorizationResponseError) {
    const away = ['server_error', 'temporarily_unavailable'].includes(error.error);
    return away ? providerUnavailable(error) : cancelled(error);
  }
  if (error instanceof client.ResponseBodyError) {
    // A code that was used already, or came too late; anything else is between this service and the provider.
    return error.error === 'invalid_grant' ? signInInterrupted(error) : providerUnavailable(error);
  }
  if (error instanceof client.ClientError && !AWAY.has(error.code ?? '') && error.code !== undefined)
    return tokenInvalid(error);
  return providerUnavailable(error);
}

/** The library's codes for an answer that did not come, or is none of the protocol. */
const AWAY: ReadonlySet<string> = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

/** The error for who comes back to another browser than the one that left, or too late. */
export function signInInterrupted(cause?: unknown): CairnError {
  return new CairnError('sign-in-interrupted', 'the sign-in was begun elsewhere, or too long ago', {
    remedy: 'begin again',
    cause,
  });
}

function cancelled(cause: unknown): CairnError {
  return new CairnError('sign-in-cancelled', 'the identity provider let nobody in', { remedy: 'begin again', cause });
}

/** The error for what cannot be the provider's answer to this sign-in. */
export function tokenInvalid(cause?: unknown): CairnError {
  return new CairnError('token-invalid', `what came back is not of the identity provider${reasonOf(cause)}`, {
    remedy: 'begin again; if it stays so, compare issuer and client with the configuration of the provider',
    cause,
  });
}

/** The error for a provider that does not answer, or not as it should. */
export function providerUnavailable(cause: unknown): CairnError {
  return new CairnError('identity-provider-unavailable', `the identity provider cannot be used${reasonOf(cause)}`, {
    remedy: 'check `learnerSignIn.oidc` in config.json, CAIRN_OIDC_CLIENT_SECRET, and that the provider answers',
    cause,
  });
}

/** The library's own sentence, or the protocol's code: neither says anything of a person. */
function reasonOf(cause: unknown): string {
  if (cause instanceof client.ResponseBodyError || cause instanceof client.AuthorizationResponseError) {
    return `: ${cause.error}`;
  }
  return cause instanceof Error ? `: ${cause.message}` : '';
}
