import { randomUUID } from 'node:crypto';
import { type Credential, parseCredential } from '../../core/credential.ts';
import { CairnError } from '../../core/errors.ts';
import { parseCredentialHash } from '../../core/hex.ts';
import type { ComposedMessage } from '../../mail/compose-message.ts';
import type { MailSession, SendOutcome } from '../../mail/mail-session.ts';
import { sealedCredentialByHash } from '../../store/credentials.ts';
import { insertDelivery, setDelivery } from '../../store/deliveries.ts';
import { insertHolderLinks } from '../../store/holder-links.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';
import type { Actor } from '../access/actor.ts';
import type { Installation } from '../installation.ts';
import { newHolderLink } from './create-holder-links.ts';
import type { MailSettings } from './mail-settings.ts';
import type { Recipient } from './plan-delivery.ts';

/** What every message of a run has in common. */
export interface MessageOrder {
  readonly actor: Actor;
  readonly mail: Pick<MailSettings, 'from' | 'replyTo'>;
  readonly expiresOn: string | null;
  /** `#rrggbb`: the issuer's. */
  readonly colour: string;
}

/** A message that is written down as on its way. */
export interface WrittenMessage {
  readonly deliveryId: string;
  readonly linkId: string;
  readonly message: ComposedMessage;
}

/**
 * Makes a link and a message with it, and writes both down. Null for a learner who was erased since they were chosen:
 * nothing of them may come back.
 *
 * Durability point: link and message are on the disk, as on its way, before the message is.
 */
export async function writeMessage(
  installation: Installation,
  order: MessageOrder,
  recipient: Recipient,
): Promise<WrittenMessage | null> {
  const { store, now } = installation;
  const { link, row } = newHolderLink(installation, order.actor, recipient, order.expiresOn);
  const { linkId } = link;
  const deliveryId = randomUUID();
  const credential = await credentialOf(store.db, recipient);
  if (credential === null) return null;
  const message = await composed(installation, order, recipient.email, credential, { id: deliveryId, url: link.url });
  return await store.db.transaction().execute(async (tx) => {
    if ((await credentialOf(tx, recipient)) === null) return null;
    await insertHolderLinks(tx, [row]);
    await insertDelivery(tx, {
      delivery_id: deliveryId,
      credential_id: recipient.credential_id,
      link_id: linkId,
      address: recipient.email,
      state: 'sending',
      attempts: 1,
      smtp_code: null,
      failure: null,
      began_at: now().toISOString(),
      ended_at: null,
    });
    return { deliveryId, linkId, message };
  });
}

/** Writes down that a message that was put off is on its way once more: the same one, with the same link. */
export async function writeAgain({ store }: Installation, written: WrittenMessage, attempts: number): Promise<void> {
  const again = { state: 'sending', attempts, smtp_code: null, failure: null, ended_at: null } as const;
  await setDelivery(store.db, written.deliveryId, again);
}

/** Sends a message, and writes down what is sure of it. @throws as `MailSession.send` */
export async function sendMessage(
  { store, now }: Installation,
  session: MailSession,
  { deliveryId, message }: WrittenMessage,
  attempts: number,
): Promise<SendOutcome> {
  const noted = (outcome: SendOutcome) =>
    setDelivery(store.db, deliveryId, {
      state: STATE_OF[outcome.kind],
      attempts,
      smtp_code: outcome.smtpCode,
      failure: outcome.kind === 'accepted' ? null : outcome.reply,
      ended_at: now().toISOString(),
    });
  let outcome: SendOutcome;
  try {
    outcome = await session.send(message);
  } catch (error) {
    // The server takes nothing from this sender: the message was refused with all the others.
    if (error instanceof CairnError) await noted({ kind: 'refused', smtpCode: null, reply: error.message });
    throw error;
  }
  await noted(outcome);
  return outcome;
}

/** What was put off did surely not arrive, until it is tried again. */
const STATE_OF = { accepted: 'sent', refused: 'failed', deferred: 'failed', uncertain: 'interrupted' } as const;

/** What a recipient is written about; null once they are erased. */
async function credentialOf(db: Connection, { credential_hash }: Recipient): Promise<Credential | null> {
  const credential = await sealedCredentialByHash(db, parseCredentialHash(credential_hash));
  if (credential === undefined || credential.erased_at !== null) return null;
  return parseCredential(storedObject(credential.document));
}

async function composed(
  { issuer, now }: Installation,
  { mail, expiresOn, colour }: MessageOrder,
  address: string,
  credential: Credential,
  { id, url }: { readonly id: string; readonly url: string },
): Promise<ComposedMessage> {
  // Loaded by who sends, not by every service and command.
  const [{ certificateMessage }, { composeMessage }] = await Promise.all([
    import('../../formats/mail/certificate-message.ts'),
    import('../../mail/compose-message.ts'),
  ]);
  return await composeMessage({
    id,
    from: { name: issuer.name, address: mail.from },
    replyTo: mail.replyTo === null ? null : { name: null, address: mail.replyTo },
    to: { name: credential.holder.names[0] ?? null, address },
    date: now(),
    ...certificateMessage({ credential, url, expiresOn, colour }),
  });
}
