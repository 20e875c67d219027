import { z } from 'zod';
import { contrastOnWhite } from './core/contrast.ts';
import { isDid } from './core/did.ts';
import { CairnError } from './core/errors.ts';
import type { JsonValue } from './core/json.ts';

const keySource = z.union([
  z.strictObject({ keystore: z.string().min(1) }),
  z.strictObject({ localPrivateKey: z.string().regex(/^0x[0-9a-f]{64}$/) }),
]);

/** At least 4.5 to 1 on white paper (WCAG 2.2, 1.4.3): both colours are used for text. */
const textColour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'Expected a colour as #17413c')
  .refine((colour) => contrastOnWhite(colour) >= 4.5, 'Too pale to be read on white paper: choose a darker colour');

const branding = z.strictObject({
  logo: z.string().min(1).nullable().default(null),
  primaryColour: textColour.exactOptional(),
  accentColour: textColour.exactOptional(),
  paper: z.enum(['a4', 'letter']).exactOptional(),
});

/** Enough for a page that checks a class's certificates, and for a system that brings in its results. */
export const RATE_LIMITS = { anonymousPerMinute: 600, perKeyPerMinute: 1_200, signInsPerQuarterHour: 60 } as const;

/** Names of this machine: what goes there without TLS does not leave it. */
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1'];

const mail = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65_535),
    security: z.enum(['tls', 'starttls', 'none']),
    /** Path of a PEM file. */
    authority: z.string().min(1).exactOptional(),
    user: z.string().min(1).exactOptional(),
    from: z.email('Expected a plain address, as certificates@college.example'),
    replyTo: z.email('Expected a plain address, as office@college.example').exactOptional(),
    connections: z.int().min(1).max(10).default(2),
    messagesPerMinute: z.int().min(1).max(6_000).default(120),
  })
  .refine(({ security, host }) => security !== 'none' || LOOPBACK.includes(host), {
    path: ['security'],
    error: 'Without TLS mail may go to this machine alone: choose tls or starttls',
  });

const SIGNING_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

/** An address whose answers nobody on the way can change: over TLS, or on this machine. */
const safeAddress = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith('https:') || LOOPBACK.includes(new URL(url).hostname.replace(/^\[|\]$/g, '')), {
    error: 'Expected an https address: without TLS only this machine is believed',
  });

/** Who reviews competency frameworks; the words: `pathway/framework/review.ts`. */
const REVIEW_ROLES = ['subject-matter-expert', 'industry', 'accreditor'] as const;

/** An OpenID Connect provider whose tokens open the API. */
const oidc = z.strictObject({
  /** Exactly as its tokens state it. */
  issuer: safeAddress,
  /** What its tokens for this installation name in `aud`. */
  audience: z.string().min(1),
  /** Default: as its discovery document says. */
  jwksUri: safeAddress.exactOptional(),
  /** Signatures by a key that is the provider's alone. */
  algorithms: z.array(z.enum(SIGNING_ALGORITHMS)).min(1).default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  /** The claim with the roles; the names that lead to it where it stands deeper: `["realm_access", "roles"]`. */
  roleClaim: z
    .union([
      z
        .string()
        .min(1)
        .transform((name) => [name]),
      z.array(z.string().min(1)).min(1),
    ])
    .default(['roles']),
  /** What its roles are here. */
  roles: z.record(z.string().min(1), z.enum(['designer', 'registrar', 'auditor', ...REVIEW_ROLES, 'admin'])),
});

/** How learners sign in besides a link to their mailbox. */
const learnerSignIn = z.strictObject({
  /** An OpenID Connect provider that knows them; the client's secret is from `CAIRN_OIDC_CLIENT_SECRET`. */
  oidc: z.strictObject({
    /** Exactly as its discovery document states it. */
    issuer: safeAddress,
    clientId: z.string().min(1),
    /** What its button says; default: the issuer's host. */
    name: z.string().trim().min(1).max(60).exactOptional(),
    /** `email`, verified by the provider, or a claim that holds the learner's id. */
    claim: z.string().min(1).default('email'),
    /** Default: `openid email`, or `openid profile` for another claim. */
    scope: z
      .string()
      .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'Expected scopes, openid first, as "openid profile"')
      .exactOptional(),
  }),
});

/** How much may be asked within a while. */
const rateLimits = z.strictObject({
  anonymousPerMinute: z.int().min(1).default(RATE_LIMITS.anonymousPerMinute),
  perKeyPerMinute: z.int().min(1).default(RATE_LIMITS.perKeyPerMinute),
  signInsPerQuarterHour: z.int().min(1).default(RATE_LIMITS.signInsPerQuarterHour),
});

const configurationFile = z.strictObject({
  type: z.literal('CairnConfiguration'),
  version: z.literal(1),
  database: z.string().min(1).default('cairn.sqlite'),
  publicUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  listen: z.strictObject({
    host: z.string().min(1),
    port: z.int().min(0).max(65_535),
    /** How many proxies of one's own stand in front, whose word on where a visitor comes from is taken. */
    trustedProxies: z.int().min(0).max(10).exactOptional(),
  }),
  rateLimits: rateLimits.exactOptional(),
  deployment: z.json().transform((json): JsonValue => json),
  issuer: z.strictObject({
    // What the verdict reads as a DID: credentials of another issuer would be malformed.
    did: z.string().refine(isDid, 'Expected a DID, as did:web:example.org'),
    name: z.string().trim().min(1).max(200),
    issuerId: z
      .string()
      .regex(/^(0|[1-9][0-9]{0,77})$/)
      .nullable()
      .default(null),
  }),
  branding: branding.exactOptional(),
  mail: mail.exactOptional(),
  oidc: oidc.exactOptional(),
  learnerSignIn: learnerSignIn.exactOptional(),
  /** Whose sign-off a competency framework needs before it is published; default: all of them. */
  frameworkSignOffs: z.array(z.enum(REVIEW_ROLES)).max(REVIEW_ROLES.length).exactOptional(),
  keys: z.strictObject({
    admin: keySource.exactOptional(),
    anchor: keySource.exactOptional(),
    revoke: keySource.exactOptional(),
  }),
});

/** The configuration as it stands in `config.json`. */
export type ConfigurationFile = z.output<typeof configurationFile>;

/** Reads the content of `config.json`. @throws CairnError `configuration-invalid` naming the member at fault */
export function parseConfigurationFile(json: unknown, path: string): ConfigurationFile {
  const parsed = configurationFile.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new CairnError('configuration-invalid', `${path}: ${z.prettifyError(parsed.error)}`, {
    remedy: 'correct the member that is named; the README describes the file under "Configuration"',
    details: { path },
  });
}
