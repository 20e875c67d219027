import { CairnError } from '../../core/errors.ts';
import type { MailServer } from '../../mail/mail-server.ts';
import type { MailSession } from '../../mail/mail-session.ts';
import { pause } from './delivery-queue.ts';

/** One connection after the other: servers end one after so many messages, or when they please. */
export class MailCarrier {
  readonly #server: MailServer;
  readonly #pausesMs: readonly number[];
  #session: MailSession | null = null;

  /** @param pausesMs between attempts to connect: so many attempts more than pauses */
  constructor(server: MailServer, pausesMs: readonly number[]) {
    this.#server = server;
    this.#pausesMs = pausesMs;
  }

  /** A connection that is open. @throws CairnError `mail-unavailable` after some attempts, `mail-refused` */
  async session(signal: AbortSignal): Promise<MailSession> {
    if (this.#session?.isOpen === true) return this.#session;
    // Loaded by who sends, not by every service and command.
    const { MailSession } = await import('../../mail/mail-session.ts');
    for (const pauseMs of this.#pausesMs) {
      try {
        this.#session = await MailSession.open(this.#server);
        return this.#session;
      } catch (error) {
        if (!(error instanceof CairnError) || error.code !== 'mail-unavailable' || signal.aborted) throw error;
      }
      await pause(pauseMs, signal);
    }
    this.#session = await MailSession.open(this.#server);
    return this.#session;
  }

  close(): void {
    this.#session?.close();
  }
}
