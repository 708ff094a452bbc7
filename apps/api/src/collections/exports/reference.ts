import { doiOf } from '#libs/text';
import type { CollectionItem } from '#libs/store';
import { addressOf, oneLine } from './exported.js';

/** What a reference manager wants to know of an item, before it is written in its format. */
export interface Reference {
  readonly type: 'article' | 'preprint' | 'patent' | 'news' | 'web' | 'other';
  readonly id: string;
  readonly title: string;
  /** Journal, newspaper, patent office, site: who published it. */
  readonly publisher: string;
  /** Applicants of a patent, companies of a deal; of a publication the organisations of its authors, who are not delivered. */
  readonly organisations: readonly string[];
  /** YYYY-MM-DD; null for trends and links. */
  readonly date: string | null;
  readonly url: string;
  readonly doi: string | null;
  readonly arxiv: string | null;
  /** Number of a patent as its office writes it. */
  readonly number: string | null;
  readonly country: string | null;
  readonly lang: string | null;
  readonly abstract: string;
  readonly keywords: readonly string[];
  readonly note: string;
}

const ARXIV = /^arxiv:(\S+)$/i;

export function referenceOf(item: CollectionItem, base: string): Reference {
  const { signal } = item;
  const arxiv = ARXIV.exec(item.ref)?.[1] ?? null;
  const withdrawn = item.state === 'withdrawn' ? 'Withdrawn by its source.' : '';
  return {
    type: typeOf(item, arxiv),
    id: item.ref,
    title: oneLine(item.title),
    publisher: oneLine(signal?.publisher ?? (item.kind === 'trend' ? 'Trend Universe' : hostOf(item.url ?? ''))),
    organisations: (signal?.organisations ?? []).map(oneLine),
    date: signal?.date || null,
    url: addressOf(item, base),
    doi: signal ? (doiOf(item.ref) ?? doiOf(item.url ?? '')) : null,
    arxiv: signal ? arxiv : null,
    number: signal?.kind === 'patent' ? item.ref.replace(/^[a-z]+:/i, '') : null,
    country: signal?.country ?? null,
    lang: signal?.lang ?? null,
    abstract: oneLine(signal?.excerpt ?? item.trend?.summary ?? ''),
    keywords: [...new Set([...item.tags, ...(signal?.codes ?? [])].map(oneLine).filter(Boolean))],
    note: oneLine([withdrawn, item.note].filter(Boolean).join(' ')),
  };
}

function typeOf({ signal }: CollectionItem, arxiv: string | null): Reference['type'] {
  if (!signal) return 'web';
  switch (signal.kind) {
    case 'publication':
      return arxiv ? 'preprint' : 'article';
    case 'patent':
      return 'patent';
    case 'news':
      return 'news';
    case 'article':
      return 'web';
    case 'investment':
      return 'other';
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '');
