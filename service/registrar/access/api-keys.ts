import { timingSafeEqual } from 'node:crypto';
import { CairnError } from '../../core/errors.ts';
import {
  type ApiKeyRow,
  apiKeyById,
  apiKeys,
  insertApiKey,
  installationId,
  noteApiKeyUse,
  revokeApiKeyRow,
} from '../../store/api-keys.ts';
import { storedTexts } from '../../store/stored-json.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import type { Installation } from '../installation.ts';
import { isRole, type Principal, type Role } from './actor.ts';
import { drawApiToken, parseApiToken, tokenHash } from './api-token.ts';

/** What keeps API keys. */
export type ApiKeyKeeper = Pick<Installation, 'store' | 'now'>;

/** An API key as it may be shown: everything but the token, of which only a hash is kept. */
export interface ApiKey {
  readonly keyId: string;
  readonly name: string;
  readonly role: Role;
  /** The cohorts that it is for; null for all. */
  readonly cohorts: readonly string[] | null;
  readonly state: 'active' | 'expired' | 'revoked';
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
}

export interface NewApiKey {
  /** What people call it: who or what it is for. */
  readonly name: string;
  readonly role: Role;
  readonly cohorts?: readonly string[] | null | undefined;
  /** How many days from now it works; null for ever. */
  readonly days: number | null;
}

const NAME = /^\S(?:[^\p{Cc}]{0,98}\S)?$/u;
const MOST_DAYS = 3_650;
const DAY_MS = 86_400_000;
const USE_NOTED_EVERY_MS = 60_000;

/**
 * Makes an API key.
 *
 * @returns the key, and its token: this is the only time that it can be seen
 * @throws CairnError `malformed-api-key`, `cohort-not-found`
 */
export async function createApiKey(
  { store, now }: ApiKeyKeeper,
  { name, role, cohorts = null, days }: NewApiKey,
): Promise<{ readonly key: ApiKey; readonly token: string }> {
  assertPossible(name, cohorts, days);
  const created = now();
  return await store.db.transaction().execute(async (tx) => {
    for (const cohortId of cohorts ?? []) await knownCohort(tx, cohortId);
    const token = drawApiToken(await installationId(tx));
    const row: ApiKeyRow = {
      key_id: token.keyId,
      token_hash: tokenHash(token),
      name: name.normalize('NFC'),
      role,
      cohorts: cohorts === null ? null : JSON.stringify([...new Set(cohorts)].toSorted()),
      created_at: created.toISOString(),
      expires_at: days === null ? null : new Date(created.getTime() + days * DAY_MS).toISOString(),
      revoked_at: null,
      last_used_at: null,
    };
    await insertApiKey(tx, row);
    return { key: asShown(row, created), token: token.text };
  });
}

/** All keys that were ever made here, in that order. */
export async function listApiKeys({ store, now }: ApiKeyKeeper): Promise<ApiKey[]> {
  return (await apiKeys(store.db)).map((row) => asShown(row, now()));
}

/** The id of a key that is named by it, or shown whole: one that leaked tells which one to revoke. */
export function keyIdOf(text: string): string {
  return text.startsWith('cairn_') ? parseApiToken(text).keyId : text;
}

/** @throws CairnError `api-key-not-found` */
export async function apiKey({ store, now }: ApiKeyKeeper, keyId: string): Promise<ApiKey> {
  return asShown(await knownApiKey(store, keyId), now());
}

/**
 * Revokes a key, at once and for ever; the same again changes nothing.
 *
 * @throws CairnError `api-key-not-found`
 */
export async function revokeApiKey(
  { store, now }: ApiKeyKeeper,
  keyId: string,
): Promise<{ readonly key: ApiKey; readonly changed: boolean }> {
  await knownApiKey(store, keyId);
  const changed = await revokeApiKeyRow(store.db, keyId, now().toISOString());
  return { key: asShown(await knownApiKey(store, keyId), now()), changed };
}

