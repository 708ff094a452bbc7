import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { inEnglish } from '../i18n/t.js';
import { useApi } from '../api/use-api.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { useSession } from '../session/session.js';
import { usePageTitle } from '../shell/page-title.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { pathId } from '../text/format.js';
import { CallFacts } from './call-facts.js';
import type { CallPage, CallSearch } from './call-types.js';
import './cluster.css';
import { ECOSYSTEMS, ecosystemName } from './names.js';

/** The first is what one comes for; `any` shows also calls that are over. */
const STATES = ['not closed', 'open', 'closing soon', 'forthcoming', 'closed', 'any'] as const;
const PAGE = 25;

/** All calls, to search, and searches to keep. */
export default function CallsPage() {
  const { path, query, route } = useLocation();
  const session = useSession();
  usePageTitle('Calls');
  const offset = Number(query.offset ?? 0);
  const asked = Object.fromEntries(
    ['q', 'ecosystem', 'programme', 'state', 'trend'].flatMap((name) => (query[name] ? [[name, query[name]!]] : [])),
  );
  const { state = STATES[0], ...rest } = asked;
  const searched = state === 'any' ? rest : { ...rest, state };
  const { data, error, retry } = useApi<CallPage>(
    `/calls?${new URLSearchParams({ ...searched, offset: String(offset), limit: String(PAGE) })}`,
  );
  const set = (changes: Record<string, string>): void => {
    const next = Object.fromEntries(Object.entries({ ...asked, ...changes }).filter(([, value]) => value));
    route(`${path}?${new URLSearchParams(next)}`, true);
  };
  return (
    <div class="page cluster-page" lang={inEnglish()}>
      <header class="cluster-head">
        <h1>Calls</h1>
        <p class="lead measure">
          Funding that members can apply for, with deadlines in Brussels time. Calls are matched with clusters and
          trends; they never count as evidence.
        </p>
      </header>
      <form class="bench-bar" role="search" aria-label="Calls" onSubmit={(event) => event.preventDefault()}>
        <label>
          Words
          <input type="search" value={query.q ?? ''} onChange={(event) => set({ q: event.currentTarget.value })} />
        </label>
        <label>
          State
          <select value={state} onChange={(event) => set({ state: event.currentTarget.value })}>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label>
          Ecosystem
          <select value={query.ecosystem ?? ''} onChange={(event) => set({ ecosystem: event.currentTarget.value })}>
            <option value="">any</option>
            {Object.keys(ECOSYSTEMS).map((id) => (
              <option key={id} value={id}>
                {ecosystemName(id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          Programme
          <select value={query.programme ?? ''} onChange={(event) => set({ programme: event.currentTarget.value })}>
            <option value="">any</option>
            {(data?.programmes ?? []).map(({ value, n }) => (
              <option key={value} value={value}>
                {value} ({n})
              </option>
            ))}
          </select>
        </label>
      </form>
      {asked['trend'] ? (
        <p class="actions">
          <span class="chip">
            speaks of <a href={`/trends/${pathId(asked['trend'])}`}>{asked['trend'].replaceAll('-', ' ')}</a>
          </span>
          <button type="button" class="as-link" onClick={() => set({ trend: '' })}>
            All trends
          </button>
        </p>
      ) : null}
      {error ? <Failed error={error} retry={retry} what="calls" /> : null}
      {data ? (
        <section class="cluster-section">
          <h2 aria-live="polite">
            {data.total.toLocaleString('en')} {data.total === 1 ? 'call' : 'calls'}
          </h2>
          {data.total === 0 && Object.keys(asked).length === 0 ? (
            <p class="measure">
              None yet. An editor takes them in with <code>npm run calls</code>, or the source “EU Funding &amp;
              Tenders” is switched on.
            </p>
          ) : null}
          <ol class="call-list">
            {data.items.map((call) => (
              <li key={call.id}>
                <h3>
                  <a href={`/calls/${encodeURIComponent(call.id)}`}>{call.title}</a>
                </h3>
                <CallFacts call={call} />
              </li>
            ))}
          </ol>
          {data.total > PAGE ? (
            <p class="actions">
              <button
                type="button"
                class="button quiet"
                disabled={offset === 0}
                onClick={() => set({ offset: String(Math.max(0, offset - PAGE)) })}
              >
                Back
              </button>
              <button
                type="button"
                class="button quiet"
                disabled={offset + PAGE >= data.total}
                onClick={() => set({ offset: String(offset + PAGE) })}
              >
                Next
              </button>
            </p>
          ) : null}
        </section>
      ) : null}
      {session.state === 'signed-in' ? (
        <Searches
          asked={asked}
          onOpen={(search) => route(`${path}?${new URLSearchParams(search.query as Record<string, string>)}`)}
        />
      ) : null}
    </div>
  );
}

function Searches({ asked, onOpen }: { asked: Record<string, string>; onOpen: (search: CallSearch) => void }) {
  const { data, retry } = useApi<readonly CallSearch[]>('/call-searches');
  const [name, setName] = useState('');
  const sending = useSend();
  const { state: _state, trend: _trend, ...query } = asked;
  const save = async (): Promise<void> => {
    const sent = await sending.send('POST', '/call-searches', { name, query, alert: true });
    if (!sent.ok) return;
    setName('');
    say('Saved. New calls come by mail, once a day at most.');
    retry();
  };
  const remove = async (search: CallSearch): Promise<void> => {
    const sent = await sending.send('DELETE', `/call-searches/${search.id}`);
    if (sent.ok) retry();
  };
  return (
    <section class="cluster-section">
      <h2>Saved searches</h2>
      <ul class="assessment-list">
        {(data ?? []).map((search) => (
          <li key={search.id} class="row-actions">
            <button type="button" class="as-link" onClick={() => onOpen(search)}>
              {search.name}
            </button>
            <span class="small">
              {[search.query.q, search.query.ecosystem, search.query.programme].filter(Boolean).join(', ') ||
                'all calls'}
            </span>
            <button type="button" class="as-link" disabled={sending.busy} onClick={() => void remove(search)}>
              Delete<span class="hidden-text"> {search.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Form sending={sending} onSubmit={() => void save()} label="Save this search">
        <Field
          label="Save what you see, and be told of new ones, as"
          name="name"
          required
          value={name}
          maxLength={120}
          onChange={setName}
        />
        <p class="actions">
          <button type="submit" class="button" disabled={sending.busy || name.trim() === ''}>
            Save the search
          </button>
        </p>
      </Form>
    </section>
  );
}
