import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog, createMailer, whyUndelivered } from '#libs/platform';
import { startMailServer } from '../../support/smtp.js';

const mail = { to: 'ada@example.org', subject: 'Grüße', text: 'Ein Link:\nhttps://universe.example/x#tu_link_abc' };

describe('mail', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mail-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const options = (smtpUrl: string | undefined) => ({
    smtpUrl,
    from: 'us@example.org',
    folder,
    print: false,
    log: createLog('fatal', 'test'),
    pauses: [10, 10],
  });

  it('goes out by SMTP, and again when the server says later', async () => {
    const server = await startMailServer();
    try {
      server.refuse(2);
      const mailer = createMailer(options(server.url));
      mailer.send(mail);
      await mailer.close();
      expect(server.received).toHaveLength(1);
      expect(server.received[0]).toMatchObject({ to: ['ada@example.org'] });
      expect(server.received[0]!.raw).toContain('From: us@example.org');
      expect(server.received[0]!.text).toContain('#tu_link_abc');
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it('asks the server over a few connections, however much there is to send', async () => {
    const server = await startMailServer();
    try {
      const mailer = createMailer(options(server.url));
      for (let i = 0; i < 60; i += 1) mailer.send({ ...mail, to: `person-${i}@example.org` });
      await mailer.close();
      expect(new Set(server.received.flatMap(({ to }) => to)).size).toBe(60);
      expect(server.received).toHaveLength(60);
      expect(server.connections()).toBeLessThanOrEqual(5);
    } finally {
      await server.close();
    }
  });

  it('says why it was not delivered', async () => {
    const server = await startMailServer();
    const mailer = createMailer(options(server.url));
    const why = (to: string) => mailer.deliver({ ...mail, to }).then(() => 'delivered', whyUndelivered);
    server.reject('nobody@example.org');
    expect(await why('nobody@example.org')).toBe('refused');
    server.refuse(1);
    expect(await why('ada@example.org')).toBe('later');
    expect(await why('ada@example.org')).toBe('delivered');
    await mailer.close();
    await server.close();
    const gone = createMailer(options(server.url));
    expect(await gone.deliver(mail).then(() => 'delivered', whyUndelivered)).toBe('silent');
    await gone.close();
  });

  it('that cannot be sent breaks nothing', async () => {
    const mailer = createMailer(options('smtp://127.0.0.1:1'));
    mailer.send(mail);
    await mailer.close();
  });

  it('without a server goes into a file that only we can read', async () => {
    const mailer = createMailer(options(undefined));
    mailer.send(mail);
    await mailer.close();
    const [file] = readdirSync(folder);
    expect(readFileSync(join(folder, file!), 'utf8')).toContain('https://universe.example/x#tu_link_abc');
    expect(statSync(join(folder, file!)).mode & 0o077).toBe(0);
  });
});
