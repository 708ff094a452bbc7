import { useState } from 'preact/hooks';
import { pathId } from '../text/format.js';
import { Distribution, Spread } from './distribution.js';
import { PanelRadar } from './panel-radar.js';
import type { Cell, Criterion, Results } from './types.js';
import { VoiceChoice, VoiceNote } from './voice-choice.js';
import { valueText } from './words.js';

/** Results of a round as a page: for facilitators, for organisations in it, and for everybody when published. */
export function ResultsView({ results }: { results: Results }) {
  const [key, setKey] = useState(results.criteria[0]?.key ?? '');
  const [byDissent, setByDissent] = useState(false);
  const at = Math.max(
    0,
    results.criteria.findIndex((c) => c.key === key),
  );
  const criterion = results.criteria[at]!;
  const items = byDissent ? [...results.items].sort((a, b) => b.dissent - a.dissent) : results.items;
  return (
    <div class="results">
      <Rounds results={results} />
      <section aria-label="Figures">
        <div class="results-bar">
          <label>
            Criterion{' '}
            <select value={criterion.key} onChange={(event) => setKey(event.currentTarget.value)}>
              {results.criteria.map((c) => (
                <option key={c.key} value={c.key}>
                  {c.name}
                </option>
              ))}
            </select>
          </label>
          <label>
            <input
              type="checkbox"
              checked={byDissent}
              onChange={(event) => setByDissent(event.currentTarget.checked)}
            />{' '}
            Most dissent first
          </label>
          <VoiceChoice results={results} />
        </div>
        <Agreement criterion={criterion} />
        <ol class="result-items">
          {items.map((item) => (
            <ItemRow key={item.id} item={item} cell={item.cells[at]!} criterion={criterion} results={results} />
          ))}
        </ol>
        {results.voice === 'organisation' ? <VoiceNote results={results} /> : null}
        <p class="small measure">
          {results.minimum > 1
            ? `Figures rest on at least ${results.minimum} people. What would give fewer away, alone or by comparison, is kept back. A rating stands until it is changed, so whoever missed a round still counts.`
            : 'This exercise is open: ratings stand beside names.'}
        </p>
      </section>
      {results.agenda.length > 0 || results.panelRadar.length > 0 ? <Agenda results={results} /> : null}
      {results.divergent.length > 0 ? (
        <section>
          <h2>Arguments where the panel differs most</h2>
          <ul class="arguments">
            {results.divergent.map((c) => (
              <li key={c.id}>
                <p class="small">
                  {c.title}
                  {c.stance ? `, ${c.stance}` : ''}
                  {c.replies ? `, ${c.replies} ${c.replies === 1 ? 'reply' : 'replies'}` : ''}
                  {c.author ? `, ${c.author}` : ''}
                </p>
                <p>{c.text}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Rounds({ results }: { results: Results }) {
  const closed = results.rounds.filter((r) => r.answered !== null);
  return (
    <section aria-label="Rounds">
      {closed.map((r) => (
        <p key={r.number}>
          <strong>Round {r.number}</strong>: {r.answered} of {r.panel} answered
          {r.number > 1 ? `, ${r.droppedOut} dropped out, ${r.joined} were new` : ''}.
        </p>
      ))}
    </section>
  );
}

function Agreement({ criterion }: { criterion: Results['criteria'][number] }) {
  const f = criterion.figures;
  if (!f) return null;
  const { kendall, alpha, icc } = f;
  return (
    <p class="small">
      {f.raters} people, {f.items} items
      {kendall
        ? ` · agreement on the order (Kendall’s W) ${kendall.w.toFixed(2)}, p ${kendall.pValue < 0.001 ? '< 0.001' : kendall.pValue.toFixed(3)}`
        : ''}
      {alpha === null ? '' : ` · Cronbach’s alpha ${alpha.toFixed(2)}`}
      {icc ? ` · ICC ${icc.single.toFixed(2)}, of the mean ${icc.mean.toFixed(2)}` : ''}
    </p>
  );
}

function ItemRow({
  item,
  cell,
  criterion,
  results,
}: {
  item: Results['items'][number];
  cell: Cell;
  criterion: Criterion;
  results: Results;
}) {
  const { figures: f, stability } = cell;
  const byOrganisation = results.voice === 'organisation';
  const own = results.own?.find((o) => o.itemId === item.id && o.criterion === criterion.key);
  return (
    <li>
      <details>
        <summary>
          <span class="item-title">{item.title}</span>
          {f ? (
            <>
              <Spread criterion={criterion} median={f.median} q1={f.q1} q3={f.q3} />
              <span class="figure">{valueText(f.median, criterion)}</span>
              <span class="verdict">
                {f.consensus ? 'agreed' : cell.twoCamps ? 'two camps' : f.consensus === null ? '' : 'open'}
              </span>
            </>
          ) : (
            <span class="small">kept back: too few {byOrganisation ? 'organisations' : 'people'}</span>
          )}
        </summary>
        {f ? (
          <div class="item-detail">
            {byOrganisation || f.q1 === null || f.q3 === null ? (
              <p>
                {f.n} organisations · median <strong>{valueText(f.median, criterion)}</strong>
                {f.q1 === null || f.q3 === null
                  ? ''
                  : ` · middle half ${valueText(f.q1, criterion)} to ${valueText(f.q3, criterion)}`}
              </p>
            ) : (
              <Distribution criterion={criterion} counts={f.counts} median={f.median} q1={f.q1} q3={f.q3} n={f.n} />
            )}
            <ul class="small">
              {cell.stands ? (
                <li>
                  These are the figures of round {cell.round}: too few {byOrganisation ? 'organisations ' : ''}have
                  answered since.
                </li>
              ) : null}
              {item.settledRound !== null ? <li>Settled after round {item.settledRound}.</li> : null}
              {f.weighted ? (
                <li>
                  With self-rated expertise: median {valueText(f.weighted.median, criterion)} instead of{' '}
                  {valueText(f.median, criterion)}.
                </li>
              ) : null}
              {stability ? (
                <li>
                  {stability.stable === null
                    ? 'Stability is not defined.'
                    : stability.stable
                      ? 'Stable'
                      : 'Still moving'}{' '}
                  since the round before ({stability.pairs} people in both
                  {stability.change === null ? '' : `, change of variation ${stability.change.toFixed(2)}`}).
                </li>
              ) : null}
              {own ? (
                <li>
                  Your organisation: median {valueText(own.median, criterion)}, {own.n} people.
                </li>
              ) : null}
              {cell.groups.map((g) => (
                <li key={g.group}>
                  {results.groups.find((x) => x.key === g.group)?.name ?? g.group}:{' '}
                  {g.median === null ? 'kept back' : `median ${valueText(g.median, criterion)}, ${g.n} people`}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </details>
    </li>
  );
}

function Agenda({ results }: { results: Results }) {
  return (
    <section>
      <h2>Panel against evidence</h2>
      {results.edition ? (
        <p class="small">
          Compared with edition {results.edition.number}
          {results.edition.synthetic ? ' (synthetic data)' : ''}. The largest differences are what to talk about.{' '}
          <a
            href={`/radars/${results.exercise.ecosystem}?exercise=${results.exercise.id}${results.voice === 'organisation' ? '&voice=organisation' : ''}`}
          >
            Lay the panel over the radar
          </a>
        </p>
      ) : null}
      <div class="agenda">
        <PanelRadar placements={results.panelRadar} />
        <ol>
          {results.agenda.slice(0, 10).map((point) => (
            <li key={point.trendId}>
              <a href={`/trends/${pathId(point.trendId)}`}>{point.title}</a>: the panel sees it{' '}
              {point.difference < 0 ? 'nearer' : 'farther'} by {Math.abs(point.difference).toFixed(2)}
              {point.apart === false ? ', within the noise' : ''}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
