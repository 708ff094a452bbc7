import { t, word } from '../i18n/t.js';
import { Distribution } from '../exercise/distribution.js';
import type { Feedback, PanelView } from '../exercise/types.js';
import { Comments } from './comments.js';
import { ScaleInput } from './scale-input.js';
import type { useRatings } from './use-ratings.js';

interface Props {
  readonly view: PanelView;
  readonly item: PanelView['items'][number];
  readonly feedback: readonly Feedback[];
  readonly answers: ReturnType<typeof useRatings>;
  readonly open: boolean;
  readonly news: number;
}
const EXPERTISE = {
  name: word('Expertise'),
  question: word('How much do you know about this?'),
  scale: { kind: 'points', points: 5 },
  low: word('heard of it'),
  high: word('I work on it'),
} as const;

/** One item with its questions, the group where it may be seen, and what the panel says. */
export function ItemCard({ view, item, feedback, answers, open, news }: Props) {
  return (
    <article class="item-card">
      <h1>{item.title}</h1>
      {item.kind === 'projection' && item.year ? <p class="small">{t('In {year}', { year: item.year })}</p> : null}
      {item.text ? <p class="item-text">{item.text}</p> : null}
      {view.criteria.map((criterion) => {
        const mine = answers.of(item.id, criterion.key);
        const group = feedback.find((f) => f.itemId === item.id && f.criterion === criterion.key);
        return (
          <div key={criterion.key}>
            <ScaleInput
              criterion={criterion}
              name={`${item.id}-${criterion.key}`}
              value={mine?.value}
              standing={mine !== undefined && !mine.given}
              disabled={!open}
              onChange={(value) => answers.rate({ itemId: item.id, criterion: criterion.key, value })}
            />
            {group ? <Distribution {...group} criterion={criterion} own={mine?.value ?? null} /> : null}
          </div>
        );
      })}
      {view.expertise ? (
        <ScaleInput
          criterion={{
            ...EXPERTISE,
            name: t(EXPERTISE.name),
            question: t(EXPERTISE.question),
            low: t(EXPERTISE.low),
            high: t(EXPERTISE.high),
          }}
          name={`${item.id}-expertise`}
          value={answers.of(item.id, 'expertise')?.value}
          standing={false}
          optional={false}
          disabled={!open}
          onChange={(value) => value !== null && answers.rate({ itemId: item.id, criterion: 'expertise', value })}
        />
      ) : null}
      <Comments exerciseId={view.id} itemId={item.id} count={item.comments} open={open} news={news} />
    </article>
  );
}
