import { randomUUID } from 'node:crypto';
import { setImmediate as afterTheAnswer } from 'node:timers/promises';
import PQueue from 'p-queue';
import { CairnError } from '../../core/errors.ts';
import type { ComposedMessage } from '../../mail/compose-message.ts';
import { isMailAddress } from '../../mail/mail-server.ts';
import type { SendOutcome } from '../../mail/mail-session.ts';
import type { LearnerTable } from '../../store/schema.ts';
import { countMailedLinks, deleteSignInLink, insertSignInLink } from '../../store/sign-in-links.ts';
import { loadBranding } from '../certificates/branding.ts';
import { configuredMail } from '../holders/configured-mail.ts';
import { pause } from '../holders/delivery-queue.ts';
import type { MailSettings } from '../holders/mail-settings.ts';
import type { Installation } from '../installation.ts';
import { mailboxesLike } from './learners-of-mailbox.ts';
import { type NewSignInLink, newSignInLink } from './sign-in-link.ts';

/** For how long a link that was mailed may be used. */
export const LINK_MINUTES = 15;
/** How many are mailed within that time to one address: whoever asks again has the ones before. */
export const MOST_LINKS = 3;

/** A server that greylists asks for some patience; the link is good for no longer than all of it. */
const PAUSES_MS: readonly number[] = [5_000, 30_000, 120_000];
/** How many messages may be on their way. More were not asked for by learners. */
const MOST_ON_THEIR_WAY = 1_000;
const FAREWELL_MS = 5_000;

/** Somebody who wants to sign in. */
export interface SignInRequest {
  /** As they typed it. */
  readonly address: string;
  /** BCP 47: what they read. */
  readonly language: string;
}

/** A mailbox of learners, and what they asked for. */
interface Recipient {
  readonly address: string;
  readonly learners: readonly Readonly<LearnerTable>[];
  readonly language: string;
}

/**
 * Mails the links by which learners sign in, while the service answers.
 *
 * Whether an address is known here nobody is told: a request is taken, and is looked at only when it has been answered. So
 * the answer is the same, and takes the same time, for an address of a learner, of nobody, and for one that was mailed
 * enough.
 */
export class SignInMail {
  readonly #installation: Installation;
  readonly #report: (failure: unknown) => void;
  readonly #pausesMs: readonly number[];
  readonly #ending = new AbortController();
  readonly #onTheirWay = new Set<Promise<void>>();
  readonly #connections: PQueue;

  /**
   * @param report told of what fails, of a learner by their reference, and of no address
   * @param pausesMs between attempts: so many attempts more than pauses
   */
  constructor(installation: Installation, report: (failure: unknown) => void, pausesMs = PAUSES_MS) {
    this.#installation = installation;
    this.#report = report;
    this.#pausesMs = pausesMs;
    const { connections = 1, messagesPerMinute = 1 } = installation.mail ?? {};
    this.#connections = new PQueue({ concurrency: connections, intervalCap: messagesPerMinute, interval: 60_000 });
  }

