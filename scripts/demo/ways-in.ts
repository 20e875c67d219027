import { userInfo } from 'node:os';
import { parseCredentialHash } from '../../service/core/hex.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../../service/registrar/access/api-keys.ts';
import { logged } from '../../service/registrar/audit-log/audit-log.ts';
import { createHolderLinks } from '../../service/registrar/holders/create-holder-links.ts';
import { withdrawHolderLinks } from '../../service/registrar/holders/withdraw-holder-links.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { makeSignInLink } from '../../service/registrar/learners/make-sign-in-link.ts';
import { MIDWAY_LEARNER_ID } from './professional-cohort.ts';

/** What a visitor of the demonstration needs besides addresses. */
export interface WaysIn {
  /** An API key for the desk; printed once, good for a day. */
  readonly deskKey: string;
  /** The link of the holder of the valid sample. */
  readonly holderUrl: string;
  /** The link by which a learner signs in who is midway; good once, for a day. */
  readonly learnerUrl: string;
}

const KEY_NAME = 'The demonstration';

/** Makes an API key and a holder's link for this start; those of earlier starts work no longer, for they stand in terminals. */
export async function makeWaysIn(installation: Installation, validHash: string): Promise<WaysIn> {
  const { username } = userInfo();
  const actor: Actor = { kind: 'terminal', id: username, name: username };
  const choice = { credentialHash: parseCredentialHash(validHash) };
  const deskKey = await logged(installation, actor, { action: 'keys.create' }, async () => {
    for (const { keyId, name, state } of await listApiKeys(installation)) {
      if (name === KEY_NAME && state === 'active') await revokeApiKey(installation, keyId);
    }
    return (await createApiKey(installation, { name: KEY_NAME, role: 'registrar', days: 1 })).token;
  });
  const links = await logged(installation, actor, { action: 'links.create', subject: validHash }, async () => {
    await withdrawHolderLinks(installation, choice);
    return await createHolderLinks(installation, actor, choice);
  });
  const { url: learnerUrl } = await logged(installation, actor, { action: 'learners.link' }, () =>
    makeSignInLink(installation, MIDWAY_LEARNER_ID),
  );
  return { deskKey, holderUrl: links[0]?.url ?? '', learnerUrl };
}
