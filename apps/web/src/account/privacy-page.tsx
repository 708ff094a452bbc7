import { t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';
import { TableScroll } from '../table/table-scroll.js';

/** The same as docs/privacy.md says. */
const KEPT: readonly (readonly [string, string, string])[] = [
  ['Account: name, address, password (as argon2id)', 'to know who asks', 'until you delete it'],
  ['Second factor, passkeys, identity at a provider', 'to guard the account', 'until you take them away'],
  [
    'Sessions: name of the browser, hash of the network address',
    'to keep you signed in, and to show you where',
    'until you sign out; 30 days of absence; 90 days in all',
  ],
  [
    'Mailed links: hash, address',
    'to prove an address',
    'new password 1 hour, sign-up and change of address 24 hours, invitation 14 days',
  ],
  ['Access tokens: hash, name, day of last use', 'for your programs', 'until withdrawn; 30 days after they expire'],
  ['Log of accounts: ids and actions, no names', 'to find out what happened', '2 years'],
  [
    'What webhooks of your organisation told its programs: who joined, left or changed position, by id',
    'to repeat and to explain it',
    '30 days',
  ],
  [
    'Panels of exercises: name, address, group, ratings, comments',
    'to ask, and to make the figures',
    'until you leave the panel, or the exercise is deleted',
  ],
  ['Answers in assessments of your cluster', 'to make its figures', 'until the assessment or the cluster is deleted'],
  [
    'Collections: items, notes, tags, comments, who changed what',
    'to keep and share what matters',
    'until you delete them; then 30 days more, to be brought back',
  ],
  [
    'What you follow, your last visits, mails about news',
    'to tell you what changed',
    'until you stop following; the text of a mail until it is sent',
  ],
  ['Weights saved under a name, radars brought from other tools', 'to come back to them', 'until you remove them'],
  [
    'Reports of errors: the sentence and what it is about; of visitors nothing else',
    'to mend it, and to tell you what came of it',
    '1 year after it is settled, 2 years at most',
  ],
  ['Decisions of editors, with the id of the account', 'others rely on them', 'for good'],
  ['Counters against abuse, under hashed keys', 'to slow down guessing', 'at most a day'],
];

/** What is kept about people, in one page. */
export function PrivacyPage() {
  usePageTitle(t('Privacy'));
  return (
    <div class="page stack">
      <h1>{t('What is kept about you')}</h1>
      <p class="lead">
        {t(
          'Reading radars needs no account and leaves nothing. Nothing is loaded from other hosts, nobody counts your clicks, and no cookie is set before you sign in.',
        )}
      </p>
      <TableScroll label={t('What is kept, why, and for how long')}>
        <table class="table">
          <caption class="hidden-text">{t('What is kept, why, and for how long')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('What')}</th>
              <th scope="col">{t('Why')}</th>
              <th scope="col">{t('How long')}</th>
            </tr>
          </thead>
          <tbody>
            {KEPT.map(([what, why, long]) => (
              <tr key={what}>
                <th scope="row">{t(what)}</th>
                <td>{t(why)}</td>
                <td>{t(long)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <h2>{t('What you can do')}</h2>
      <p>
        {t('You can read, correct and take away what is kept about you, and delete your account, on the page')}{' '}
        <a href="/account/data">{t('Your data')}</a>.{' '}
        {t(
          'Deleting removes name, address, password, sessions, tokens and memberships, and organisations with nobody else in them. What others rely on stays under an id that leads to nobody.',
        )}
      </p>
      <p>{t('A job removes every hour what has served its time.')}</p>
    </div>
  );
}
