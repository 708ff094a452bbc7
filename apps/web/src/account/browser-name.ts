import { t } from '../i18n/t.js';

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;
const first = (names: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** "Firefox on Windows" of what a browser says of itself; programs keep the beginning of their own words. */
export function browserName(client: string): string {
  const [browser, system] = [first(BROWSERS, client), first(SYSTEMS, client)];
  if (!browser) return client.slice(0, 40) || t('Unknown program');
  return system ? t('{browser} on {system}', { browser, system }) : browser;
}
