import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { TextArea } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { count } from '../text/format.js';
import { InfluenceEditor } from './influence-editor.js';

export interface Influence {
  readonly variables: readonly string[];
  readonly matrix: readonly (readonly number[])[];
  readonly result: {
    power: number;
    stable: boolean;
    influence: readonly number[];
    dependence: readonly number[];
    quadrants: readonly string[];
  } | null;
}
export interface Balance {
  readonly descriptors: readonly { id: string; states: readonly string[] }[];
  readonly judgements: readonly (readonly (readonly (readonly number[])[])[])[];
  readonly result: {
    combinations: number;
    method: string;
    complete: boolean;
    count: number;
    scenarios: readonly { states: readonly number[]; inconsistency: number }[];
  };
}
export interface Sheet {
  readonly title: string;
  readonly states: readonly number[];
  readonly story: string;
  readonly signposts: readonly string[];
}
export interface Scenarios {
  readonly version: number;
  readonly influence: Influence | null;
  readonly balance: Balance | null;
  readonly sheets: readonly Sheet[];
}

/** Scenarios: who drives whom, which futures support themselves, and their sheets. */
export function ScenariosPart({ path }: { path: string }) {
  const { data, error, retry } = useApi<Scenarios>(`${path}/scenarios`);
  if (error) return <Failed error={error} retry={retry} what="scenarios" />;
  if (!data) return <SkeletonLines lines={5} label="Loading the scenarios" />;
  return (
    <div class="exercise-parts" key={data.version}>
      <section>
        <h2>Who drives whom</h2>
        <p class="measure small">
          How strongly does each variable (row) influence each other (column)? 0 not, 1 weakly, 2, 3 strongly. Influence
          along chains counts, too (MICMAC).
        </p>
        <InfluenceEditor path={path} version={data.version} influence={data.influence} reload={retry} />
      </section>
      <section>
        <h2>Futures that support themselves</h2>
        {data.balance ? (
          <Consistent balance={data.balance} sheets={data.sheets} path={path} version={data.version} reload={retry} />
        ) : null}
        <details>
          <summary>Descriptors and judgements</summary>
          <BalanceEditor path={path} version={data.version} balance={data.balance} reload={retry} />
        </details>
      </section>
      <SheetsEditor path={path} version={data.version} sheets={data.sheets} balance={data.balance} reload={retry} />
    </div>
  );
}

const nameOf = (balance: Balance, states: readonly number[]): string =>
  balance.descriptors.map((d, i) => d.states[states[i] ?? 0] ?? '').join(' · ');

