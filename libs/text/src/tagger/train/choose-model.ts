import { ECOSYSTEM_IDS, type Ecosystem, type Trend } from '#libs/domain';
import { createReader } from '../../reader/reader.js';
import { measureTags, objective, type Judged, type TaggerQuality } from '../measure.js';
import { openModel, type TaggerModel } from '../model.js';
import { textHash } from '../text-hash.js';
import type { LabelledText } from '../text-input.js';
import type { Training, TrainingReport } from './train-tagger.js';

/** Texts that neither model has seen, from which a judgement on them counts. */
const ENOUGH = 100;

export interface ModelChoice {
  /** Whether the new model should take the old one's place. */
  readonly better: boolean;
  readonly reason: string;
  /** Quality on labelled texts the new model did not learn from (bootstrapped models only). */
  readonly measured: TaggerQuality | null;
}

/**
 * Which of two models to keep. The judges are labelled texts that the old model has not seen, tagged by the new one out of fold; where
 * there are too few, or the old model cannot be read any more, the cross-validated figures on record. Without either the new one is better.
 */
export function chooseModel(given: {
  readonly ecosystems: readonly Ecosystem[];
  readonly trends: readonly Trend[];
  readonly labelled: readonly LabelledText[];
  readonly old: TaggerModel | null;
  readonly oldReport: TrainingReport | null;
  readonly training: Training;
}): ModelChoice {
  const { labelled, old, oldReport, training } = given;
  const accepted = training.report.acceptedFalseAlarms;
  const trained = training.model.origin === 'trained';
  const fresh = trained ? training.judged : judge(given, training.model, labelled);
  const measured = !trained && labelled.length > 0 ? measureTags(fresh) : null;
  if (!old && !oldReport) return { better: true, reason: 'There is no model yet.', measured };
  const seen = old && openModel(old).seen;
  const unseen = seen ? labelled.flatMap((text, i) => (seen.has(textHash(text)) ? [] : [i])) : [];
  if (old && unseen.length >= ENOUGH) {
    const before = measureTags(
      judge(
        given,
        old,
        unseen.map((i) => labelled[i]!),
      ),
    );
    const now = measureTags(unseen.map((i) => fresh[i]!));
    return compare(before, now, accepted, `On ${unseen.length} labelled texts that neither model has seen`, measured);
  }
  const now = measured ?? (trained ? training.report.crossValidated : null);
  if (!oldReport || now === null)
    return {
      better: false,
      reason: `Too few labelled texts (${unseen.length}, not ${ENOUGH}) are new to the old model to judge it by.`,
      measured,
    };
  const before = oldReport.measured ?? oldReport.crossValidated;
  return compare(before, now, accepted, 'Cross-validated', measured);
}

function compare(
  before: TaggerQuality,
  now: TaggerQuality,
  accepted: number,
  how: string,
  measured: TaggerQuality | null,
): ModelChoice {
  const show = (q: TaggerQuality): string =>
    `macro-F1 ${q.macroF1}, hit@1 ${q.hitAt1}, false alarms ${q.falseAlarmShare ?? 'not known'}`;
  const better = objective(now, accepted) >= objective(before, accepted);
  return { better, reason: `${how}, the old model has ${show(before)}; the new one ${show(now)}.`, measured };
}

function judge(
  parts: { readonly ecosystems: readonly Ecosystem[]; readonly trends: readonly Trend[] },
  model: TaggerModel,
  texts: readonly LabelledText[],
): Judged[] {
  const reader = createReader({ ...parts, model });
  const position = (id: string): number => ECOSYSTEM_IDS.indexOf(id as never);
  return texts.map((text) => ({
    kind: text.kind ?? '',
    truth: [...(text.primary === null ? [] : [text.primary]), ...text.also].map(position),
    said: reader.read(text).tags.map(({ id }) => position(id)),
  }));
}
