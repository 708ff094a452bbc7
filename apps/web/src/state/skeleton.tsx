import { t } from '../i18n/t.js';
/** Grey shapes where text will stand, so that nothing jumps when it comes. */
export function SkeletonLines({ lines, label = t('Loading') }: { lines: number; label?: string }) {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} style={{ width: `${92 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
