import { randomUUID } from 'node:crypto';
import { parseCredential } from '../core/credential.ts';
import { CairnError } from '../core/errors.ts';
import { parseCredentialHash } from '../core/hex.ts';
import type { ComposedMessage } from '../mail/compose-message.ts';
import type { MailServer } from '../mail/mail-server.ts';
import type { MailSession, SendOutcome } from '../mail/mail-session.ts';
import { insertDelivery, setDelivery } from '../store/deliveries.ts';
import { insertHolderLinks, withdrawLinks } from '../store/holder-links.ts';
import { storedObject } from '../store/stored-json.ts';
import type { Actor } from './actor.ts';
import { issuedCredential } from './certificate-of.ts';
import { newHolderLink } from './create-holder-links.ts';
import { DeliveryQueue, pause } from './delivery-queue.ts';
import type { Installation, OnProgress } from './installation.ts';
import type { MailSettings } from './mail-settings.ts';
import type { Recipient } from './plan-delivery.ts';

/** How a run is to be done. */
export interface DeliveryOrder {
  readonly actor: Actor;
  readonly mail: MailSettings & { readonly server: MailServer };
  readonly expiresOn: string | null;
  /** `#rrggbb`: the issuer's. */
  readonly colour: string;
  readonly pausesMs: readonly number[];
  /** Whether this process is still the one that may send. */
  readonly held: () => Promise<boolean>;
}

/** A message that surely did not arrive. */
export interface FailedDelivery {
  readonly learnerId: string;
  readonly smtpCode: number | null;
  /** In the server's own words. */
  readonly failure: string;
}

export interface DeliveryRun {
  readonly sent: number;
  readonly failed: readonly FailedDelivery[];
  /** The learners of whom nobody can tell: the connection was lost when the message was on its way. */
  readonly interrupted: readonly string[];
}

/** A message on its way, with what it is known by in the store. */
interface Parcel {
  readonly recipient: Recipient;
  written: { readonly deliveryId: string; readonly linkId: string; readonly message: ComposedMessage } | null;
}

/**
 * Sends to the recipients, over some connections at once. Where one throws the others finish what they are at, and stop.
 *
 * @throws CairnError `mail-unavailable`, `mail-refused`, `delivery-under-way`
 */
export async function runDelivery(
  installation: Installation,
  recipients: readonly Recipient[],
  order: DeliveryOrder,
  onProgress: OnProgress,
): Promise<DeliveryRun> {
  const { mail, pausesMs } = order;
  const parcels = recipients.map((recipient): Parcel => ({ recipient, written: null }));
  const queue = new DeliveryQueue(parcels, { messagesPerMinute: mail.messagesPerMinute, pausesMs });
  const run = { sent: 0, failed: [] as FailedDelivery[], interrupted: [] as string[] };
  const settled = (): void => {
    const done = run.sent + run.failed.length + run.interrupted.length;
    onProgress({ step: 'messages', done, total: recipients.length });
  };
  if (recipients.length > 0) settled();
  const stopping = new AbortController();
  const carry = async (): Promise<void> => {
    const carrier = new Carrier(order);
    try {
      for (;;) {
        const next = await queue.next(stopping.signal);
        if (next === undefined) return;
        // Connected first: what cannot be sent anyway is not written down as on its way.
        const session = await carrier.session(stopping.signal);
        if (!(await order.held())) throw deliveryUnderWay();
        const attempts = next.attempts + 1;
        const parcel = await writeDown(installation, order, next.item, attempts);
        const outcome = await sendWritten(installation, session, parcel, attempts);
        if (outcome.kind === 'deferred' && queue.putOff(next.item, attempts)) continue;
        await settle(installation, parcel, next.item.recipient, outcome, run);
        settled();
      }
    } catch (error) {
      stopping.abort();
      throw error;
    } finally {
      carrier.close();
    }
  };
  const connections = Math.min(mail.connections, recipients.length);
  const ends = await Promise.allSettled(Array.from({ length: connections }, carry));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure !== undefined) throw withProgress(failure.reason, run, recipients.length);
  return run;
}

type Written = NonNullable<Parcel['written']>;

