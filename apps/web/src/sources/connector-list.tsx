import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { Failed } from '../state/failed.js';
import type { Connector } from './types.js';

const ADDRESS = /(https?:\/\/[^\s,;)]+[^\s,;).])/;

/** Addresses in a text as links. */
const Linked = ({ text }: { text: string }) => (
  <>
    {text.split(ADDRESS).map((part, at) =>
      at % 2 === 1 ? (
        <a key={at} href={part} rel="noreferrer">
          {part.replace(/^https?:\/\//, '')}
        </a>
      ) : (
        part
      ),
    )}
  </>
);

/** The interfaces of the world that can be asked, and where to get the keys that they need. */
export function ConnectorList() {
  const { data, error, retry } = useApi<readonly Connector[]>('/connectors');
  if (error && !data) return <Failed error={error} retry={retry} what={t('list of interfaces')} />;
  return (
    <section class="connectors">
      <h2>{t('Interfaces')}</h2>
      <dl>
        {(data ?? []).map((connector) => (
          <div key={connector.id} class="connector">
            <dt>
              {connector.name}{' '}
              <span class={connector.status === 'ready' ? 'chip good' : 'chip'}>{t(connector.status)}</span>
            </dt>
            <dd>
              <p>{connector.description}</p>
              {connector.missing.length > 0 ? (
                <p>
                  {connector.status === 'ready' ? t('Gives more with') : t('Set')}{' '}
                  {connector.missing.map((variable, at) => (
                    <span key={variable}>
                      {at > 0 ? ', ' : ''}
                      <code>{variable}</code>
                    </span>
                  ))}{' '}
                  {t('and start again.')} <Linked text={connector.where ?? ''} />
                </p>
              ) : null}
              <p class="small">
                <Linked text={connector.licence} />
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
