import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from './until.js';

export const PASSWORD = 'a long sentence that nobody guesses';

/** Signs up at a running installation that writes its mails into `dataDir`, the way a person does. */
export async function signUp(base: string, dataDir: string, email: string): Promise<void> {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  await post('/sign-up', { email, name: email.split('@')[0] });
  const token = await secretIn(dataDir, email, /sign-up\/confirm#(tu_link_[\w-]+)/);
  await post('/sign-up/confirmation', { token, password: PASSWORD, consent: true });
}

/** The secret in the newest mail to an address. */
export const secretIn = (dataDir: string, email: string, pattern: RegExp): Promise<string> =>
  until(`a mail to ${email}`, async () => {
    const folder = join(dataDir, 'mail');
    const files = await readdir(folder).catch(() => [] as string[]);
    for (const file of files.sort().reverse()) {
      const mail = await readFile(join(folder, file), 'utf8');
      const secret = mail.includes(`To: ${email}\n`) ? pattern.exec(mail)?.[1] : undefined;
      if (secret) return secret;
    }
    return null;
  });

/** Signs a browser in, as its sign-in page does: cookies from the server, a note on the device. The page must be one of the installation. */
export async function signIn(page: Page, email: string): Promise<void> {
  const status = await page.evaluate(
    `fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify({ email, password: PASSWORD }))} }).then((response) => {
      if (response.ok) localStorage.setItem('session-renewed', String(Date.now()));
      return response.status;
    })`,
  );
  if (status !== 200) throw new Error(`signing in as ${email}: ${String(status)}`);
}