/**
 * Who shows this token, and what they may do. That a key is expired or revoked hears only who has its secret.
 *
 * @throws CairnError `token-malformed`, `token-foreign`, `token-unknown`, `token-expired`, `token-revoked`
 */
export async function authenticateApiKey({ store, now }: ApiKeyKeeper, text: string): Promise<Principal> {
  const token = parseApiToken(text);
  if (token.installationId !== (await installationId(store.db))) {
    throw new CairnError('token-foreign', 'The API key was made by another installation.', {
      remedy: 'Check the address that the key is sent to, or ask whoever runs this installation for a key.',
    });
  }
  const row = await apiKeyById(store.db, token.keyId);
  if (row === undefined || !timingSafeEqual(Buffer.from(row.token_hash), Buffer.from(tokenHash(token)))) {
    throw new CairnError('token-unknown', 'The API key is not known here.', {
      remedy: 'Ask whoever runs this installation for a key.',
    });
  }
  const key = asShown(row, now());
  if (key.state !== 'active') {
    const [code, at] =
      key.state === 'revoked'
        ? (['token-revoked', key.revokedAt] as const)
        : (['token-expired', key.expiresAt] as const);
    throw new CairnError(
      code,
      `The API key ${key.keyId} was ${key.state === 'revoked' ? 'revoked' : 'good until'} ${at}.`,
      {
        remedy: 'Ask whoever runs this installation for another key.',
      },
    );
  }
  noteUse({ store, now }, row);
  const { keyId: id, name, role, cohorts } = key;
  return { actor: { kind: 'api-key', id, name }, role, roles: [role], cohorts };
}

/** Once a minute is enough to tell whether a key is still in use, and a busy one is not written at every request. */
function noteUse({ store, now }: ApiKeyKeeper, { key_id, last_used_at }: ApiKeyRow): void {
  const at = now();
  if (last_used_at !== null && at.getTime() - Date.parse(last_used_at) < USE_NOTED_EVERY_MS) return;
  // A store that takes no writes just now is no reason to refuse a read, or to have it wait; a write will say so by itself.
  noteApiKeyUse(store.db, key_id, at.toISOString()).catch(() => null);
}

async function knownApiKey({ db }: ApiKeyKeeper['store'], keyId: string): Promise<ApiKeyRow> {
  const row = await apiKeyById(db, keyId);
  if (row !== undefined) return row;
  throw new CairnError('api-key-not-found', `no API key ${JSON.stringify(keyId.slice(0, 40))} was made here`, {
    remedy: '`npx cairn keys list` lists them; the id of a key is the third part of its token',
  });
}

function asShown(row: ApiKeyRow, now: Date): ApiKey {
  const { role, expires_at, revoked_at } = row;
  if (!isRole(role))
    throw new CairnError('store-corrupt', `API key ${row.key_id} has the role ${JSON.stringify(role)}`);
  const expired = expires_at !== null && now.getTime() >= Date.parse(expires_at);
  return {
    keyId: row.key_id,
    name: row.name,
    role,
    cohorts: row.cohorts === null ? null : storedTexts(row.cohorts),
    state: revoked_at !== null ? 'revoked' : expired ? 'expired' : 'active',
    createdAt: row.created_at,
    expiresAt: expires_at,
    revokedAt: revoked_at,
    lastUsedAt: row.last_used_at,
  };
}

function assertPossible(name: string, cohorts: readonly string[] | null, days: number | null): void {
  const refused = (what: string, remedy: string) => new CairnError('malformed-api-key', what, { remedy });
  if (!NAME.test(name)) {
    throw refused(
      `${JSON.stringify(name.slice(0, 80))} cannot be the name of an API key`,
      'write 1 to 100 characters on one line that say who or what it is for',
    );
  }
  if (cohorts?.length === 0) throw refused('a key for no cohort could do nothing', 'name cohorts, or none for all');
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) {
    throw refused('a key cannot work for so long', `choose from 1 to ${MOST_DAYS} days`);
  }
}
