import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { ClusterFrame, type Framed } from './cluster-frame.js';
import { ecosystemName, percent } from './names.js';
import { ProfileForm } from './profile-form.js';
import type { RegionFigures } from './types.js';

export default function ProfilePage() {
  return (
    <ClusterFrame first={(id, _name, reload) => <ProfileForm id={id} profile={null} onSaved={reload} />}>
      {(framed) => <ProfileView key={framed.id} {...framed} />}
    </ClusterFrame>
  );
}

function ProfileView({ id, profile, manages, reload }: Framed) {
  const [editing, setEditing] = useState(false);
  if (editing)
    return (
      <ProfileForm
        id={id}
        profile={profile}
        onSaved={() => {
          setEditing(false);
          reload();
        }}
      />
    );
  return (
    <div class="cluster-columns">
      <section class="cluster-section">
        <h2>What it is</h2>
        {profile.about ? <p class="measure">{profile.about}</p> : <p class="small">Nothing written yet.</p>}
        <dl class="facts">
          <div>
            <dt>Where</dt>
            <dd>{[profile.nuts, profile.country].filter(Boolean).join(', ') || 'not said'}</dd>
          </div>
          {profile.ecosystems.map(({ ecosystem, weight }) => (
            <div key={ecosystem}>
              <dt>{percent(weight)}</dt>
              <dd>
                <a href={`/radars/${ecosystem}`}>{ecosystemName(ecosystem)}</a>
              </dd>
            </div>
          ))}
          {profile.website ? (
            <div>
              <dt>Website</dt>
              <dd>
                <a href={profile.website} rel="noreferrer">
                  {profile.website.replace(/^https?:\/\//, '')}
                </a>
              </dd>
            </div>
          ) : null}
          <div>
            <dt>Partner</dt>
            <dd>{profile.suggested ? 'may be suggested to other clusters' : 'is not suggested to anybody'}</dd>
          </div>
        </dl>
        {manages ? (
          <p class="actions">
            <button type="button" class="button quiet" onClick={() => setEditing(true)}>
              Change the profile
            </button>
          </p>
        ) : null}
      </section>
      <section class="cluster-section">
        <h2>What is known</h2>
        <dl class="counts">
          <Count n={profile.members} what="members" href={`/cluster/${id}/members`} />
          <Count n={profile.matches.same} what="names found in signals" href={`/cluster/${id}/members`} />
          <Count n={profile.matches.review} what="names to judge" href={`/cluster/${id}/members#review`} />
          <Count n={profile.evidence.total} what="pieces of own evidence" href={`/cluster/${id}/members#evidence`} />
        </dl>
        {profile.members === 0 ? (
          <p class="measure">
            Import the members next: the benchmark finds their patents, publications and deals by name.
          </p>
        ) : null}
      </section>
      <Region id={id} />
    </div>
  );
}

function Count({ n, what, href }: { n: number; what: string; href: string }) {
  return (
    <div>
      <dt>
        <a href={href}>{what}</a>
      </dt>
      <dd>{n.toLocaleString('en')}</dd>
    </div>
  );
}

/** Figures of the region, where the operator has loaded some. */
function Region({ id }: { id: string }) {
  const { data } = useApi<RegionFigures>(`/clusters/${id}/region`);
  if (!data || data.figures.length === 0) return null;
  return (
    <section class="cluster-section">
      <h2>The region in figures</h2>
      <ul class="region-figures">
        {data.figures.slice(0, 12).map((figure) => (
          <li key={figure.indicator}>
            <strong>{figure.value.toLocaleString('en', { maximumFractionDigits: 2 })}</strong> {figure.label}
            <span class="small">
              {figure.nuts}, {figure.year}; more than {Math.round(figure.percentile)} % of regions of this level. Loaded{' '}
              {figure.vintage.slice(0, 10)}, Eurostat.
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
