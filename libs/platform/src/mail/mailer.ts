import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.js';
import type { Logger } from '../log/log.js';

/** Plain text: it reads the same everywhere, and nothing in it can be script. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** An address that stops mails of this kind when it is posted to (RFC 8058): mail programs make a button of it. */
  readonly unsubscribe?: string;
  /** The same whenever this mail is sent again: mail programs know a repeated one by it. Letters, digits, dots, dashes. */
  readonly name?: string;
}

export interface Mailer {
  /** Sends in the background, so that the time of an answer tells nobody whether a mail went out. Failures are tried again, then logged. */
  send(mail: Mail): void;
  /** Sends once and waits; throws when the mail could not be sent, for those who keep it and try again. */
  deliver(mail: Mail): Promise<void>;
  /** Waits for what is on its way. */
  close(): Promise<void>;
}

export interface MailOptions {
  /** smtp://user:password@host:port, or smtps://; without it mail goes into `folder`. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly folder: string;
  /** Print mails that cannot be sent: for a machine of one's own, where the log is read by their addressee. */
  readonly print: boolean;
  readonly log: Logger;
  /** Pauses before the second, third, ... attempt, in milliseconds. */
  readonly pauses?: readonly number[];
}

/** The mailer of this installation. Mails that only their addressee may read are never printed: then `print` is false. */
export const mailerOf = (
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'openEditing'>,
  log: Logger,
  print = config.openEditing,
): Mailer =>
  createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, folder: join(config.dataDir, 'mail'), print, log });

/** The door through which mail leaves. */
export function createMailer(options: MailOptions): Mailer {
  const once = options.smtpUrl ? bySmtp(options.smtpUrl, options) : intoFolder(options);
  const deliver = options.smtpUrl ? again(once, options) : once;
  const underWay = new Set<Promise<void>>();
  return {
    send(mail) {
      const sending = deliver(mail)
        // The error of a server may quote the address: only its code is kept.
        .catch((error: NodeJS.ErrnoException) =>
          options.log.error({ code: error.code }, `a mail could not be sent: ${mail.subject}`),
        )
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    deliver: once,
    close: async () => void (await Promise.all(underWay)),
  };
}

type Deliver = (mail: Mail) => Promise<void>;

function bySmtp(url: string, { from }: MailOptions): Deliver {
  const transport = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true });
  const domain = from
    .split('@')
    .at(-1)!
    .replace(/[^\w.-]/g, '');
  return async ({ unsubscribe, name, ...mail }) => {
    await transport.sendMail({
      ...mail,
      ...(name && { messageId: `<${name}@${domain}>` }),
      ...(unsubscribe && {
        headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      }),
    });
  };
}

/** The same, tried again after each pause. */
function again(once: Deliver, { log, pauses = [2_000, 10_000, 30_000] }: MailOptions): Deliver {
  return async (mail) => {
    for (const pause of pauses) {
      try {
        return await once(mail);
      } catch (error) {
        log.warn(
          { code: (error as NodeJS.ErrnoException).code },
          `a mail waits ${pause} ms for its next attempt: ${mail.subject}`,
        );
        await sleep(pause);
      }
    }
    await once(mail);
  };
}

function intoFolder({ from, folder, print, log }: MailOptions): Deliver {
  return async (mail) => {
    const text = `From: ${from}\nTo: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text}\n`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.txt`);
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    log.warn(
      { file },
      `SMTP_URL is not set, so a mail was written to a file: ${mail.subject}${print ? `\n${mail.text}` : ''}`,
    );
  };
}
