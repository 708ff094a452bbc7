export { openInput, type InputOptions, type OpenedInput } from './input/open-input.js';
export { readFeedFile, type NamedStream } from './input/open-file.js';
export { listInputs, type FoundInput, type FoundInputs } from './input/list-inputs.js';
export { INPUT_FORMATS, type InputFormat } from './input/detect.js';
export { type ColumnMapping, SIGNAL_FIELDS } from './file/mapping.js';
export type { InputRow, RawSignal } from './file/row.js';
export { readFeed } from './feed/read-feed.js';
export type { Feed, FeedEntry, FeedHints, FeedKind } from './feed/feed.js';
export * from './demo/index.js';
