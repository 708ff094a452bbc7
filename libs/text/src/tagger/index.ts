export { type LabelledText, type TextInput } from './text-input.js';
export { measureTags, objective, type Judged, type TaggerQuality } from './measure.js';
export { openModel, type OpenModel, type TaggerModel } from './model.js';
export { textHash, textKey } from './text-hash.js';
export { chooseModel, type ModelChoice } from './train/choose-model.js';
export { trainTagger, type Training, type TrainingData, type TrainingReport } from './train/train-tagger.js';
export type { NamesByEcosystem } from './names.js';