/** Durability point: the link and the message are on the disk, as on its way, before the message is. */
async function writeDown(
  installation: Installation,
  order: DeliveryOrder,
  parcel: Parcel,
  attempts: number,
): Promise<Written> {
  const { store, now } = installation;
  if (parcel.written !== null) {
    const again = { state: 'sending', attempts, smtp_code: null, failure: null, ended_at: null } as const;
    await setDelivery(store.db, parcel.written.deliveryId, again);
    return parcel.written;
  }
  const { recipient } = parcel;
  const { link, row } = newHolderLink(installation, order.actor, recipient, order.expiresOn);
  const deliveryId = randomUUID();
  const message = await messageTo(installation, order, recipient, deliveryId, link.url);
  await store.db.transaction().execute(async (tx) => {
    await insertHolderLinks(tx, [row]);
    await insertDelivery(tx, {
      delivery_id: deliveryId,
      credential_id: recipient.credential_id,
      link_id: link.linkId,
      address: recipient.email,
      state: 'sending',
      attempts,
      smtp_code: null,
      failure: null,
      began_at: now().toISOString(),
      ended_at: null,
    });
  });
  parcel.written = { deliveryId, linkId: link.linkId, message };
  return parcel.written;
}

async function messageTo(
  { store, issuer, now }: Installation,
  { mail, expiresOn, colour }: DeliveryOrder,
  { credential_hash, email }: Recipient,
  id: string,
  url: string,
): Promise<ComposedMessage> {
  // Loaded by who sends, not by every service and command.
  const [{ certificateMessage }, { composeMessage }] = await Promise.all([
    import('../formats/mail/certificate-message.ts'),
    import('../mail/compose-message.ts'),
  ]);
  const { document } = await issuedCredential(store.db, parseCredentialHash(credential_hash));
  const credential = parseCredential(storedObject(document));
  const { holder } = credential;
  return await composeMessage({
    id,
    from: { name: issuer.name, address: mail.from },
    replyTo: mail.replyTo === null ? null : { name: null, address: mail.replyTo },
    to: { name: holder.names[0] ?? null, address: email },
    date: now(),
    ...certificateMessage({ credential, url, expiresOn, colour }),
  });
}

/** Sends, and writes down what is sure of it. */
async function sendWritten(
  { store, now }: Installation,
  session: MailSession,
  { deliveryId, message }: Written,
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

async function settle(
  { store, now }: Installation,
  { linkId }: Written,
  { learner_id: learnerId }: Recipient,
  outcome: SendOutcome,
  run: { sent: number; failed: FailedDelivery[]; interrupted: string[] },
): Promise<void> {
  switch (outcome.kind) {
    case 'accepted':
      run.sent += 1;
      break;
    case 'uncertain':
      run.interrupted.push(learnerId);
      break;
    case 'refused':
    case 'deferred':
      // Nobody has this link, and nobody will.
      await withdrawLinks(store.db, [linkId], now().toISOString());
      run.failed.push({ learnerId, smtpCode: outcome.smtpCode, failure: outcome.reply });
  }
}

/** One connection after the other: servers end one after so many messages, or when they please. */
class Carrier {
  readonly #order: DeliveryOrder;
  #session: MailSession | null = null;

  constructor(order: DeliveryOrder) {
    this.#order = order;
  }

  /** A connection that is open. @throws CairnError `mail-unavailable` after some attempts, `mail-refused` */
  async session(signal: AbortSignal): Promise<MailSession> {
    if (this.#session?.isOpen === true) return this.#session;
    const { MailSession } = await import('../mail/mail-session.ts');
    for (const pauseMs of this.#order.pausesMs) {
      try {
        this.#session = await MailSession.open(this.#order.mail.server);
        return this.#session;
      } catch (error) {
        if (!(error instanceof CairnError) || error.code !== 'mail-unavailable' || signal.aborted) throw error;
      }
      await pause(pauseMs, signal);
    }
    this.#session = await MailSession.open(this.#order.mail.server);
    return this.#session;
  }

  close(): void {
    this.#session?.close();
  }
}

/** The failure that ended a run, with how far it had come. */
function withProgress(error: unknown, { sent, failed, interrupted }: DeliveryRun, of: number): unknown {
  if (!(error instanceof CairnError)) return error;
  const { code, message, remedy, details, cause } = error;
  return new CairnError(code, `${message}; ${sent} of ${of} messages were sent`, {
    remedy: `${remedy}; then run it again: it goes on with those who were not written to`,
    details: { ...details, sent, failed: failed.length, interrupted: interrupted.length, recipients: of },
    cause,
  });
}

/** The error for who comes while another process sends. */
export function deliveryUnderWay(): CairnError {
  return new CairnError('delivery-under-way', 'another process is writing to holders just now', {
    remedy: 'run the command again when it is done; after a process that was killed, in some seconds',
  });
}
