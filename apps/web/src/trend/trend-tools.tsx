import { t } from '../i18n/t.js';
import { ReportButton } from '../error-report/report-button.js';
import { copyAddress } from '../shell/copy-address.js';

/** Sends a card to somebody else: by the device's own way where it has one, else the address is copied. */
async function share(name: string): Promise<void> {
  try {
    if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches)
      return await navigator.share({ title: name, url: location.href });
  } catch (problem) {
    if ((problem as Error).name === 'AbortError') return;
  }
  await copyAddress();
}

/** What one can do with a trend besides reading it. */
export function TrendTools({ id, name, ecosystem }: { id: string; name: string; ecosystem: string }) {
  return (
    <div class="actions trend-tools script-only">
      <button type="button" class="button quiet" onClick={() => void share(name)}>
        {t('Share')}
      </button>
      <button type="button" class="button quiet" onClick={() => print()}>
        {t('Print')}
      </button>
      <ReportButton kind="trend" id={id} title={name} ecosystem={ecosystem} />
    </div>
  );
}