function Consistent({
  balance,
  sheets,
  path,
  version,
  reload,
}: {
  balance: Balance;
  sheets: readonly Sheet[];
  path: string;
  version: number;
  reload: () => void;
}) {
  const { result, descriptors } = balance;
  const sending = useSend();
  const write = async (states: readonly number[]): Promise<void> => {
    const sheet = { title: `Scenario ${sheets.length + 1}`, states, story: '', signposts: [] };
    if ((await sending.send('PUT', `${path}/scenarios/sheets`, { version, sheets: [...sheets, sheet] })).ok) reload();
  };
  return (
    <>
      <p data-scenarios={result.count}>
        <strong>{count(result.count)}</strong> of {count(result.combinations)} combinations are consistent
        {result.complete ? '.' : ': found by following chains, so some may be missing.'}
      </p>
      {sending.error ? <p class="form-error">{sending.error.message}</p> : null}
      <div class="table-scroll" tabIndex={0} role="region" aria-label="Consistent scenarios">
        <table class="table">
          <thead>
            <tr>
              {descriptors.map((d) => (
                <th key={d.id} scope="col">
                  {d.id}
                </th>
              ))}
              <th scope="col">
                <span class="hidden-text">Sheet</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {result.scenarios.slice(0, 50).map(({ states }) => (
              <tr key={states.join()}>
                {descriptors.map((d, i) => (
                  <td key={d.id}>{d.states[states[i] ?? 0]}</td>
                ))}
                <td>
                  <button type="button" class="as-link" onClick={() => void write(states)}>
                    Write a sheet
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Judgements as people keep them: a line a descriptor, then a row of numbers a state. */
function BalanceEditor({
  path,
  version,
  balance,
  reload,
}: {
  path: string;
  version: number;
  balance: Balance | null;
  reload: () => void;
}) {
  const [descriptors, setDescriptors] = useState(
    (balance?.descriptors ?? []).map((d) => `${d.id}: ${d.states.join(', ')}`).join('\n'),
  );
  const [matrix, setMatrix] = useState(
    (balance?.judgements ?? []).flatMap((from) => from.map((row) => row.flat().join(' '))).join('\n'),
  );
  const sending = useSend();
  const save = async (): Promise<void> => {
    const list = descriptors
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => {
        const [id = '', states = ''] = line.split(':');
        return {
          id: id.trim(),
          states: states
            .split(',')
            .map((s) => s.trim())
            .filter(Boolean),
        };
      });
    const rows = matrix
      .split('\n')
      .filter((line) => line.trim())
      .map((line) =>
        line
          .trim()
          .split(/[\s,;]+/)
          .map(Number),
      );
    let next = 0;
    const judgements = list.map((from) =>
      from.states.map(() => {
        const row = [...(rows[next++] ?? [])];
        return list.map((to) => row.splice(0, to.states.length));
      }),
    );
    if (
      (await sending.send('PUT', `${path}/scenarios/balance`, { version, balance: { descriptors: list, judgements } }))
        .ok
    ) {
      say('Judgements are kept.');
      reload();
    }
  };
  return (
    <Form sending={sending} onSubmit={() => void save()} label="Judgements">
      <TextArea
        label="Descriptors, one a line, with their states"
        name="balance.descriptors"
        required
        rows={7}
        value={descriptors}
        onChange={setDescriptors}
        placeholder="Economy: shrinking, stagnant, dynamic"
      />
      <TextArea
        label="Judgements: a row for each state, -3 hinders to 3 promotes"
        name="balance.judgements"
        required
        rows={10}
        value={matrix}
        onChange={setMatrix}
        hint="One number for each state of each descriptor, in the order above; zeros where a descriptor meets itself."
      />
      <Actions label="Find the futures" busy={sending.busy} />
    </Form>
  );
}

function SheetsEditor({
  path,
  version,
  sheets,
  balance,
  reload,
}: {
  path: string;
  version: number;
  sheets: readonly Sheet[];
  balance: Balance | null;
  reload: () => void;
}) {
  const [list, setList] = useState(sheets);
  const sending = useSend();
  if (list.length === 0) return null;
  const change = (at: number, changes: Partial<Sheet>): void =>
    setList(list.map((sheet, i) => (i === at ? { ...sheet, ...changes } : sheet)));
  const save = async (): Promise<void> => {
    if (!(await sending.send('PUT', `${path}/scenarios/sheets`, { version, sheets: list })).ok) return;
    say('Sheets are kept.');
    reload();
  };
  return (
    <section>
      <h2>Scenario sheets</h2>
      <Form sending={sending} onSubmit={() => void save()} label="Scenario sheets" class="sheets">
        {list.map((sheet, i) => (
          <fieldset key={i}>
            <legend>{sheet.title || `Sheet ${i + 1}`}</legend>
            {balance ? <p class="small">{nameOf(balance, sheet.states)}</p> : null}
            <label class="field">
              Title
              <input
                value={sheet.title}
                maxLength={80}
                onInput={(event) => change(i, { title: event.currentTarget.value })}
              />
            </label>
            <TextArea
              label="Story"
              name={`sheets.${i}.story`}
              rows={6}
              maxLength={6000}
              value={sheet.story}
              onChange={(story) => change(i, { story })}
            />
            <TextArea
              label="Signposts, one a line: what would show that it is coming"
              name={`sheets.${i}.signposts`}
              rows={3}
              value={sheet.signposts.join('\n')}
              onChange={(text) => change(i, { signposts: text.split('\n').slice(0, 20) })}
            />
            <button type="button" class="as-link" onClick={() => setList(list.filter((_, k) => k !== i))}>
              Remove this sheet
            </button>
          </fieldset>
        ))}
        <Actions label="Keep the sheets" busy={sending.busy} />
      </Form>
    </section>
  );
}
