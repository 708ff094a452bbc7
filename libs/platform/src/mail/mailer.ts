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

/**
 * What an error of `deliver` says: that the address is refused for good, that the server wants this mail later, or ("silent") that the
 * server is away or does not want us, whoever the mail is for.
 */
export function whyUndelivered(error: unknown): 'refused' | 'later' | 'silent' {
  const { responseCode, rejected, code } = error as { responseCode?: number; rejected?: unknown; code?: string };
  if (!responseCode || code === 'EAUTH') return 'silent';
  return responseCode >= 500 && Array.isArray(rejected) ? 'refused' : 'later';
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
  const { deliver: once, close } = options.smtpUrl ? bySmtp(options.smtpUrl, options) : intoFolder(options);
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
    async close() {
      await Promise.all(underWay);
      close();
    },
  };
}

type Deliver = (mail: Mail) => Promise<void>;
interface Door {
  readonly deliver: Deliver;
  close(): void;
}

/** A mail server is asked by so few at once, however much there is to send; what waits takes the next free connection. */
const CONNECTIONS = 5;
/** How long a mail server may take, in ms: to take the call, to greet, and between two answers. A connection that rests is given up as fast. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, idleTimeout: 10_000 };

function bySmtp(url: string, { from }: MailOptions): Door {
  const transport = createTransport(
    { url, pool: true, maxConnections: CONNECTIONS, ...PATIENCE },
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
  const domain = from
    .split('@')
    .at(-1)!
    .replace(/[^\w.-]/g, '');
  return {
    async deliver({ unsubscribe, name, ...mail }) {
      await transport.sendMail({
        ...mail,
        ...(name && { messageId: `<${name}@${domain}>` }),
        ...(unsubscribe && {
          headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
        }),
      });
    },
    close: () => transport.close(),
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

function intoFolder({ from, folder, print, log }: MailOptions): Door {
  const deliver: Deliver = async (mail) => {
    const text = `From: ${from}\nTo: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text}\n`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.txt`);
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    log.warn(
      { file },
      `SMTP_URL is not set, so a mail was written to a file: ${mail.subject}${print ? `\n${mail.text}` : ''}`,
    );
  };
  return { deliver, close: () => undefined };
}
