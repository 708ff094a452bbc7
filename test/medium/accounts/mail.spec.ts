import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog, createMailer } from '#libs/platform';
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
