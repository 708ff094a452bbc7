import { useLocation, useRoute } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import '../account/account.css';
import { t } from '../i18n/t.js';
import { type Session } from '../session/session.js';
import { SignedIn } from '../session/signed-in.js';
import type { OwnOrganisation } from '../session/types.js';
import { usePageTitle } from '../shell/page-title.js';
import { Tabs } from '../shell/tabs.js';
import { Empty } from '../state/empty.js';
import { kindName } from './words.js';

interface Inside {
  readonly organisation: OwnOrganisation;
  readonly session: Session & { readonly account: NonNullable<Session['account']> };
}

/** The frame of the pages of one organisation, for the people in it. To others there is no such page. */
export function OrganisationFrame({ children }: { children: (inside: Inside) => ComponentChildren }) {
  const { params } = useRoute();
  const { path } = useLocation();
  const base = `/organisations/${params['id']}`;
  return (
    <SignedIn why={t('What belongs to an organisation is for its people.')}>
      {(session) => {
        const organisation = session.organisations.find(({ id }) => id === params['id']);
        if (!organisation)
          return (
            <div class="page">
              <Empty whole title={t('There is no such organisation among yours')}>
                <p class="actions">
                  <a class="button" href="/organisations">
                    {t('See yours')}
                  </a>
                </p>
              </Empty>
            </div>
          );
        return (
          <div class="page stack">
            <Title name={organisation.name} />
            <p class="small">
              <a href="/organisations">{t('Organisations')}</a> · {kindName(organisation.kind)}
            </p>
            {organisation.position === 'manager' ? (
              <Tabs
                label={organisation.name}
                items={[
                  { href: base, name: t('People'), current: path === base },
                  { href: `${base}/webhooks`, name: t('Webhooks'), current: path === `${base}/webhooks` },
                ]}
              />
            ) : null}
            {children({ organisation, session })}
          </div>
        );
      }}
    </SignedIn>
  );
}

function Title({ name }: { name: string }) {
  usePageTitle(name);
  return <h1>{name}</h1>;
}
