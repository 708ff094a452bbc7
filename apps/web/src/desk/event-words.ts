import { t } from '../i18n/t.js';
import type { AuditEvent } from './types.js';

const value = (of: AuditEvent['after'], key: string): string => String(of?.[key] ?? '');

/** What a line of the log says, as the second half of a sentence that begins with the name. */
export function eventWords({ action, before, after, undoes }: AuditEvent): string {
  const reason = after && typeof after['reason'] === 'string' && after['reason'] !== '' ? `: “${after['reason']}”` : '';
  switch (action) {
    case 'trend.accept':
      return t('was accepted');
    case 'trend.reject':
      return t('was rejected') + reason;
    case 'trend.reopen':
      return t('was opened again');
    case 'trend.rename':
      return t('was renamed from "{before}" to "{after}"', {
        before: value(before, 'name'),
        after: value(after, 'name'),
      });
    case 'trend.move':
      return t('was moved from segment {before} to {after}', {
        before: value(before, 'segment'),
        after: value(after, 'segment'),
      });
    case 'trend.merge':
      return t('was merged into {into}', { into: value(after, 'mergedInto') }) + reason;
    case 'trend.phase-out':
      return t('began to be phased out') + reason;
    case 'trend.keep':
      return t('is kept after all');
    case 'signal.correct':
      return after?.['belongs'] === true
        ? t('belongs to {target}', { target: value(after, 'target') })
        : t('does not belong to {target}', { target: value(after, 'target') });
    case 'signal.withdraw':
      return t('was withdrawn') + reason;
    case 'signal.lift':
      return t('may be delivered again');
    case 'report.settle':
      return (
        (after?.['state'] === 'mended' ? t('had an error that is mended') : t('has not the error that was reported')) +
        reason
      );
    case 'undo':
      return t('is as before: decision {n} was taken back', { n: undoes ?? '' });
    default:
      return action;
  }
}
