import './desk.css';
import type { ComponentChildren } from 'preact';
import { t, word } from '../i18n/t.js';
import { signInHref } from '../session/sign-in-href.js';
import { usePageTitle } from '../shell/page-title.js';
import { Tabs } from '../shell/tabs.js';
import { useMayEdit } from './may-edit.js';

const PARTS = [
  ['/desk', word('Proposals')],
  ['/desk/fading', word('Phasing out')],
  ['/desk/corrections', word('Corrected tags')],
  ['/desk/reports', word('Reported errors')],
  ['/desk/log', word('Log')],
] as const;

/** What the parts of the desk have in common. */
export function DeskFrame({ here, children }: { here: string; children: ComponentChildren }) {
  usePageTitle(t('Desk'));
  const mayEdit = useMayEdit();
  return (
    <div class="page desk">
      <header class="lead">
        <h1>{t("The editor's desk")}</h1>
        <p>
          {t(
            'The system proposes, editors decide. Every decision is logged, can be taken back, and shows in the next edition.',
          )}
        </p>
        {mayEdit ? null : (
          <p class="small">
            {t('You may look; deciding needs an editor.')} <a href={signInHref()}>{t('Sign in')}</a>
          </p>
        )}
      </header>
      <Tabs
        label={t('Parts of the desk')}
        items={PARTS.map(([href, name]) => ({ href, name: t(name), current: href === here }))}
      />
      {children}
    </div>
  );
}
