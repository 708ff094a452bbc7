import { t } from '../i18n/t.js';
import { type Kind, KINDS, type Radar } from '../api/types.js';
import { shapeOf, shapePath } from './evidence.js';
import { type ListName, MOVEMENTS, type RadarChoice } from './filter.js';
import { kindsName, MOVEMENT_NAMES } from './sentences.js';
import { tintOf } from './tint.js';

interface Props {
  readonly radar: Radar;
  readonly choice: RadarChoice;
  readonly onToggle: (name: ListName, value: string) => void;
}

/** The legend is the filter: each sign explains itself and, pressed, keeps only its own. */
export function RadarFilters({ radar, choice, onToggle }: Props) {
  return (
    <div class="filters">
      <Group name="Segment">
        {radar.segments.map(({ id, name }) => (
          <Chip key={id} on={choice.segment.includes(id)} onClick={() => onToggle('segment', id)}>
            <i class="swatch" style={tintOf(radar.segments, id)} />
            {t(name)}
          </Chip>
        ))}
      </Group>
      <Group name="Ring">
        {radar.rings.map(({ id, name }) => (
          <Chip key={id} on={choice.ring.includes(id)} onClick={() => onToggle('ring', id)}>
            {t(name)}
          </Chip>
        ))}
      </Group>
      <Group name="Evidence">
        {KINDS.map((kind) => (
          <Chip key={kind} on={choice.kind.includes(kind)} onClick={() => onToggle('kind', kind)}>
            <KindSign kind={kind} />
            {capital(kindsName(kind))}
          </Chip>
        ))}
      </Group>
      <Group name="Movement">
        {MOVEMENTS.map((movement) => (
          <Chip key={movement} on={choice.movement.includes(movement)} onClick={() => onToggle('movement', movement)}>
            {t(MOVEMENT_NAMES[movement])}
          </Chip>
        ))}
      </Group>
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Group({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <fieldset>
      <legend>{t(name)}</legend>
      {children}
    </fieldset>
  );
}

function Chip({ on, onClick, children }: { on: boolean; onClick: () => void; children: preact.ComponentChildren }) {
  return (
    <button type="button" class="chip" aria-pressed={on} onClick={onClick}>
      {children}
    </button>
  );
}

export function KindSign({ kind }: { kind: Kind }) {
  return (
    <svg class="kind-sign" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={shapePath(shapeOf({ [kind]: 1 }), 8, 8, 5.4)} />
    </svg>
  );
}
