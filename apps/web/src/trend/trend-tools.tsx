import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';

/** Sends a card to somebody else: by the device's own way where it has one, else the address is copied. */
async function share(name: string): Promise<void> {
  const address = location.href;
  try {
    if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches)
      return await navigator.share({ title: name, url: address });
    await navigator.clipboard.writeText(address);
    say(t('The address is copied.'));
  } catch (problem) {
    if ((problem as Error).name === 'AbortError') return;
    say(t('Copying is not allowed here. The address is: {address}', { address }));
  }
}

/** What one can do with a trend besides reading it. */
export function TrendTools({ name }: { name: string }) {
  return (
    <p class="actions trend-tools script-only">
      <button type="button" class="button quiet" onClick={() => void share(name)}>
        {t('Share')}
      </button>
      <button type="button" class="button quiet" onClick={() => print()}>
        {t('Print')}
      </button>
    </p>
  );
}
