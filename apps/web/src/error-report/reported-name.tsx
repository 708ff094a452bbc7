import { t } from '../i18n/t.js';
import { pathId } from '../text/format.js';
import type { ErrorReport } from './types.js';

/** What a report is about, as a link to it; its id where it is gone. */
export function ReportedName({ report: { targetKind, target, name } }: { report: ErrorReport }) {
  if (name === null)
    return (
      <>
        {target} {t('(no longer there)')}
      </>
    );
  return <a href={`/${targetKind}s/${pathId(target)}`}>{name}</a>;
}