  /** @throws CairnError `mail-not-configured`, `malformed-request` for what cannot be an address: the same for everybody */
  request({ address, language }: SignInRequest): void {
    configuredMail(this.#installation);
    if (!isMailAddress(address)) {
      throw new CairnError('malformed-request', 'This is not an e-mail address.', {
        remedy: 'Write it as zoe@college.example.',
      });
    }
    const work = this.#answer({ address, language }).catch(this.#report);
    this.#onTheirWay.add(work);
    void work.finally(() => this.#onTheirWay.delete(work));
  }

  /** What is just being sent is sent; what was put off is given up. */
  async close(): Promise<void> {
    this.#ending.abort();
    const patience = new AbortController();
    await Promise.race([Promise.all(this.#onTheirWay), pause(FAREWELL_MS, patience.signal)]);
    patience.abort();
  }

  async #answer({ address, language }: SignInRequest): Promise<void> {
    await afterTheAnswer();
    if (this.#onTheirWay.size > MOST_ON_THEIR_WAY) throw notSent('too many are asked for just now', {});
    const mailboxes = await mailboxesLike(this.#installation.store.db, address);
    await Promise.all(mailboxes.map((mailbox) => this.#writeTo({ ...mailbox, language }).catch(this.#report)));
  }

  async #writeTo(recipient: Recipient): Promise<void> {
    const mail = configuredMail(this.#installation);
    // Durability point: the link is on the disk before the message is on its way.
    const link = await this.#newLink(recipient);
    if (link === null) return;
    let outcome: SendOutcome | undefined;
    try {
      outcome = await this.#sent(mail, await this.#composed(mail, recipient, link));
    } finally {
      // Of a message that surely did not arrive nobody has the link, and it counts for nothing.
      const mayHaveArrived = outcome?.kind === 'accepted' || outcome?.kind === 'uncertain';
      if (!mayHaveArrived) await deleteSignInLink(this.#installation.store.db, link.codeHash);
    }
    if (outcome.kind === 'accepted') return;
    const learner = recipient.learners[0]?.reference ?? null;
    throw notSent(REASONS[outcome.kind], { smtpCode: outcome.smtpCode, learner });
  }

  /** Null for a mailbox that was sent enough of them. */
  async #newLink({ learners }: Recipient): Promise<NewSignInLink | null> {
    const { store, now } = this.#installation;
    const learnerIds = learners.map(({ learner_id }) => learner_id);
    const since = new Date(now().getTime() - LINK_MINUTES * 60_000).toISOString();
    return await store.db.transaction().execute(async (tx) => {
      if ((await countMailedLinks(tx, learnerIds, since)) >= MOST_LINKS) return null;
      const link = newSignInLink(this.#installation, learnerIds, 'mail', LINK_MINUTES);
      await insertSignInLink(tx, link.rows);
      return link;
    });
  }

  async #composed(mail: MailSettings, recipient: Recipient, { url }: NewSignInLink): Promise<ComposedMessage> {
    const { issuer, branding, now } = this.#installation;
    // Loaded by who sends, not by every service and command.
    const [{ signInMessage }, { composeMessage }, { primaryColour: colour }] = await Promise.all([
      import('../../formats/mail/sign-in/sign-in-message.ts'),
      import('../../mail/compose-message.ts'),
      loadBranding(branding),
    ]);
    const { address, learners, language } = recipient;
    const names = new Set(learners.map(({ name }) => name));
    const [name = null] = names.size === 1 ? names : [];
    return await composeMessage({
      id: randomUUID(),
      from: { name: issuer.name, address: mail.from },
      replyTo: mail.replyTo === null ? null : { name: null, address: mail.replyTo },
      to: { name, address },
      date: now(),
      ...signInMessage({ issuer: issuer.name, name, url, minutes: LINK_MINUTES, language, colour }),
    });
  }

  /** Sends, and again after a pause for as long as it is only put off. @throws CairnError `mail-refused` for good */
  async #sent(mail: ReturnType<typeof configuredMail>, message: ComposedMessage): Promise<SendOutcome> {
    const { signal } = this.#ending;
    for (const pauseMs of this.#pausesMs) {
      const outcome = await this.#connections.add(() => sendOnce(mail, message));
      if (outcome.kind !== 'deferred' || signal.aborted) return outcome;
      await pause(pauseMs, signal);
      if (signal.aborted) return outcome;
    }
    return await this.#connections.add(() => sendOnce(mail, message));
  }
}

const REASONS = {
  refused: 'the mail server does not take it',
  deferred: 'the mail server did not take it in time',
  uncertain: 'the connection was lost, and nobody can tell whether it arrived',
} as const;

async function sendOnce(mail: ReturnType<typeof configuredMail>, message: ComposedMessage): Promise<SendOutcome> {
  const { MailSession } = await import('../../mail/mail-session.ts');
  try {
    const session = await MailSession.open(mail.server);
    try {
      return await session.send(message);
    } finally {
      session.close();
    }
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'mail-unavailable') throw error;
    return { kind: 'deferred', smtpCode: null, reply: error.message };
  }
}

function notSent(why: string, details: Readonly<Record<string, unknown>>): CairnError {
  return new CairnError('mail-unavailable', `a message by which a learner signs in: ${why}`, {
    remedy: 'check the mail server; `npx cairn learner link` makes a link without it',
    details,
  });
}
