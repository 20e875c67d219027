import { CairnError } from '../../core/errors.ts';
import type { MailServer } from '../../mail/mail-server.ts';
import type { SendOutcome } from '../../mail/mail-session.ts';
import { withdrawLinks } from '../../store/holder-links.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { type MessageOrder, sendMessage, type WrittenMessage, writeAgain, writeMessage } from './delivery-message.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { MailCarrier } from './mail-carrier.ts';
import type { MailSettings } from './mail-settings.ts';
import type { Recipient } from './plan-delivery.ts';

/** How a run is to be done. */
export interface DeliveryOrder extends MessageOrder {
  readonly mail: MailSettings & { readonly server: MailServer };
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

/** A recipient, with the message that was tried already. */
interface Parcel {
  readonly recipient: Recipient;
  readonly written: WrittenMessage | null;
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
  const { mail, pausesMs, held } = order;
  const parcels = recipients.map((recipient): Parcel => ({ recipient, written: null }));
  const queue = new DeliveryQueue(parcels, { messagesPerMinute: mail.messagesPerMinute, pausesMs });
  const tally = new Tally(recipients.length, onProgress);
  const stopping = new AbortController();
  const carry = async (): Promise<void> => {
    const carrier = new MailCarrier(mail.server, pausesMs);
    try {
      for (;;) {
        const next = await queue.next(stopping.signal);
        if (next === undefined) return;
        // Connected first: what cannot be sent anyway is not written down as on its way.
        const session = await carrier.session(stopping.signal);
        if (!(await held())) throw deliveryUnderWay();
        const { recipient, written: before } = next.item;
        const attempts = next.attempts + 1;
        if (before !== null) await writeAgain(installation, before, attempts);
        const written = before ?? (await writeMessage(installation, order, recipient));
        if (written === null) continue;
        const outcome = await sendMessage(installation, session, written, attempts);
        if (outcome.kind === 'deferred' && queue.putOff({ recipient, written }, attempts)) continue;
        await withdrawUnsent(installation, written, outcome);
        tally.add(recipient.learner_id, outcome);
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
  if (failure !== undefined) throw withProgress(failure.reason, tally, recipients.length);
  return tally;
}

/** Of a message that surely did not arrive nobody has the link, and nobody will. */
async function withdrawUnsent({ store, now }: Installation, { linkId }: WrittenMessage, { kind }: SendOutcome) {
  if (kind === 'refused' || kind === 'deferred') await withdrawLinks(store.db, [linkId], now().toISOString());
}

/** What has come of a run so far. */
class Tally implements DeliveryRun {
  sent = 0;
  readonly failed: FailedDelivery[] = [];
  readonly interrupted: string[] = [];
  readonly #report: () => void;

  constructor(total: number, onProgress: OnProgress) {
    this.#report = () => {
      const done = this.sent + this.failed.length + this.interrupted.length;
      onProgress({ step: 'messages', done, total });
    };
    if (total > 0) this.#report();
  }

  add(learnerId: string, outcome: SendOutcome): void {
    switch (outcome.kind) {
      case 'accepted':
        this.sent += 1;
        break;
      case 'uncertain':
        this.interrupted.push(learnerId);
        break;
      case 'refused':
      case 'deferred':
        this.failed.push({ learnerId, smtpCode: outcome.smtpCode, failure: outcome.reply });
    }
    this.#report();
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
