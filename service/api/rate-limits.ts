import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { CairnError } from '../core/errors.ts';
import type { Actor } from '../registrar/access/actor.ts';
import { recordOf } from './request-record.ts';

/** How much may be asked within a while. */
export interface RateLimitSettings {
  /** By one address, without a key or with one that is not good. An IPv6 network of 56 bits counts as one. */
  readonly anonymousPerMinute: number;
  /** With one key, or by one person with tokens or sessions. */
  readonly perKeyPerMinute: number;
  /**
   * How often one address may ask for a link to sign in, or try one, within a quarter of an hour. A class that signs in
   * together comes from one address.
   */
  readonly signInsPerQuarterHour: number;
}

/**
 * How much a learner may write within a quarter of an hour: more than a person does, and few enough for the audit log, which
 * tells of each and is never cut.
 */
const LEARNER_WRITES = 60;

/** Counts requests and refuses those that are too many. @throws CairnError `too-many-requests` */
export interface RateLimits {
  anonymous(request: Request, response: Response): Promise<void>;
  withKey(request: Request, response: Response): Promise<void>;
  signIn(request: Request, response: Response): Promise<void>;
  /** What a learner writes; besides what counts for all that they ask. */
  learnerWrite(request: Request, response: Response): Promise<void>;
}

const NONE: RateLimits = {
  anonymous: async () => {},
  withKey: async () => {},
  signIn: async () => {},
  learnerWrite: async () => {},
};

/** Addresses are counted in memory for as long, and kept nowhere. */
export function rateLimits(settings: RateLimitSettings | undefined): RateLimits {
  if (settings === undefined) return NONE;
  const network = ({ ip = '' }: Request) => ipKeyGenerator(ip, 56);
  const anonymous = limiter(settings.anonymousPerMinute, 1, network);
  const asker = (_: Request, response: Response) => nameOf(recordOf(response).actor);
  const withKey = limiter(settings.perKeyPerMinute, 1, asker);
  const learnerWrite = limiter(LEARNER_WRITES, 15, asker);
  const signIn = limiter(settings.signInsPerQuarterHour, 15, network);
  return {
    anonymous: (request, response) => passed(anonymous, request, response),
    withKey: (request, response) => passed(withKey, request, response),
    signIn: (request, response) => passed(signIn, request, response),
    learnerWrite: (request, response) => passed(learnerWrite, request, response),
  };
}

function limiter(
  limit: number,
  minutes: number,
  keyGenerator: (request: Request, response: Response) => string,
): RequestHandler {
  return rateLimit({
    windowMs: minutes * 60_000,
    limit,
    keyGenerator,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // The number of trusted proxies is configured; what else a header may claim is not believed.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) =>
      next(
        new CairnError(
          'too-many-requests',
          `More than ${limit} requests within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
          {
            remedy: 'Wait for as long as the header Retry-After says, and ask less often.',
          },
        ),
      ),
  });
}

function nameOf(actor: Actor | null): string {
  return actor === null ? '' : `${actor.kind}:${actor.id}`;
}

function passed(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
}
