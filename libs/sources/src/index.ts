export { openInput, type InputOptions, type OpenedInput } from './input/open-input.js';
export { readFeedFile, type NamedStream } from './input/open-file.js';
export { listInputs, type FoundInput, type FoundInputs } from './input/list-inputs.js';
export { INPUT_FORMATS, type InputFormat } from './input/detect.js';
export { type ColumnMapping, SIGNAL_FIELDS } from './file/mapping.js';
export type { InputRow, RawSignal } from './file/row.js';
export { readFeed } from './feed/read-feed.js';
export type { Feed, FeedEntry, FeedHints, FeedKind } from './feed/feed.js';
export * from './demo/index.js';
export { readOpml, type Opml, type OpmlFeed, type OpmlRefusal } from './opml/read-opml.js';
export type { Http, HttpRequest, HttpResponse } from './fetch/http.js';
export { SafeHttp, type SafeHttpOptions } from './fetch/safe-http.js';
export { PoliteHttp, type PolitenessOptions } from './fetch/polite-http.js';
export { type Clock, HostGates, type HostLimits } from './fetch/host-gates.js';
export { SourceError } from './fetch/source-error.js';
export { isPublicAddress } from './fetch/addresses.js';
export type {
  Connector,
  KeyNeed,
  PullContext,
  PullPage,
  PullState,
  Quota,
  RawPayload,
  Reading,
  SourceHints,
  SourceRow,
} from './connectors/connector.js';
export { CONNECTORS, connectorOf, listConnectors, type ListedConnector, readOptions } from './connectors/registry.js';
export { hintsOf, readSourcePresets, type SourcePreset } from './connectors/presets/presets.js';
export { type OpenCall, statusOfCall } from './connectors/eu-calls/open-call.js';
export { type DealOptions, parseDeals } from './connectors/deals-csv/parse.js';
export { readTable, type TableRow } from './file/csv.js';
