import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { TextArea } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { percent } from '../text/format.js';
import type { Influence } from './scenarios-part.js';

interface Props {
  readonly path: string;
  readonly version: number;
  readonly influence: Influence | null;
  readonly reload: () => void;
}
const WORDS: Readonly<Record<string, string>> = {
  driver: 'drives',
  relay: 'drives and is driven',
  dependent: 'is driven',
  autonomous: 'stands apart',
};

/** The matrix of direct influences, and what follows from it. */
export function InfluenceEditor({ path, version, influence, reload }: Props) {
  const [names, setNames] = useState((influence?.variables ?? []).join('\n'));
  const [matrix, setMatrix] = useState<readonly (readonly number[])[]>(influence?.matrix ?? []);
  const sending = useSend();
  const variables = names
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, 40);
  const cell = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  const set = (i: number, j: number, value: number): void =>
    setMatrix(variables.map((_, a) => variables.map((__, b) => (a === i && b === j ? value : cell(a, b)))));
  const save = async (): Promise<void> => {
    const whole = variables.map((_, i) => variables.map((__, j) => (i === j ? 0 : cell(i, j))));
    if (
      (await sending.send('PUT', `${path}/scenarios/influence`, { version, influence: { variables, matrix: whole } }))
        .ok
    )
      reload();
  };
  return (
    <Form sending={sending} onSubmit={() => void save()} label="Influences" class="wide">
      <TextArea
        label="Variables, one a line"
        name="influence.variables"
        required
        rows={4}
        value={names}
        onChange={setNames}
      />
      {variables.length > 1 ? (
        <div class="table-scroll" tabIndex={0} role="region" aria-label="Influences">
          <table class="table influence">
            <thead>
              <tr>
                <td />
                {variables.map((name, j) => (
                  <th key={j} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {variables.map((name, i) => (
                <tr key={i}>
                  <th scope="row">{name}</th>
                  {variables.map((other, j) => (
                    <td key={j}>
                      {i === j ? null : (
                        <select
                          aria-label={`${name} on ${other}`}
                          value={cell(i, j)}
                          onChange={(event) => set(i, j, Number(event.currentTarget.value))}
                        >
                          {[0, 1, 2, 3].map((value) => (
                            <option key={value}>{value}</option>
                          ))}
                        </select>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Actions label="See who drives whom" busy={sending.busy} disabled={variables.length < 2} />
      {influence?.result ? <Quadrants influence={influence} /> : null}
    </Form>
  );
}

function Quadrants({ influence }: { influence: Influence }) {
  const { variables, result } = influence;
  const top = Math.max(...result!.influence, ...result!.dependence);
  const at = (share: number): number => 20 + (260 * share) / top;
  const even = at(1 / variables.length);
  return (
    <div class="quadrants">
      <svg
        viewBox="0 0 320 320"
        role="img"
        aria-label="Influence upwards, dependence to the right; the list says the same"
      >
        <line class="base" x1={even} x2={even} y1="10" y2="300" />
        <line class="base" x1="20" x2="310" y1={320 - even} y2={320 - even} />
        {variables.map((name, i) => (
          <g key={i}>
            <circle class="own" cx={at(result!.dependence[i] ?? 0)} cy={320 - at(result!.influence[i] ?? 0)} r="5" />
            <text x={at(result!.dependence[i] ?? 0) + 8} y={324 - at(result!.influence[i] ?? 0)}>
              {name.slice(0, 18)}
            </text>
          </g>
        ))}
      </svg>
      <ul>
        {variables.map((name, i) => (
          <li key={i}>
            <strong>{name}</strong> {WORDS[result!.quadrants[i] ?? '']}{' '}
            <span class="small">
              (influence {percent(result!.influence[i] ?? 0)}, dependence {percent(result!.dependence[i] ?? 0)})
            </span>
          </li>
        ))}
        <li class="small">
          {result!.stable
            ? `The order settled at chains of ${result!.power}.`
            : `The order had not settled at chains of ${result!.power}.`}
        </li>
      </ul>
    </div>
  );
}
