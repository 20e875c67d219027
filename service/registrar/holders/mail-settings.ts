import type { MailServer } from '../../mail/mail-server.ts';

/** How holders are written to, as it is configured. */
export interface MailSettings {
  readonly server: Omit<MailServer, 'login'>;
  /** Null where the server asks for no login; a password that is not there is missed only when something is sent. */
  readonly login: { readonly user: string; readonly password: string | null } | null;
  /** The address that messages are from; the name beside it is the issuer's. */
  readonly from: string;
  readonly replyTo: string | null;
  /** At once, at most. */
  readonly connections: number;
  readonly messagesPerMinute: number;
}
