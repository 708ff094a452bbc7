import { createHash } from 'node:crypto';
import { sureness } from '../radars/formats/sureness.js';
import type { PlacementView, RadarView } from '../radars/radar.schema.js';
import { embedPicture } from './embed.picture.js';
import { EMBED_STYLE } from './embed.style.js';
import { dayIn, type EmbedQuery, nameIn, WORDS } from './embed.words.js';
import { escapeText } from '../shared/escape-text.js';

/** Tells the page around the frame how high it is. That is no secret; the page around checks who speaks. */
const SCRIPT = `(function(){
if(parent===window)return;
var tell=function(){parent.postMessage({source:'trend-universe',height:Math.ceil(document.body.getBoundingClientRect().height)},'*')};
new ResizeObserver(tell).observe(document.body);
addEventListener('load',tell);
})();`;

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Nothing is loaded, nothing is sent; one style and one script, known by their hash. Any site may frame it: this page, and no other of ours. */
export const EMBED_POLICY = `default-src 'none'; style-src ${hash(EMBED_STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'; frame-ancestors *`;

interface Frame extends EmbedQuery {
  /** Where this installation is, without a slash at the end: links lead out of the frame, by full addresses. */
  readonly home: string;
  /** Of the ecosystem, in the language asked for. */
  readonly name: string;
}

/** A radar as a page for a frame on somebody else's site: the picture, and every trend as a link in the list of its ring. */
export function embedPage(radar: RadarView, { home, theme, language, edition, name }: Frame): string {
  const words = WORDS[language];
  const rank = new Map(radar.rings.map(({ id }, index) => [id, index]));
  const placed = [...radar.placements].sort(
    (a, b) =>
      (rank.get(a.ring) ?? 0) - (rank.get(b.ring) ?? 0) || a.radius - b.radius || (a.trendId < b.trendId ? -1 : 1),
  );
  const title = words.title.replace('{name}', name);
  const asked = new URLSearchParams({
    ...(edition !== undefined && edition === radar.edition?.number && { edition: String(edition) }),
    ...(language !== 'en' && { language }),
  }).toString();
  const address = `${home}/radars/${radar.ecosystem}${asked && `?${asked}`}`;
  const caption = radar.edition
    ? words.edition
        .replace('{number}', String(radar.edition.number))
        .replace('{day}', dayIn(language, radar.edition.asOf))
    : '';
  const link = (to: string, text: string, lang = ''): string =>
    `<a href="${escapeText(to)}" target="_blank" rel="noopener"${lang}>${escapeText(text)}<span class="hidden"> (${words.newTab})</span></a>`;
  const row = (placement: PlacementView): string => {
    const to = `${home}/trends/${encodeURIComponent(placement.trendId)}?on=${radar.ecosystem}${language === 'en' ? '' : `&language=${language}`}`;
    const segment = radar.segments.findIndex(({ id }) => id === placement.segment);
    const sure = words.sure.replace('{share}', sureness(placement, placement.ring));
    return `<li><b class="s${Math.max(0, segment) % 5}"><span>${placed.indexOf(placement) + 1}</span></b><span>${link(to, placement.name, language === 'en' ? '' : ' lang="en"')}<small>${escapeText(sure)}</small></span></li>`;
  };
  const lists = radar.rings
    .map((ring) => ({ ring, mine: placed.filter((placement) => placement.ring === ring.id) }))
    .filter(({ mine }) => mine.length > 0)
    .map(
      ({ ring, mine }, index) =>
        `<details${index === 0 ? ' open' : ''}><summary>${escapeText(nameIn(language, ring.name))} <small>${escapeText(nameIn(language, ring.horizon))}, ${mine.length}</small></summary><ol>${mine.map(row).join('\n')}</ol></details>`,
    );
  const legend = radar.segments.map(
    (segment, index) =>
      `<li class="s${index % 5}"><i></i><span>${escapeText(nameIn(language, segment.name))}</span></li>`,
  );
  const content =
    placed.length === 0
      ? `<p>${words.none}</p>`
      : `<div class="both"><div>${embedPicture(radar, placed, language, `${title}. ${caption}`)}<ul class="segments">${legend.join('')}</ul></div><div>${lists.join('\n')}</div></div>`;
  return `<!doctype html>
<html lang="${language}"${theme === 'auto' ? '' : ` data-theme="${theme}"`}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeText(title)}</title><link rel="canonical" href="${escapeText(address)}"><style>${EMBED_STYLE}</style></head>
<body><h1>${escapeText(name)}</h1>${content}
<footer>${radar.edition?.synthetic ? `<strong>${words.synthetic}</strong> ` : ''}${caption ? `${escapeText(caption)}. ` : ''}${link(address, words.open)}</footer><script>${SCRIPT}</script></body></html>
`;
}
