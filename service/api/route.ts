import { z } from 'zod';
import type { ErrorCode } from '../core/errors.ts';
import type { JsonObject } from '../core/json.ts';
import type { Principal, Role } from '../registrar/access/actor.ts';
import type { IdentityProvider } from '../registrar/access/identity-provider.ts';
import type { Deed } from '../registrar/audit-log/audit-log.ts';
import type { Installation } from '../registrar/installation.ts';
import type { SignedInLearner } from '../registrar/learners/learner-session.ts';
import type { OidcSignIn } from '../registrar/learners/oidc-sign-in.ts';
import type { SignInMail } from '../registrar/learners/sign-in-mail.ts';
import type { PublicRegistrar } from '../registrar/registrar.ts';
import type { Answer, Reply } from './answer.ts';
import { shownCookie } from './learner-cookie.ts';
import type { Metrics } from './metrics.ts';
import { parsedBy } from './parsed-by.ts';
import type { BodyKind, Exchange } from './request-body.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may ask with a key or token of one of these roles; an admin may everything. */
export type Roles = readonly Exclude<Role, 'admin'>[];

/**
 * Who may ask: anyone; a learner who is signed in, and then about what is theirs alone; or whoever shows a key or token of
 * one of these roles. A key opens nothing that is for learners, and a session nothing else.
 */
export type Who = 'anyone' | 'learner' | Roles;

/** Who has shown who they are. */
export type Asker =
  | { readonly principal: Principal; readonly learner: null }
  | { readonly principal: null; readonly learner: SignedInLearner };

/** What routes work with. */
export interface ApiContext {
  readonly installation: Installation;
  readonly registrar: PublicRegistrar;
  /** Whose tokens are taken besides API keys; absent where none is configured. */
  readonly identityProvider?: IdentityProvider | undefined;
  /** Mails links to learners who want to sign in; absent where no mail is configured. */
  readonly signInMail?: SignInMail | undefined;
  /** Signs learners in by an OpenID provider; absent where none is configured. */
  readonly oidcSignIn?: OidcSignIn | undefined;
  readonly metrics: Metrics;
  /** Told of what fails, where whoever asked hears of it in other words. */
  readonly report: (failure: unknown) => void;
  /** Whether the service is about to end. */
  readonly ending: () => boolean;
}

/** A request as a route sees it, checked. */
export interface Asked<P, Q, B, W extends Who> extends ApiContext {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Of the cookie that the route names; undefined where the request shows none. */
  readonly cookie: string | undefined;
  /** Who shows a key or token; null where none is asked for. */
  readonly principal: W extends Roles ? Principal : null;
  /** Who is signed in, where the route is for learners. What is not of `learnerIds` is not there for it. */
  readonly learner: W extends 'learner' ? SignedInLearner : null;
}

/**
 * Which cohorts a request concerns, for keys and tokens that are restricted to some: all of them have to be among theirs.
 *
 * `installation`: what is not of one cohort, and for unrestricted ones alone. `none`: what is the same for everybody.
 * `own`: the route itself shows to each only what is theirs.
 */
export type Concern = 'installation' | 'none' | 'own' | readonly string[];

/**
 * The one way in which an address of the service is declared. The application, the OpenAPI document and the test of who may
 * do what are all made from the list of these (`routes.ts`).
 *
 * A request goes through it from top to bottom: who asks, what with, concerning what; then the audit log gets its first
 * entry, the use case does its work, and its result becomes the answer.
 */
