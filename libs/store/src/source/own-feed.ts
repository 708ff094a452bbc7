import { createHash } from 'node:crypto';
import type { SourceDefinition } from '#libs/domain';

export type OwnFeed = Pick<SourceDefinition, 'kind' | 'ecosystems' | 'enabled'> & {
  readonly url: string;
  readonly name?: string | null | undefined;
  readonly publisher?: string | null | undefined;
  readonly lang?: string | null | undefined;
  readonly country?: string | null | undefined;
};

/** The definition of a feed that an editor adds. Its id comes from its address: the same feed twice is one source. */
export function ownFeed({
  url: written,
  name,
  publisher,
  lang,
  country,
  kind,
  ecosystems,
  enabled,
}: OwnFeed): SourceDefinition {
  const url = new URL(written);
  const host = url.hostname.replace(/^www\./, '');
  const called = name?.trim().slice(0, 120) || host;
  return {
    id: ownSourceId(host, url.href),
    name: called,
    connector: 'feed',
    options: { url: url.href },
    ecosystems,
    kind,
    publisher: publisher ?? called,
    lang: lang ?? null,
    country: country ?? null,
    licenceNote: OWN_LICENCE,
    enabled,
    needsKey: null,
  };
}

export const OWN_LICENCE = 'Added by an editor, who answers for the terms of its use.';

export const ownSourceId = (about: string, question: string): string =>
  `own-${about
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)}-${createHash('sha256').update(question).digest('hex').slice(0, 8)}`;
