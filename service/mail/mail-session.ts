import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { CairnError } from '../core/errors.ts';
import type { ComposedMessage } from './compose-message.ts';
import type { MailServer } from './mail-server.ts';

/**
 * What became of a message. The server has it once it says so (RFC 5321, section 4.1.1.4: from then on it is the server's
 * to deliver). When the message was handed over and no answer came, nobody can tell.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly smtpCode: number }
  /** For good, and for this message or recipient. */
  | { readonly kind: 'refused'; readonly smtpCode: number | null; readonly reply: string }
  /** For now: it was surely not taken, and may be another time. */
  | { readonly kind: 'deferred'; readonly smtpCode: number | null; readonly reply: string }
  | { readonly kind: 'uncertain'; readonly smtpCode: null; readonly reply: string };

const CONNECTION_MS = 20_000;
/** RFC 5321 (section 4.5.3.2.6) grants a server ten minutes to take a message in; who waits that long has a dead line. */
const SILENCE_MS = 120_000;

/** A connection to a mail server, over which one message goes after the other. */
export class MailSession {
  readonly #connection: SMTPConnection;
  #open = true;

  private constructor(connection: SMTPConnection) {
    this.#connection = connection;
    // Between two messages a server may hang up: the next one finds out.
    connection.on('error', () => {});
  }

  /**
   * Connects, secures the connection as the configuration demands, and logs in.
   *
   * @throws CairnError `mail-refused` when the server does not take the login, `mail-unavailable` for anything else
   */
  static async open(server: MailServer): Promise<MailSession> {
    const { host, port, security, login, authority } = server;
    const connection = new SMTPConnection({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      connectionTimeout: CONNECTION_MS,
      greetingTimeout: CONNECTION_MS,
      socketTimeout: SILENCE_MS,
      tls: { minVersion: 'TLSv1.2', ...(authority === null ? {} : { ca: authority }) },
    });
    const session = new MailSession(connection);
    const place = `${host}:${port}`;
    try {
      await session.#asked((done) => connection.connect(done));
      if (login !== null) {
        const { user, password: pass } = login;
        await session.#asked((done) => connection.login({ user, pass }, done));
      }
      return session;
    } catch (error) {
      session.close();
      const { code, smtpCode, reply } = failureOf(error);
      // A login that is refused for now (RFC 4954, 454) may be taken later.
      if (code === 'EAUTH' && !(smtpCode !== null && smtpCode < 500)) {
        throw new CairnError('mail-refused', `the mail server ${place} does not take the login: ${reply}`, {
          remedy: 'check mail.user in config.json, and CAIRN_SMTP_PASSWORD',
          details: { server: place, smtpCode },
          cause: error,
        });
      }
      throw new CairnError('mail-unavailable', `the mail server ${place} cannot be used: ${reply}`, {
        remedy: 'check mail.host, mail.port and mail.security in config.json, and that the server runs',
        details: { server: place, smtpCode },
        cause: error,
      });
    }
  }

  /** Whether another message can go over it. */
  get isOpen(): boolean {
    return this.#open;
  }

  /**
   * Sends one message to one recipient.
   *
   * @throws CairnError `mail-refused` when the server takes no message from this sender at all
   */
  async send({ envelope, bytes }: ComposedMessage): Promise<SendOutcome> {
    const message = new OnceRead(bytes);
    try {
      await this.#asked<unknown>((done) =>
        // Copies: the library keeps its books in what it is given.
        this.#connection.send({ from: envelope.from, to: [envelope.to], size: bytes.length }, message, done),
      );
      return { kind: 'accepted', smtpCode: 250 };
    } catch (error) {
      const failure = failureOf(error);
      const { smtpCode, reply } = failure;
      const isAnswer = (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE') && smtpCode !== null;
      await this.#recover(isAnswer);
      if (isAnswer && failure.command === 'MAIL FROM' && smtpCode >= 500) {
        throw new CairnError('mail-refused', `the mail server takes nothing from ${envelope.from}: ${reply}`, {
          remedy: 'check mail.from in config.json, and that the login may send in its name',
          details: { smtpCode },
          cause: error,
        });
      }
      if (isAnswer)
        return smtpCode >= 500 ? { kind: 'refused', smtpCode, reply } : { kind: 'deferred', smtpCode, reply };
      if (message.wasRead) return { kind: 'uncertain', smtpCode: null, reply };
      return failure.command === 'API' && failure.code === 'EENVELOPE'
        ? { kind: 'refused', smtpCode, reply }
        : { kind: 'deferred', smtpCode, reply };
    }
  }

  /** Takes leave. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#connection.quit();
    this.#connection.close();
  }

  /** After a refusal the server may still hold the envelope (RFC 5321, section 4.1.1.5). */
  async #recover(isAnswer: boolean): Promise<void> {
    if (!isAnswer) return this.close();
    try {
      await this.#asked((done) => this.#connection.reset(done));
    } catch {
      // What the refusal was stands; only this connection is of no more use.
      this.close();
    }
  }

  /** The library tells some failures to the caller, and some to whoever listens to the connection. */
  #asked<T>(ask: (done: (error?: unknown, value?: T) => void) => void): Promise<T | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<T | undefined>();
    const ended = (): void => reject(new Error('The connection was closed.'));
    this.#connection.on('error', reject);
    this.#connection.on('end', ended);
    ask((error, value) => (error ? reject(error) : resolve(value)));
    return promise.finally(() => {
      this.#connection.off('error', reject);
      this.#connection.off('end', ended);
    });
  }
}

/** Bytes that know whether anybody has begun to read them. */
class OnceRead extends Readable {
  wasRead = false;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }

  override _read(): void {
    this.wasRead = true;
    this.push(this.#bytes);
    this.push(null);
  }
}

interface Failure {
  /** The library's own. */
  readonly code: string | null;
  readonly command: string | null;
  readonly smtpCode: number | null;
  readonly reply: string;
}

const LONGEST_REPLY = 300;

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: null, command: null, smtpCode: null, reply: String(error) };
  const { message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : null;
  const smtpCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const reply = 'response' in error && typeof error.response === 'string' ? error.response : message;
  return { code, command, smtpCode, reply: reply.replace(/\s+/g, ' ').slice(0, LONGEST_REPLY) };
}
