import { REVIEW_ROLES } from '../../pathway/framework/review.ts';

/** What a person or a program may do here. Admin: everything; for the others, each route says so (`api/route.ts`). */
export const ROLES = ['designer', 'registrar', 'auditor', ...REVIEW_ROLES, 'admin'] as const;

export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

export const ACTOR_KINDS = ['terminal', 'api-key', 'oidc', 'learner'] as const;

/** Who does something: a person or a program that has shown who it is. */
export interface Actor {
  /**
   * How it has shown that: an account of this machine, an API key, a token of the identity provider, or, of a learner, a
   * session of theirs.
   */
  readonly kind: (typeof ACTOR_KINDS)[number];
  /** What it is known by for good: the account's name, the key's id, the token's subject, the learner's reference. */
  readonly id: string;
  /** What people call it; may change. */
  readonly name: string;
}

/** An actor with what it may do. */
export interface Principal {
  readonly actor: Actor;
  /** The strongest of its roles: what people are shown. */
  readonly role: Role;
  /** All of them; a key has one, a person may have been given several. */
  readonly roles: readonly Role[];
  /** The cohorts that it is restricted to; null for all. */
  readonly cohorts: readonly string[] | null;
}
