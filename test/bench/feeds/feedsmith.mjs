/** What a reference of the feedsmith suite (the parsed feed as JSON beside the XML) says about title, link, date and id. */
export function checksOfReference(reference) {
  const entries = reference.items ?? reference.entries ?? [];
  const checks = [
    { entry: null, field: 'title', expected: reference.title },
    { entry: null, field: 'link', expected: linkOf(reference) },
  ];
  entries.forEach((item, entry) => {
    checks.push(
      { entry, field: 'title', expected: item.title ?? item.dc?.title },
      { entry, field: 'link', expected: linkOf(item) },
      { entry, field: 'id', expected: item.guid?.value ?? item.id ?? item.rdf?.about },
      { entry, field: 'date', expected: item.pubDate ?? item.published ?? item.updated ?? item.dc?.date },
    );
  });
  return checks.filter(({ expected }) => typeof expected === 'string' && expected !== '');
}

function linkOf(of) {
  if (typeof of.link === 'string') return of.link;
  return of.links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href;
}
