import type { ComponentChildren } from 'preact';
import { t } from '../i18n/t.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { type Session, useSession } from './session.js';
import { signInHref } from './sign-in-href.js';

interface Props {
  /** What signing in is good for here, as a sentence: "Your collections are kept in your account." */
  readonly why: string;
  readonly children: (session: Session & { readonly account: NonNullable<Session['account']> }) => ComponentChildren;
}

/** Shows a page to those who are signed in, and asks others to sign in. */
export function SignedIn({ why, children }: Props) {
  const session = useSession();
  const { account } = session;
  if (account) return <>{children({ ...session, account })}</>;
  return (
    <div class="page">
      {session.state === 'unknown' ? <SkeletonLines lines={6} label={t('Loading')} /> : null}
      {session.error ? (
        <Failed whole error={session.error} retry={() => void session.refresh()} what={t('account')} />
      ) : null}
      {session.state === 'signed-out' ? (
        <Empty whole title={t('Sign in first')}>
          <p>{why}</p>
          <p class="actions">
            <a class="button" href={signInHref()}>
              {t('Sign in')}
            </a>
            <a href="/sign-up">{t('Open an account')}</a>
          </p>
        </Empty>
      ) : null}
    </div>
  );
}
