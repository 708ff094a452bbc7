import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import type { RadarList } from '../api/types.js';
import { Actions } from '../form/actions.js';
import { Field, Select, TextArea, Toggle } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { say } from '../shell/toast.js';
import { CriteriaEditor } from './criteria-editor.js';
import { ItemsEditor } from './items-editor.js';
import type { Exercise, Item, SetUp } from './types.js';
import { LEVELS, SETTLING, slug } from './words.js';

interface Props {
  readonly exercise: Exercise;
  readonly path: string;
  readonly reload: () => void;
}

/** Set-up. After the first round has opened only title, purpose and reminders can still change. */
export function SetUpPart({ exercise, path, reload }: Props) {
  const [setUp, setSetUp] = useState<SetUp>(exercise.setUp);
  const [items, setItems] = useState<readonly Item[]>(exercise.items);
  const { data: radars } = useApi<RadarList>('/radars');
  const sending = useSend();
  const draft = exercise.status === 'draft';
  const set = (changes: Partial<SetUp>): void => setSetUp({ ...setUp, ...changes });
  const save = async (): Promise<void> => {
    const body = {
      version: exercise.version,
      setUp,
      ...(draft && { items: items.map(({ settledRound: _settled, ...item }) => item) }),
    };
    if (!(await sending.send('PUT', path, body)).ok) return;
    say('Saved.');
    reload();
  };
  return (
    <Form sending={sending} onSubmit={() => void save()} label="Set-up" class="set-up">
      {draft ? null : (
        <p class="measure small">
          What was declared before the first round stays as it is. Duplicate the exercise to ask differently.
        </p>
      )}
      <Field
        label="Title"
        name="setUp.title"
        required
        maxLength={160}
        value={setUp.title}
        onChange={(title) => set({ title })}
      />
      <TextArea
        label="Purpose"
        name="setUp.purpose"
        hint="The panel reads this first."
        rows={4}
        maxLength={4000}
        value={setUp.purpose}
        onChange={(purpose) => set({ purpose })}
      />
      <fieldset disabled={!draft}>
        <legend>How it runs</legend>
        <div class="field-row">
          <Select
            label="Mode"
            name="setUp.mode"
            required
            value={setUp.mode}
            onChange={(mode) => set({ mode: mode as SetUp['mode'] })}
            choices={[
              { value: 'rounds', label: 'Rounds (classical Delphi)' },
              { value: 'live', label: 'Live (real-time Delphi)' },
            ]}
          />
          <Select
            label="Compare with the radar of"
            name="setUp.ecosystem"
            empty="No radar"
            value={setUp.ecosystem ?? ''}
            onChange={(ecosystem) => set({ ecosystem: ecosystem || null })}
            choices={(radars?.radars ?? []).map(({ ecosystem, name }) => ({ value: ecosystem, label: name }))}
          />
        </div>
        <Select
          label="Anonymity"
          name="setUp.anonymity"
          required
          value={setUp.anonymity}
          onChange={(anonymity) => set({ anonymity: anonymity as SetUp['anonymity'] })}
          choices={LEVELS}
          hint="The panel is told before it begins. Small cells are kept back unless the exercise is open."
        />
        <Select
          label="Between rounds"
          name="setUp.settle"
          required
          value={setUp.settle}
          onChange={(settle) => set({ settle: settle as SetUp['settle'] })}
          choices={SETTLING}
        />
        <TextArea
          label="Stakeholder groups, one a line"
          name="setUp.groups"
          rows={4}
          value={setUp.groups.map((g) => g.name).join('\n')}
          onChange={(text) => set({ groups: readGroups(text) })}
        />
        <Toggle
          label="Ask, item by item, how much one knows about it"
          name="setUp.expertise"
          value={setUp.expertise}
          onChange={(expertise) => set({ expertise })}
          hint="Figures are then shown with and without the weights."
        />
        <Toggle
          label="People of organisations that take part may join with their account"
          name="setUp.members"
          value={setUp.members}
          onChange={(members) => set({ members })}
        />
        <Toggle
          label="People may join after the first round"
          name="setUp.lateJoin"
          value={setUp.lateJoin}
          onChange={(lateJoin) => set({ lateJoin })}
        />
      </fieldset>
      <Toggle
        label="Remind those who have not finished a day before a round closes"
        name="setUp.reminders"
        value={setUp.reminders}
        onChange={(reminders) => set({ reminders })}
      />
      <fieldset disabled={!draft}>
        <legend>Criteria</legend>
        <CriteriaEditor criteria={setUp.criteria} onChange={(criteria) => set({ criteria })} />
      </fieldset>
      <fieldset disabled={!draft}>
        <legend>Items ({items.length})</legend>
        <ItemsEditor items={items} onChange={setItems} />
      </fieldset>
      <Actions label="Save" busy={sending.busy} />
    </Form>
  );
}

const readGroups = (text: string): SetUp['groups'] =>
  text
    .split('\n')
    .map((name, i) => ({ key: slug(name) || `group-${i + 1}`, name }))
    .filter(({ name }, i, all) => name.trim() !== '' || i === all.length - 1);
