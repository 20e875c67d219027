import MailComposer from 'nodemailer/lib/mail-composer';
import { oneLine } from '../core/one-line.ts';
import type { Mailbox } from './mail-server.ts';

/** A message as it is written. */
export interface MailMessage {
  /** Unique for ever; the same for a second attempt, by which servers know that it is one. */
  readonly id: string;
  readonly from: Mailbox;
  readonly replyTo: Mailbox | null;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47. */
  readonly language: string;
  readonly date: Date;
}

/** A message as it goes over the wire: RFC 5322 and MIME, every header within its own line. */
export interface ComposedMessage {
  readonly envelope: { readonly from: string; readonly to: string };
  readonly bytes: Buffer;
}

/** Builds the bytes of a message: text and HTML as alternatives, names encoded by RFC 2047 in any script. */
export async function composeMessage(message: MailMessage): Promise<ComposedMessage> {
  const { id, from, replyTo, to, subject, text, html, language, date } = message;
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const composed = new MailComposer({
    messageId: `<${id}@${domain}>`,
    date,
    from: mailbox(from),
    to: mailbox(to),
    ...(replyTo === null ? {} : { replyTo: mailbox(replyTo) }),
    subject: oneLine(subject),
    text,
    html,
    // RFC 3834: nobody's absence has to be reported to a program.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { envelope: { from: from.address, to: to.address }, bytes: await composed.build() };
}

function mailbox({ name, address }: Mailbox): { readonly name: string; readonly address: string } {
  return { name: oneLine(name ?? ''), address };
}
