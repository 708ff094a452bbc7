import { canonicalUrl } from './canonical-url.js';

/** What of a signal tells that it is the same thing as another one. */
export interface Identifiable {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  readonly url: string | null;
  readonly organisations: readonly string[];
  readonly codes: readonly string[];
  readonly amountEur: number | null;
}

/** Crossref's own pattern for the DOIs in use, without the end marks of sentences and queries. */
const DOI = /\b(10\.\d{4,9}\/[^\s"'<>?#]+)/i;

/**
 * Names under which a thing is known beyond one source: its canonical address, DOI, patent family, deal. Two signals of one kind
 * that share a key are one piece of evidence.
 */
export function evidenceKeys(signal: Identifiable): string[] {
  const keys: string[] = [];
  const doi = doiOf(signal.id) ?? doiOf(signal.url ?? '');
  if (doi !== null) keys.push(`doi:${doi}`);
  const arxiv = arxivOf(signal.id) ?? arxivOf(signal.url ?? '');
  if (arxiv !== null) keys.push(`arxiv:${arxiv}`);
  for (const code of signal.codes) if (/^family:\S+$/.test(code)) keys.push(code);
  const patent = patentOf(signal);
  if (patent !== null) keys.push(`patent:${patent}`);
  const deal = dealOf(signal);
  if (deal !== null) keys.push(deal);
  const url = signal.url === null || doi !== null ? null : canonicalUrl(signal.url);
  // The front page of a site is no address of an article, however many feeds say so.
  if (url !== null && /^https:\/\/[^/]+(?:\/.|\?.)/.test(url)) keys.push(`url:${url}`);
  return keys;
}

/** Lower case, without resolver and trailing punctuation; null when the text holds none. */
export function doiOf(text: string): string | null {
  const doi = DOI.exec(safelyDecoded(text))?.[1];
  return doi ? doi.replace(/[.,;:)\]}]+$/, '').toLowerCase() : null;
}

/** arXiv gives each paper a DOI as well; its own number says more. Versions are one paper. */
function arxivOf(text: string): string | null {
  return (
    /(?:arxiv:|arxiv\.org\/(?:abs|pdf)\/|arxiv\.)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})/i
      .exec(text)?.[1]
      ?.toLowerCase() ?? null
  );
}

/** Publication number without its kind: application and grant of one document are one invention. */
function patentOf({ id, kind }: Identifiable): string | null {
  const number = kind === 'patent' ? /(?:^|:)([A-Z]{2})\s?0*(\d{4,})(?:[A-Z]\d?)?$/.exec(id) : null;
  return number ? `${number[1]}${number[2]}` : null;
}

const LEGAL_FORM =
  /\b(?:ag|gmbh|inc|incorporated|ltd|limited|llc|plc|sa|sas|sarl|spa|srl|bv|nv|ab|as|oy|oyj|aps|a s|kg|se|corp|corporation|co|company|holding|group)\b/g;

/** A round of investment: who got it, how much, and when (to the month, for days differ between reports). */
function dealOf({ kind, organisations, amountEur, date, title }: Identifiable): string | null {
  if (kind !== 'investment' || amountEur === null || amountEur <= 0) return null;
  const company = (organisations[0] ?? title)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(LEGAL_FORM, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // Two figures are what reports agree on.
  return company && `deal:${company}|${Number(amountEur.toPrecision(2))}|${date.slice(0, 7)}`;
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
