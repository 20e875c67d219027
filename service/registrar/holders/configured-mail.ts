import { CairnError } from '../../core/errors.ts';
import type { MailServer } from '../../mail/mail-server.ts';
import type { Installation } from '../installation.ts';
import type { MailSettings } from './mail-settings.ts';

/**
 * The settings, and the server with its login.
 *
 * @throws CairnError `mail-not-configured`, when the password is missing too
 */
export function configuredMail({ mail }: Installation): MailSettings & { readonly server: MailServer } {
  if (mail === undefined) {
    throw new CairnError('mail-not-configured', 'no mail server is configured, so nothing was sent', {
      remedy: 'add `mail` to config.json: host, port, security and from',
    });
  }
  const { login, server } = mail;
  if (login === null) return { ...mail, server: { ...server, login } };
  const { user, password } = login;
  if (password === null) {
    throw new CairnError('mail-not-configured', `mail.user is ${user}, and its password is not there`, {
      remedy: 'set CAIRN_SMTP_PASSWORD',
    });
  }
  return { ...mail, server: { ...server, login: { user, password } } };
}
