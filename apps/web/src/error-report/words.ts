import { t } from '../i18n/t.js';

export type About = 'tag' | 'trend' | 'placement' | 'copy' | 'other';

/** What may be wrong with it, most likely first. */
export const ABOUT_OF: Readonly<Record<'trend' | 'signal', readonly About[]>> = {
  trend: ['placement', 'trend', 'tag', 'copy', 'other'],
  signal: ['tag', 'trend', 'copy', 'placement', 'other'],
};

export function aboutName(about: About, kind: 'trend' | 'signal'): string {
  switch (about) {
    case 'tag':
      return kind === 'trend' ? t('It is on the wrong radar') : t('It has a wrong tag');
    case 'trend':
      return kind === 'trend' ? t('What is said of the trend is wrong') : t('It is linked to a wrong trend');
    case 'placement':
      return kind === 'trend' ? t('It sits in the wrong place') : t('It counts too much or too little');
    case 'copy':
      return kind === 'trend' ? t('It is the same as another trend') : t('It is a copy, or was withdrawn');
    default:
      return t('Something else');
  }
}
