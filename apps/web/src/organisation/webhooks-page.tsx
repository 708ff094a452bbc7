import { useState } from 'preact/hooks';
import { SecretOnce } from '../account/secret-once.js';
import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import type { OwnOrganisation } from '../session/types.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { OrganisationFrame } from './organisation-frame.js';
import { WebhookForm } from './webhook-form.js';
import { WebhookPanel } from './webhook-panel.js';
import type { Webhook } from './webhook-words.js';

/** Other systems that are told what happens: for managers. */
export function WebhooksPage() {
  return (
    <OrganisationFrame>
      {({ organisation }) =>
        organisation.position === 'manager' ? (
          <Webhooks organisation={organisation} />
        ) : (
          <Empty title={t('Webhooks are for its managers')}>
            <p>{t('Ask one of them to add what you need.')}</p>
          </Empty>
        )
      }
    </OrganisationFrame>
  );
}

function Webhooks({ organisation }: { organisation: OwnOrganisation }) {
  const path = `/organisations/${organisation.id}/webhooks`;
  const { data, error, retry } = useApi<readonly Webhook[]>(path);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <div class="columns">
      <div class="stack">
        {secret ? (
          <SecretOnce
            label={t('The secret of the new webhook')}
            secret={secret}
            note={t('Shown this once. Check the signature of what arrives with it, as Standard Webhooks describes.')}
          />
        ) : null}
        {error ? <Failed error={error} retry={retry} what={t('list')} /> : null}
        {!data && !error ? <SkeletonLines lines={4} label={t('Loading')} /> : null}
        {data?.length === 0 ? (
          <Empty title={t('No webhooks yet')}>
            <p>
              {t('A webhook tells an address of another system when something happens here, so that it need not ask.')}
            </p>
          </Empty>
        ) : null}
        {data?.map((webhook) => (
          <WebhookPanel key={webhook.id} path={`${path}/${webhook.id}`} webhook={webhook} changed={retry} />
        ))}
      </div>
      <WebhookForm
        path={path}
        made={(fresh) => {
          setSecret(fresh);
          retry();
        }}
      />
    </div>
  );
}
