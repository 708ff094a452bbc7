import { article } from './en-article.js';
import { investment } from './en-investment.js';
import { news } from './en-news.js';
import { patent } from './en-patent.js';
import { publication } from './en-publication.js';
import type { Language } from './language.js';

export const english: Language = {
  code: 'en',
  kinds: { publication, patent, investment, news, article },
  qualifiers: [
    'with reduced energy demand',
    'with a modular housing',
    'with closed-loop control',
    'for variable loads',
    'with low maintenance demand',
    'having redundant sensors',
    'having an exchangeable insert',
    'with automatic calibration',
    'for small series',
    'with improved traceability',
    'for confined spaces',
    'with predictive fault detection',
    'with adjustable flow',
    'having a common carrier',
    'with shared control logic',
    'for mobile use',
    'with secure data exchange',
    'with extended service life',
    'in two stages',
    'in a single pass',
    'with reduced part count',
    'for existing installations',
    'with adaptive scheduling',
    'having a detachable cover',
    'with user-specific settings',
    'under changing conditions',
  ],
  amount: (millions) => (millions >= 1 ? `EUR ${String(millions)} million` : `EUR ${Math.round(millions * 1000)},000`),
};
