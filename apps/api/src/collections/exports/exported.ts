import type { CollectionItem, CollectionSection } from '#libs/store';

/** A collection on its way into a file. */
export interface Exported {
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  /** Where this installation is reached: links of signals and trends begin with it. */
  readonly base: string;
  readonly address: string;
  /** Day of the export, YYYY-MM-DD. */
  readonly day: string;
  readonly sections: readonly CollectionSection[];
  readonly items: readonly CollectionItem[];
}

/** An id as one segment of an address; dots as %2E, because a server takes "name.ext" for a file. */
const segment = (id: string): string => encodeURIComponent(id).replaceAll('.', '%2E');

/** Where an item is read: at its source, or else here. */
export const addressOf = (item: CollectionItem, base: string): string => item.url ?? pageOf(item, base);
/** The page of an item here. */
export const pageOf = (item: CollectionItem, base: string): string =>
  item.kind === 'link' ? (item.url ?? item.ref) : `${base}/${item.kind}s/${segment(item.ref)}`;

/** The items in the order of a reader: first those under no section, then section by section. Empty sections fall away. */
export function bySection({ sections, items }: Exported): { title: string | null; items: CollectionItem[] }[] {
  const known = new Set(sections.map(({ id }) => id));
  return [null, ...sections]
    .map((section) => ({
      title: section?.title ?? null,
      items: items.filter((item) =>
        section ? item.sectionId === section.id : item.sectionId === null || !known.has(item.sectionId),
      ),
    }))
    .filter((group) => group.items.length > 0);
}

/** All items, section by section. */
export const inOrder = (exported: Exported): CollectionItem[] => bySection(exported).flatMap(({ items }) => items);

/** One line: no control characters, no line breaks, no lone surrogates. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
