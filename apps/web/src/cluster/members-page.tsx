import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { sendJson } from '../api/send.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { DataTable } from '../table/data-table.js';
import { plural } from '../text/format.js';
import { ClusterFrame, type Framed } from './cluster-frame.js';
import { ImportBox } from './import-box.js';
import { OwnEvidence } from './own-evidence.js';
import type { Member, NameMatch } from './types.js';

export default function MembersPage() {
  return <ClusterFrame>{(framed) => <MembersView key={framed.id} {...framed} />}</ClusterFrame>;
}

function MembersView(framed: Framed) {
  const { id, profile, manages, reload } = framed;
  const [round, setRound] = useState(0);
  const done = (): void => {
    setRound((n) => n + 1);
    reload();
  };
  return (
    <div class="cluster-stack">
      <MemberTable key={`members-${round}`} id={id} total={profile.members} manages={manages} onChange={done} />
      {manages ? (
        <section class="cluster-section">
          <h2>Import members</h2>
          <ImportBox id={id} what="members" onDone={done}>
            A CSV with a header line: <code>name</code>, and where known <code>id</code>, <code>employees</code> (a
            number, 10-49, or micro, small, medium, large), <code>nuts</code>, <code>country</code>, <code>nace</code>,{' '}
            <code>website</code>. The same file twice adds nothing.
          </ImportBox>
        </section>
      ) : null}
      <Review key={`review-${round}`} id={id} manages={manages} onChange={reload} />
      <OwnEvidence key={`own-${round}`} {...framed} onChange={done} />
    </div>
  );
}

interface Page {
  readonly items: readonly Member[];
  readonly nextCursor: string | null;
}

function MemberTable({
  id,
  total,
  manages,
  onChange,
}: {
  id: string;
  total: number;
  manages: boolean;
  onChange: () => void;
}) {
  const [q, setQ] = useState('');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const query = new URLSearchParams({ ...(q && { q }), ...(cursor && { cursor }) });
  const { data, error, retry } = useApi<Page>(`/clusters/${id}/members?${query}`);
  const remove = async (member: Member): Promise<void> => {
    await sendJson('DELETE', `/clusters/${id}/members/${member.id}`);
    say(`${member.name} was taken out.`, {
      undo: async () => {
        const { name, employees, nuts, nace, website } = member;
        await sendJson('POST', `/clusters/${id}/members`, { name, employees, nuts, nace, website });
        onChange();
      },
    });
    onChange();
  };
  return (
    <section class="cluster-section">
      <h2>{total.toLocaleString('en')} members</h2>
      <p>
        <label>
          <span class="hidden-text">Part of a member's name</span>
          <input
            type="search"
            placeholder="Find a member"
            value={q}
            onInput={(event) => {
              setCursors([]);
              setQ(event.currentTarget.value);
            }}
          />
        </label>
      </p>
      {error ? <Failed error={error} retry={retry} what="members" /> : null}
      {data && data.items.length > 0 ? (
        <DataTable
          caption="Members of the cluster"
          rowKey={(member) => member.id}
          rows={data.items}
          columns={[
            { name: 'Name', cell: (member) => member.name, by: (member) => member.name },
            {
              name: 'Employees',
              number: true,
              cell: (member) => member.employees ?? '–',
              by: (member) => member.employees ?? -1,
            },
            { name: 'Region', cell: (member) => member.nuts ?? '–' },
            { name: 'NACE', cell: (member) => member.nace ?? '–' },
            {
              name: 'Names in signals',
              number: true,
              cell: (member) => member.matches,
              by: (member) => member.matches,
            },
            ...(manages
              ? [
                  {
                    name: 'Change',
                    cell: (member: Member) => (
                      <button type="button" class="as-link" onClick={() => void remove(member)}>
                        Take out<span class="hidden-text"> {member.name}</span>
                      </button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : data ? (
        <p>{q ? 'No member of that name.' : 'No members yet.'}</p>
      ) : null}
      {data && (cursors.length > 0 || data.nextCursor) ? (
        <p class="actions">
          <button
            type="button"
            class="button quiet"
            disabled={cursors.length === 0}
            onClick={() => setCursors(cursors.slice(0, -1))}
          >
            Back
          </button>
          <button
            type="button"
            class="button quiet"
            disabled={!data.nextCursor}
            onClick={() => data.nextCursor && setCursors([...cursors, data.nextCursor])}
          >
            Next
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** Names that look like a member and may be another firm: a person says which. */
function Review({ id, manages, onChange }: { id: string; manages: boolean; onChange: () => void }) {
  const { data, retry } = useApi<{ counts: { review: number }; items: readonly NameMatch[] }>(
    `/clusters/${id}/matches?verdict=review&limit=20`,
  );
  const sending = useSend();
  if (!data || data.items.length === 0) return null;
  const decide = async (match: NameMatch, verdict: 'same' | 'different'): Promise<void> => {
    const sent = await sending.send('PUT', `/clusters/${id}/matches/${match.memberId}/${match.applicantId}`, {
      verdict,
    });
    if (!sent.ok) return;
    retry();
    onChange();
  };
  return (
    <section class="cluster-section" id="review">
      <h2>
        {data.counts.review.toLocaleString('en')} {plural(data.counts.review, 'name', 'names')} to judge
      </h2>
      <p class="measure">
        These names stand in signals and look like a member. Only what you call the same counts for the cluster.
      </p>
      <ul class="review-list">
        {data.items.map((match) => (
          <li key={`${match.memberId}/${match.applicantId}`}>
            <div>
              <strong>{match.applicant}</strong> in {match.signals} {match.signals === 1 ? 'signal' : 'signals'}: is it{' '}
              <strong>{match.member}</strong>?
              <p class="small">
                {match.doubt}
                {match.example ? `; for example “${match.example}”` : ''}
              </p>
            </div>
            {manages ? (
              <p class="actions">
                <button
                  type="button"
                  class="button quiet"
                  disabled={sending.busy}
                  onClick={() => void decide(match, 'same')}
                >
                  The same<span class="hidden-text">: {match.applicant}</span>
                </button>
                <button
                  type="button"
                  class="button quiet"
                  disabled={sending.busy}
                  onClick={() => void decide(match, 'different')}
                >
                  Another<span class="hidden-text">: {match.applicant}</span>
                </button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <FormError error={sending.error} />
    </section>
  );
}
