export interface Embedded {
  /** Where this installation is. */
  readonly origin: string;
  readonly ecosystem: string;
  readonly theme: string;
  readonly language: string;
  /** The edition it stays with; null to follow the latest. */
  readonly edition: number | null;
  /** What the link and the frame are called. */
  readonly title: string;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A link that the script beside it turns into a live radar; without scripts it stays a link. */
export function scriptLine({ origin, ecosystem, theme, language, edition, title }: Embedded): string {
  const options = [
    ...(theme === 'auto' ? [] : [` data-theme="${theme}"`]),
    ...(language === 'en' ? [] : [` data-language="${language}"`]),
    ...(edition === null ? [] : [` data-edition="${edition}"`]),
  ].join('');
  return `<a href="${origin}/radars/${ecosystem}${edition === null ? '' : `?edition=${edition}`}" data-radar="${ecosystem}"${options}>${escape(title)}</a><script async src="${origin}/api/v1/embed.js"></script>`;
}

/** For sites that allow no scripts of others. */
export function frameLine({ origin, ecosystem, theme, language, edition, title }: Embedded): string {
  const query = new URLSearchParams({
    ...(theme === 'auto' ? {} : { theme }),
    ...(language === 'en' ? {} : { language }),
    ...(edition === null ? {} : { edition: String(edition) }),
  }).toString();
  return `<iframe src="${origin}/api/v1/radars/${ecosystem}/embed${query && `?${escape(query)}`}" title="${escape(title)}" loading="lazy" width="100%" height="760" style="border:0"></iframe>`;
}
