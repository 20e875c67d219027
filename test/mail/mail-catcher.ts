import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailServer } from '../../service/mail/mail-server.ts';
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from './localhost-certificate.ts';

/** A message as the server took it in. */
export interface CaughtMessage {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire, dots unstuffed. */
  readonly raw: string;
  readonly secure: boolean;
  readonly user: string | null;
}

/** How the server treats a recipient. */
export type Treatment =
  /** Answers RCPT TO with this. */
  | { readonly rcpt: number }
  /** Answers the whole message with this. */
  | { readonly data: number }
  /** Hangs up in place of an answer: to RCPT TO, or to the message, which it keeps or does not. */
  | { readonly hangUp: 'at-recipient' | 'before-taking' | 'after-taking' }
  /** Never answers the message. */
  | { readonly silent: true };

export interface CatcherOptions {
  readonly security?: MailServer['security'];
  readonly login?: { readonly user: string; readonly password: string };
  /** A sender of whom nothing is taken. */
  readonly refusedSender?: string;
}

/** A real SMTP server on a free port of localhost. */
export interface MailCatcher {
  readonly server: MailServer;
  /** What it has accepted, in order. */
  readonly caught: readonly CaughtMessage[];
  /** How often each address was asked for by RCPT TO. */
  readonly asked: ReadonlyMap<string, number>;
  /** The greatest number of connections that were open at once. */
  readonly mostConnections: number;
  /** From now on this recipient is treated so; so many times, or for good. */
  treat(address: string, treatment: Treatment, times?: number): void;
  close(): Promise<void>;
}

/** Starts the server. */
export async function startMailCatcher(options: CatcherOptions = {}): Promise<MailCatcher> {
  const { security = 'starttls', login, refusedSender } = options;
  const caught: CaughtMessage[] = [];
  const asked = new Map<string, number>();
  const treatments = new Map<string, { readonly treatment: Treatment; left: number }>();
  let open = 0;
  let mostConnections = 0;
  const treatmentOf = (address: string): Treatment | undefined => {
    const found = treatments.get(address);
    if (found === undefined || found.left === 0) return undefined;
    found.left -= 1;
    return found.treatment;
  };
  const settings: SMTPServerOptions = {
    secure: security === 'tls',
    key: LOCALHOST_KEY,
    cert: LOCALHOST_CERTIFICATE,
    ...(security === 'starttls' ? {} : { disabledCommands: ['STARTTLS'] }),
    disableReverseLookup: true,
    authOptional: login === undefined,
    allowInsecureAuth: security === 'none',
    logger: false,
    onConnect: (_session, done) => {
      open += 1;
      mostConnections = Math.max(mostConnections, open);
      done();
    },
    onClose: () => {
      open -= 1;
    },
    onAuth: ({ username, password }, _session, done) => {
      if (username === login?.user && password === login?.password) done(null, { user: username });
      else done(answer(535, 'Authentication credentials invalid'));
    },
    onMailFrom: ({ address }, _session, done) => {
      if (address === refusedSender) done(answer(550, 'Sender rejected'));
      else done();
    },
    onRcptTo: ({ address }, session, done) => {
      asked.set(address, (asked.get(address) ?? 0) + 1);
      const found = treatments.get(address);
      if (found === undefined || found.left === 0) return done();
      if ('rcpt' in found.treatment) {
        treatmentOf(address);
        return done(answer(found.treatment.rcpt, `<${address}>: not here`));
      }
      if ('hangUp' in found.treatment && found.treatment.hangUp === 'at-recipient') {
        treatmentOf(address);
        return hangUp(session.id);
      }
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const { mailFrom } = session.envelope;
        const message: CaughtMessage = {
          from: mailFrom === false ? '' : mailFrom.address,
          to,
          raw: Buffer.concat(chunks).toString('utf8'),
          secure: session.secure,
          user: session.user ?? null,
        };
        const treatment = treatmentOf(to[0] ?? '');
        if (treatment === undefined) {
          caught.push(message);
          return done();
        }
        if ('data' in treatment) return done(answer(treatment.data, 'not now'));
        if ('hangUp' in treatment) {
          if (treatment.hangUp === 'after-taking') caught.push(message);
          hangUp(session.id);
        }
      });
    },
  };
  const smtp = new SMTPServer(settings);
  const hangUp = (sessionId: string): void => {
    for (const connection of smtp.connections) {
      if ('id' in connection && connection.id === sessionId && '_socket' in connection) destroy(connection._socket);
    }
  };
  // A client that hangs up is none of the server's business.
  smtp.on('error', () => {});
  await new Promise<void>((resolve) => smtp.listen(0, 'localhost', resolve));
  const address: AddressInfo | string | null = smtp.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    server: {
      host: 'localhost',
      port: address.port,
      security,
      login: login ?? null,
      authority: LOCALHOST_CERTIFICATE,
    },
    caught,
    asked,
    get mostConnections() {
      return mostConnections;
    },
    treat: (recipient, treatment, times = Number.POSITIVE_INFINITY) => {
      treatments.set(recipient, { treatment, left: times });
    },
    close: () =>
      new Promise((resolve) => {
        for (const connection of smtp.connections) if ('_socket' in connection) destroy(connection._socket);
        smtp.close(() => resolve());
      }),
  };
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function destroy(socket: unknown): void {
  if (typeof socket === 'object' && socket !== null && 'destroy' in socket && typeof socket.destroy === 'function') {
    socket.destroy();
  }
}
