import { t, tn } from '../i18n/t.js';
import type { HistoryEvent, Visibility } from './types.js';

export const visibilityName = (visibility: Visibility): string =>
  ({
    private: t('Private'),
    organisation: t('Shared with an organisation'),
    link: t('Shared by link'),
    public: t('Public'),
  })[visibility];

type Told = Pick<HistoryEvent, 'action' | 'titles' | 'count'>;

/** What somebody did, without who: "added three items". */
export function deed({ action, titles, count }: Told): string {
  const many = Math.max(count, titles.length, 1);
  const one = titles[0] ? `“${titles[0]}”` : t('an item');
  const what = many === 1 ? one : tn(many, '{n} item', '{n} items');
  const words: Readonly<Record<string, string>> = {
    'collection.created': t('began the collection'),
    'collection.changed': t('changed title or description'),
    'collection.deleted': t('deleted the collection'),
    'collection.restored': t('brought the collection back'),
    'items.added': t('added {what}', { what }),
    'items.imported': t('imported {what}', { what }),
    'items.merged': t('merged in {what}', { what }),
    'items.restored': t('brought back {what}', { what }),
    'items.removed': t('removed {what}', { what }),
    'item.changed': t('annotated {what}', { what: one }),
    'item.moved': t('moved {what}', { what: one }),
    'section.added': t('added a section'),
    'section.removed': t('removed a section'),
    'section.changed': t('renamed a section'),
    'section.moved': t('moved a section'),
    'comment.added': t('commented'),
    'person.joined': t('joined'),
    'person.changed': t('changed what somebody may do'),
    'person.left': t('took somebody off'),
    'sharing.changed': t('changed who may read it'),
    'link.renewed': t('made a new link'),
  };
  return words[action] ?? action;
}

/** Who it was; somebody without a name has deleted their account. */
export const who = (name: string, mine = false): string => (mine ? t('You') : name || t('Somebody who left'));
