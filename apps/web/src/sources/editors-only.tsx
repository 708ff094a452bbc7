import type { ComponentChildren } from 'preact';
import { t } from '../i18n/t.js';
import { signInHref } from '../session/sign-in-href.js';
import { useSession } from '../session/session.js';
import { useStatus } from '../shell/status.js';
import { Empty } from '../state/empty.js';
import { SkeletonLines } from '../state/skeleton.js';
import { useMayEdit } from './use-may-edit.js';

/** Shows its content to editors, and tells others what they need. */
export function EditorsOnly({ children }: { children: ComponentChildren }) {
  const status = useStatus();
  const { state } = useSession();
  const mayEdit = useMayEdit();
  if (mayEdit) return <>{children}</>;
  if (status === null || state === 'unknown') return <SkeletonLines lines={4} label={t('Loading')} />;
  return (
    <Empty title={t('This is for editors')}>
      <p>
        {t('It changes what everybody reads. Ask an administrator of this installation for the role of an editor.')}
      </p>
      {state === 'signed-in' ? null : (
        <p class="actions">
          <a class="button" href={signInHref()}>
            {t('Sign in')}
          </a>
        </p>
      )}
    </Empty>
  );
}
