/** The server that takes messages, and how they are handed to it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the start (RFC 8314), STARTTLS or nothing (RFC 3207), or, within one machine only, none at all. */
  readonly security: 'tls' | 'starttls' | 'none';
  /** Null where the server asks for no login. */
  readonly login: { readonly user: string; readonly password: string } | null;
  /** PEM of an authority that the server's certificate is from, in place of those that Node knows; null for those. */
  readonly authority: string | null;
}

/** A person or an office, and where mail reaches them. */
export interface Mailbox {
  /** Null where only the address is known. */
  readonly name: string | null;
  readonly address: string;
}

/** What of RFC 5321's syntax is in use: one `@`, nothing quoted, nothing that could end the address or begin another. */
const ADDRESS = /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u;
const LONGEST_ADDRESS = 254;

/** Whether a message can be addressed to this: what stands in an imported list may be anything. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && ADDRESS.test(text);
}
