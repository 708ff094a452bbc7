import { t } from '../i18n/t.js';
import { say } from './toast.js';

/** Puts the address of what is shown into the clipboard, and says so; where that is not allowed, it says the address. */
export async function copyAddress(): Promise<void> {
  const address = location.href;
  try {
    await navigator.clipboard.writeText(address);
    say(t('The address is copied.'));
  } catch {
    say(t('Copying is not allowed here. The address is: {address}', { address }));
  }
}