export interface RouteDeclaration<P, Q, B, R, W extends Who> {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/batches/{batchId}`. */
  readonly path: string;
  /** One line: what it is for. */
  readonly summary: string;
  /** What a reader of the documentation has to know besides; CommonMark. */
  readonly description?: string;
  readonly who: W;
  /** Whether pages of any origin may read its answers; default: where anyone may ask. Never with a key or a session. */
  readonly crossOrigin?: boolean;
  /** Whether only pages of the service itself may ask; so for everything that is for learners. */
  readonly sameOrigin?: true;
  /** Whether it may be asked as often as one likes: for programs that watch the service. */
  readonly unmetered?: true;
  /** Whether it is for signing in, which has a limit of its own: people do it seldom, who tries out what is not theirs often. */
  readonly signsIn?: true;
  /** Whether a program of this machine needs no key, as a scraper of metrics. */
  readonly openToThisMachine?: true;
  /** The name of a cookie that it reads. The session of a learner is nothing that it could see. */
  readonly cookie?: (publicUrl: string) => string;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: BodyKind<B>;
  readonly answers: readonly Answer<never>[];
  /** A request that is no GET only for the size of what it brings: it changes nothing, so the audit log need not know. */
  readonly changesNothing?: true;
  /** What it may refuse; what all of them do (authentication, malformed requests) is added to it. */
  readonly errors?: readonly ErrorCode[];
  /** Default `installation`. */
  concerns?(asked: Asked<P, Q, B, W>): Concern | Promise<Concern>;
  /** The use case. */
  work(asked: Asked<P, Q, B, W>): Promise<R>;
  /** `asked` for what depends on the request, as the status. */
  reply(result: R, asked: Asked<P, Q, B, W>): Reply;
  /**
   * What the audit log is told: required of whatever writes, and of whatever hands out something personal. Nothing
   * personal stands in it: a learner is named by their reference.
   */
  readonly deed?: {
    /** As `cohorts.evaluate`; the same word as the command that does the same. */
    readonly action: string;
    /** `action` where it depends on the request. */
    about?(asked: Asked<P, Q, B, W>): Omit<Deed, 'action'> & { readonly action?: string };
    /** What came of it, in counts and ids. */
    outcome?(result: R): JsonObject;
  };
}

/** A request of which only the address has been read. */
export interface Arrived extends Exchange {
  readonly params: unknown;
  /** As it stands in the address. */
  readonly query: string;
}

/** A checked request, about to be answered. */
export interface PreparedCall {
  concerns(): Promise<Concern>;
  /** Null where the audit log is told nothing. */
  readonly deed: Deed | null;
  work(): Promise<Finished>;
  /** SHA-256 of the body; null where there is none. */
  bodyDigest(): Promise<Uint8Array | null>;
}

export interface Finished {
  readonly reply: Reply;
  readonly outcome: JsonObject;
}

/** A declared route. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description: string | null;
  readonly who: Who;
  readonly crossOrigin: boolean;
  readonly sameOrigin: boolean;
  readonly unmetered: boolean;
  readonly signsIn: boolean;
  readonly openToThisMachine: boolean;
  readonly params: z.ZodType | null;
  readonly query: z.ZodType | null;
  readonly body: BodyKind<unknown> | null;
  readonly answers: readonly Answer<never>[];
  readonly errors: readonly ErrorCode[];
  /** What the audit log calls it, or null. */
  readonly action: string | null;
  /** Of every guarded write: the audit log is told of it, and the header Idempotency-Key is heeded. */
  readonly writes: boolean;
  /** Reads and checks the request. @throws CairnError for what is wrong with it */
  prepare(arrived: Arrived, context: ApiContext, asker: Asker | null): Promise<PreparedCall>;
}

/** Declares a route. */
export function route<P, Q, B, R, const W extends Who>(declaration: RouteDeclaration<P, Q, B, R, W>): Route;
export function route(declaration: RouteDeclaration<unknown, unknown, unknown, unknown, Who>): Route {
  const { method, path, summary, description = null, who, answers, errors = [], deed } = declaration;
  const { params = null, query = null, body = null, crossOrigin = who === 'anyone' } = declaration;
  const { unmetered = false, signsIn = false, openToThisMachine = false, sameOrigin = who === 'learner' } = declaration;
  return {
    ...{ unmetered, signsIn, openToThisMachine, sameOrigin },
    ...{ method, path, summary, description, who, crossOrigin, params, query, body, answers, errors },
    action: deed?.action ?? null,
    writes: who !== 'anyone' && method !== 'GET' && declaration.changesNothing !== true,
    prepare: async (arrived, context, asker) => {
      const received = await body?.receive(arrived);
      const asked = {
        ...context,
        principal: asker?.principal ?? null,
        learner: asker?.learner ?? null,
        params: params === null ? undefined : parsedBy(params, arrived.params, 'path'),
        query: query === null ? undefined : parsedBy(query, queryOf(arrived.query), 'query'),
        body: received?.value,
        cookie: declaration.cookie && shownCookie(arrived.request, declaration.cookie(context.installation.publicUrl)),
      };
      return {
        concerns: async () => (await declaration.concerns?.(asked)) ?? 'installation',
        deed: deed === undefined ? null : { action: deed.action, ...deed.about?.(asked) },
        work: async () => {
          const result = await declaration.work(asked);
          return { reply: declaration.reply(result, asked), outcome: deed?.outcome?.(result) ?? {} };
        },
        bodyDigest: async () => (await received?.digest()) ?? null,
      };
    },
  };
}

/** A parameter that is there once is a text, one that is repeated a list of them. */
function queryOf(query: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** For parameters of a query that may be repeated. */
export function repeatable<S extends z.ZodType>(schema: S) {
  return z.union([schema.transform((value) => [value]), z.array(schema)]);
}
