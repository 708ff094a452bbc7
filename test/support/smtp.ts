import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { until } from './until.js';

/** A mail as it came in, headers and all. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly raw: string;
  /** The text, its soft line breaks undone. */
  readonly text: string;
}

export interface TestMailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Waits for the mail number `count` (from 1) to this address. */
  mailTo(address: string, count?: number): Promise<ReceivedMail>;
  /** Refuses this many deliveries from now on. */
  refuse(times: number): void;
  /** Refuses this address for good. */
  reject(address: string): void;
  /** The most connections that were open at once. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A real SMTP server on a free port of the loopback address. */
export async function startMailServer(): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const rejected = new Set<string>();
  let refusals = 0;
  let connected = 0;
  let most = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect(_session, done) {
      connected += 1;
      most = Math.max(most, connected);
      done();
    },
    onClose() {
      connected -= 1;
    },
    onRcptTo({ address }, _session, done) {
      done(rejected.has(address) ? Object.assign(new Error('no such person'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refusals-- > 0) return done(Object.assign(new Error('come back later'), { responseCode: 451 }));
        const raw = Buffer.concat(parts).toString();
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw, text: decode(raw) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const of = (address: string) => received.filter((mail) => mail.to.includes(address));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    mailTo: async (address, count = 1) => (await until(`mail ${count} to ${address}`, () => of(address)[count - 1]))!,
    refuse: (times) => (refusals = times),
    reject: (address) => void rejected.add(address),
    connections: () => most,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Undoes quoted-printable. */
const decode = (raw: string): string =>
  raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The secret behind # in a mail. */
export const linkIn = (mail: ReceivedMail): string => /#(tu_link_[\w-]{43})/.exec(mail.text)![1]!;
